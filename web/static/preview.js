// Hovering over a reference or a defined term, or reaching it by keyboard, shows where it leads. Without scripts the link is enough.
// The card stays while the pointer is on it, and Escape puts it away.
(() => {
  const links = "a.ref, a.term";
  const wait = { pointer: 250, keyboard: 500, away: 200 };
  const kept = new Map();
  const card = document.createElement("div");
  card.id = "pratinjau";
  card.className = "preview";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  document.querySelector("main").append(card);
  let shown = null; // the link whose card is open
  let wanted = null; // the link that the reader is on
  let timer = 0;

  function later(act, delay) {
    clearTimeout(timer);
    timer = setTimeout(act, delay);
  }

  async function words(link) {
    const url = "/pratinjau" + link.pathname + link.search;
    if (!kept.has(url)) {
      const answer = await fetch(url).catch(() => null);
      if (!answer?.ok) return "";
      kept.set(url, await answer.text());
    }
    return kept.get(url);
  }

  function place(link) {
    const lines = [...link.getClientRects()];
    const box = lines[0];
    const width = card.offsetWidth;
    const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - width - 8));
    const below = lines.at(-1).bottom + 6;
    const fits = below + card.offsetHeight < innerHeight || box.top < card.offsetHeight + 6;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${(fits ? below : box.top - card.offsetHeight - 6) + scrollY}px`;
  }

  async function show(link) {
    const html = await words(link);
    if (!html || wanted !== link) return;
    hide();
    link.dataset.title = link.title;
    link.removeAttribute("title"); // else the browser's own tip covers the card
    link.setAttribute("aria-describedby", card.id);
    card.innerHTML = html;
    card.hidden = false;
    shown = link;
    place(link);
  }

  function hide() {
    if (!shown) return;
    shown.removeAttribute("aria-describedby");
    if (shown.dataset.title) shown.title = shown.dataset.title;
    shown = null;
    card.hidden = true;
  }

  function want(link, delay) {
    wanted = link;
    later(() => show(link), delay);
  }

  function leave() {
    wanted = null;
    later(hide, wait.away);
  }

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const link = event.target.closest?.(links);
    if (link && link !== shown) want(link, wait.pointer);
    else if (link || card.contains(event.target)) clearTimeout(timer);
    else leave();
  });
  document.addEventListener("focusin", (event) => {
    const link = event.target.closest?.(links);
    if (link?.matches(":focus-visible")) want(link, wait.keyboard);
    else leave();
  });
  document.addEventListener("focusout", (event) => { if (event.target === shown) leave(); });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    clearTimeout(timer);
    wanted = null;
    hide();
  });
})();
