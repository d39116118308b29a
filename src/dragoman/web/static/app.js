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
