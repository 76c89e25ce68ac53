// What has been read is remembered on this device only; without scripts, or where nothing may be kept, pages are complete all the same.
(() => {
  const KEY = "sudah-dibaca";
  const all = (selector) => [...document.querySelectorAll(selector)];
  const kept = () => { try { return new Set(JSON.parse(localStorage.getItem(KEY) ?? "[]")); } catch { return new Set(); } };
  const keep = (read) => { try { localStorage.setItem(KEY, JSON.stringify([...read])); return true; } catch { return false; } };
  if (!keep(kept())) return;

  function show() {
    const read = kept();
    for (const box of all("[data-read]")) box.checked = read.has(box.dataset.read);
    for (const line of all("[data-progress]")) {
      const wanted = line.dataset.progress.split(" ");
      const done = wanted.filter((one) => read.has(one)).length;
      line.hidden = !done && "quiet" in line.dataset;
      line.textContent = line.dataset.said.replace("{n}", done).replace("{m}", wanted.length);
    }
    for (const box of all("[data-forget-box]")) box.hidden = !read.size;
  }
  for (const box of all("[data-read]")) {
    box.closest("label").hidden = false;
    box.addEventListener("change", () => {
      const read = kept();
      if (box.checked) read.add(box.dataset.read); else read.delete(box.dataset.read);
      keep(read);
      show();
    });
  }
  for (const button of all("[data-forget]")) button.addEventListener("click", () => { keep([]); show(); });
  // another tab, or a page that the browser brings back
  addEventListener("storage", show);
  addEventListener("pageshow", show);
  show();
})();
