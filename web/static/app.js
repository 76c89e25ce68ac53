// What pages gain with scripts: copying, keys, and a table of contents that follows the reader. Everything works without.
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const toast = document.querySelector("[data-toast]");
  let here = -1;

  async function copy(button) {
    const field = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      field.closest("details").open = true;
      field.select();
      document.execCommand("copy");
    }
    toast.textContent = toast.dataset.said;
    setTimeout(() => { toast.textContent = ""; }, 2500);
  }
  for (const button of all("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }

  function move(step) {
    const items = all("[data-item]");
    if (!items.length) return;
    items[here]?.classList.remove("here");
    here = Math.min(items.length - 1, Math.max(0, here + step));
    const item = items[here];
    item.classList.add("here");
    item.scrollIntoView({ block: "start" });
    item.querySelector("a")?.focus({ preventScroll: true });
  }

  const dialog = document.getElementById("pintasan");
  const opener = document.querySelector("[data-keys]");
  const toggle = document.querySelector("[data-keys-on]");
  const store = { get: () => { try { return localStorage.getItem("pintasan"); } catch { return null; } },
                  set: (value) => { try { localStorage.setItem("pintasan", value); } catch { /* private mode */ } } };
  toggle.checked = store.get() !== "mati";
  toggle.addEventListener("change", () => store.set(toggle.checked ? "nyala" : "mati"));
  opener.hidden = false;
  opener.addEventListener("click", () => dialog.showModal());

  const keys = {
    "/": () => document.querySelector("[data-ask]")?.focus(),
    j: () => move(1),
    k: () => move(-1),
    c: () => {
      const item = all("[data-item]")[here];
      const button = item?.querySelector("[data-copy]") ?? document.querySelector("[data-copy]");
      if (button) copy(button);
    },
    "?": () => dialog.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog[open]")) return;
    const act = keys[event.key];
    if (act && toggle.checked) {
      event.preventDefault();
      act();
    }
  });

  const entries = new Map(all(".toc a[href^='#']").map((a) => [decodeURIComponent(a.hash.slice(1)), a]));
  if (entries.size && "IntersectionObserver" in window) {
    let current;
    const targets = all(".law section.pasal, .law h2.section");
    const watcher = new IntersectionObserver(() => {
      const above = targets.filter((one) => one.getBoundingClientRect().top < window.innerHeight / 4);
      const entry = entries.get(above.at(-1)?.id);
      if (!entry || entry === current) return;
      current?.removeAttribute("aria-current");
      current = entry;
      entry.setAttribute("aria-current", "true");
      const toc = entry.closest(".toc");
      for (let box = entry.parentElement; box && box !== toc; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
      if (getComputedStyle(toc).position === "sticky") toc.scrollTop = entry.offsetTop - toc.clientHeight / 3;
    }, { rootMargin: "0px 0px -80% 0px" });
    for (const target of targets) watcher.observe(target);
  }
})();
