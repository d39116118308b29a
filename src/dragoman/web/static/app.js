// What makes the pages handier; every page works without it.
"use strict";

// A part of a page that changes by itself ([data-live]) is asked for anew until it no longer says that it changes.
(() => {
  const live = document.querySelector("[data-live]");
  if (!live) return;
  const pause = () => window.setTimeout(renew, Number(live.dataset.live) || 2000);
  const renew = async () => {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById(live.id);
      if (!fresh) return;
      document.title = page.title;
      if (!live.contains(document.activeElement) || !("live" in fresh.dataset)) live.replaceChildren(...fresh.childNodes);
      if ("live" in fresh.dataset) pause();
    } catch { pause(); }
  };
  pause();
})();

// What takes longer to find ([data-later]) is asked for when the page is there, and put in its place.
(() => {
  const waiting = [...document.querySelectorAll("[data-later]")];
  const fill = async (address) => {
    const parts = waiting.filter((one) => one.dataset.later === address);
    for (const part of parts) part.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" } });
      const page = answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
      for (const part of parts) {
        const fresh = page?.getElementById(part.id);
        if (fresh && !part.contains(document.activeElement)) part.replaceChildren(...fresh.childNodes);
      }
    } catch { /* what is there stays */ }
    for (const part of parts) part.removeAttribute("aria-busy");
  };
  for (const address of new Set(waiting.map((one) => one.dataset.later))) fill(address);
})();

// A chart is a picture at first; once it is there it becomes a part of the page, so that its links and words can be used.
(() => {
  const place = async (image) => {
    try {
      const answer = await fetch(image.src);
      if (!answer.ok) return;
      const text = (await answer.text()).replace(/<style>.*?<\/style>/, ""); // the page has these colours
      const drawing = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
      if (drawing.localName !== "svg") return;
      drawing.dataset.drawing = image.dataset.drawing;
      image.replaceWith(drawing);
    } catch { /* the picture stays */ }
  };
  for (const image of document.querySelectorAll("img[data-drawing]")) {
    if (image.complete && image.naturalWidth) place(image);
    else image.addEventListener("load", () => place(image));
  }
})();

// In an article, the words of a fact and its card light up together.
(() => {
  const reading = document.querySelector(".reading");
  if (!reading) return;
  const light = (targets) => {
    for (const lit of reading.querySelectorAll(".lit")) lit.classList.remove("lit");
    for (const target of targets) {
      document.getElementById(target)?.classList.add("lit");
      for (const mark of reading.querySelectorAll(`mark[data-facts~="${CSS.escape(target)}"]`)) mark.classList.add("lit");
    }
  };
  const facts = (element) => {
    const card = element.closest(".fact");
    if (card) return [card.id];
    const ref = element.closest(".ref");
    if (ref) return [ref.hash.slice(1)];
    return (element.closest("mark")?.dataset.facts ?? "").split(" ").filter(Boolean);
  };
  for (const kind of ["mouseover", "focusin"]) reading.addEventListener(kind, (event) => light(facts(event.target)));
  reading.addEventListener("mouseleave", () => light([]));
})();

// One key for what is marked with it ([data-key]): it is pressed, followed, opened or written in. Not while one types,
// once a page, and not at all where the reader has turned the keys off.
(() => {
  const marked = () => [...document.querySelectorAll("[data-key]")].filter((one) => one.getClientRects().length);
  const off = () => { try { return localStorage.getItem("keys") === "off"; } catch { return false; } };
  let leaving = false;
  window.addEventListener("pageshow", () => { leaving = false; });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[action^='/review/']")) return;
    if (leaving) event.preventDefault(); // a key that is pressed twice decides once
    leaving = true;
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || leaving) return;
    const from = event.target;
    if (from.matches?.("textarea, select, input:not([type=checkbox], [type=radio])")) {
      if (event.key === "Escape") from.blur();
      return;
    }
    const target = off() ? undefined : marked().find((one) => one.dataset.key === event.key);
    if (!target) return;
    event.preventDefault();
    if (target.matches("summary")) {
      const details = target.closest("details");
      details.open = !details.open;
      (details.open && details.querySelector("form :is(select, textarea, input:not([type=hidden]))") || target).focus();
    } else if (target.matches("input, textarea")) target.focus();
    else target.click();
  });
  const turn = document.querySelector("[data-keys]");
  if (!turn) return;
  const show = () => {
    turn.textContent = off() ? "Turn the keys on" : "Turn the keys off";
    turn.hidden = false;
  };
  turn.addEventListener("click", () => {
    try { localStorage.setItem("keys", off() ? "on" : "off"); } catch { return; }
    show();
  });
  show();
})();

// What is typed as the reason for accepting or rejecting is the reason in the other forms too, until one is given there;
// and a form that is opened is in sight.
(() => {
  const first = document.querySelector(".deciding textarea[data-key]");
  if (!first) return;
  const others = [...document.querySelectorAll(".deciding details textarea[name=note]")];
  let before = first.value;
  first.addEventListener("input", () => {
    for (const other of others) if (other.value === before) other.value = first.value;
    before = first.value;
  });
  for (const details of document.querySelectorAll(".deciding details")) {
    details.addEventListener("toggle", () => { if (details.open) details.scrollIntoView({ block: "nearest" }); });
  }
})();

// Of the field that is corrected, its values are chosen, its day is picked, and the names that stand in it are there to
// change; without script every value is typed, and all are proposed.
(() => {
  const field = document.querySelector("select[data-values]");
  if (!field) return;
  const typed = field.form.elements.value;
  const values = [...document.getElementById(field.dataset.values).options];
  const show = () => {
    const { takes } = field.selectedOptions[0].dataset;
    const own = values.filter((one) => one.dataset.field === field.value).map((one) => one.value);
    const control = takes === "value" ? document.createElement("select") : typed;
    if (control === typed) {
      typed.removeAttribute("list");
      typed.type = takes === "day" ? "date" : "text";
      typed.value = own[0] ?? "";
    } else {
      control.name = "value";
      control.append(...["", ...own].map((value) => new Option(value, value)));
    }
    field.form.elements.value.replaceWith(control);
  };
  field.addEventListener("change", show);
  show();
})();

// All boxes of a form are ticked but those to be decided on alone, or none; without script the page is opened anew for it.
(() => {
  for (const link of document.querySelectorAll("a[data-tick]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      for (const box of link.closest("form").querySelectorAll("input[type=checkbox]")) box.checked = link.dataset.tick === "all" && !("alone" in box.dataset);
    });
  }
})();

// A reference that a search found is put into the text where the cursor is.
(() => {
  const text = document.querySelector("textarea[data-insert]");
  if (!text) return;
  for (const code of document.querySelectorAll("[data-reference]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Insert";
    button.addEventListener("click", () => {
      text.setRangeText(` ${code.textContent}`, text.selectionStart, text.selectionEnd, "end");
      text.focus();
    });
    code.after(" ", button);
  }
})();
