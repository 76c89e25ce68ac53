// The key of the collection that was opened last is kept on this device alone; without scripts its link is pasted.
(() => {
  const name = "berkas";
  const store = {
    get: () => { try { return localStorage.getItem(name); } catch { return null; } },
    set: (key) => { try { localStorage.setItem(name, key); } catch { /* private mode */ } },
    drop: () => { try { localStorage.removeItem(name); } catch { /* private mode */ } },
  };
  const opened = document.querySelector("[data-collection]")?.dataset.collection;
  if (opened) store.set(opened);
  const key = store.get();
  if (!key) return;
  const href = "/berkas/" + encodeURIComponent(key);
  const field = document.querySelector("[data-fill]");
  if (field && !field.value) field.value = new URL(href, location.href).href;
  const last = document.querySelector("[data-last]");
  if (!last) return;
  last.hidden = false;
  last.querySelector("[data-last-link]").href = href;
  last.querySelector("[data-forget]").addEventListener("click", () => {
    store.drop();
    last.hidden = true;
  });
})();
