// Ctrl K: numbers, words, names and rooms. The server sends the rows as <li role="option" data-path="…">.

export function start() {
  const dialog = document.getElementById("palette");
  if (!dialog) return;
  const field = dialog.querySelector("input");
  const list = dialog.querySelector("ul");
  const state = dialog.querySelector("[data-palette-state]");
  const hint = state.textContent;
  let asked = new AbortController();
  let pause = 0;
  let answered = null;

  function choose(row) {
    list.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
    row?.setAttribute("aria-selected", "true");
    row?.scrollIntoView({ block: "nearest" });
    if (row) field.setAttribute("aria-activedescendant", row.id);
    else field.removeAttribute("aria-activedescendant");
  }

  function go(row, event) {
    if (event.ctrlKey || event.metaKey) window.open(row.dataset.path);
    else location.assign(row.dataset.path);
  }

  async function ask() {
    asked.abort();
    asked = new AbortController();
    const words = field.value.trim();
    try {
      const answer = await fetch(`/search?palette=1&q=${encodeURIComponent(words)}`, { signal: asked.signal });
      if (!answer.ok) throw new Error(answer.statusText);
      list.innerHTML = await answer.text();
      answered = words;
      choose(list.firstElementChild);
      state.textContent = words === "" ? hint : list.children.length ? "" : "Nothing fits. Enter searches everything said.";
    } catch (error) {
      if (error.name !== "AbortError") state.textContent = "The desk does not answer. Enter opens the search page.";
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(ask, 120);
  });
  async function enter(event) {
    event.preventDefault();
    event.stopPropagation();
    if (answered !== field.value.trim()) await ask();
    const row = list.querySelector("[aria-selected=true]");
    if (row) go(row, event);
    else field.form.submit();
  }

  field.addEventListener("keydown", event => {
    const rows = [...list.children];
    const here = rows.findIndex(row => row.ariaSelected === "true");
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && rows.length) {
      event.preventDefault();
      choose(rows[(here + by + rows.length) % rows.length]);
    } else if (event.key === "Enter") {
      enter(event);
    } else if (event.key === "Escape") {
      // A search field would first be emptied.
      event.preventDefault();
      dialog.close();
    }
  });
  list.addEventListener("click", event => {
    const row = event.target.closest("li");
    if (row) go(row, event);
  });
  new MutationObserver(() => {
    if (!dialog.open) return;
    field.value = "";
    field.focus();
    ask();
  }).observe(dialog, { attributeFilter: ["open"] });
}
