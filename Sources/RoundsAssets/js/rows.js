// Rows that are walked by keys: whatever carries data-row.
export const isSeen = element => element.checkVisibility();

/** Goes to the row below or above. */
export function step(by) {
  const rows = [...document.querySelectorAll("[data-row]")].filter(isSeen);
  const here = rows.findIndex(row => row.contains(document.activeElement));
  const row = rows[here < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(here + by, 0), rows.length - 1)];
  row?.querySelector("a, button")?.focus();
  row?.scrollIntoView({ block: "nearest" });
}

/** Ticks the row with the focus, or unticks it; false where there is none. */
export function choose(isChosen) {
  const box = document.activeElement?.closest("[data-row]")?.querySelector("input[type=checkbox]");
  if (!box) return false;
  box.checked = isChosen ?? !box.checked;
  box.closest("[data-row]").setAttribute("aria-selected", box.checked);
}

// Keys of a row act on the one with the focus, else on the one that is marked as the first to do.
export const inRow = keys => (document.activeElement?.closest("[data-row]") ?? document.querySelector("[data-row-first]"))
  ?.querySelector(`[data-row-key="${CSS.escape(keys)}"]`);
