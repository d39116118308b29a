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
