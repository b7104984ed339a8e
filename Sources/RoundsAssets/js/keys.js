// Keys come from the page itself: whatever carries data-key is pressed, opened or focused by it.
import { open } from "./dialogs.js";
import { choose, inRow, isSeen, step } from "./rows.js";

let first = "";
let forgetFirst = 0;

const isField = element => element.matches?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

function press(element) {
  if (element.matches("[popover]")) {
    if (!isSeen(element)) element.showPopover();
    // Not what a closed part of it hides.
    [...element.querySelectorAll("select, input:not([type=hidden]), textarea")].find(isSeen)?.focus();
  } else if (element.matches("summary")) {
    element.parentElement.open = true;
    const fields = element.matches(".bulk > *") ? "button, select" : "textarea, input:not([type=hidden])";
    element.parentElement.querySelector(fields)?.focus();
  } else {
    element.click();
  }
}

function search() {
  const field = [...document.querySelectorAll("main input[type=search]")].find(isSeen);
  if (field) field.select();
  else open("palette");
}

/** What is done with the chosen rows and has a key of its own; the row with the focus is one of them then. */
function withChosen(keys) {
  const line = document.querySelector(`[data-chosen-key="${CSS.escape(keys)}"]`);
  if (!line) return false;
  choose(true);
  const part = line.closest("details");
  if (!isSeen(part)) return false;
  part.open = true;
  line.querySelector("select, button").focus();
}

function act(keys) {
  if (inRow(keys)) return inRow(keys).click();
  if (withChosen(keys) !== false) return;
  if (keys === "j") return step(1);
  if (keys === "k") return step(-1);
  if (keys === "/") return search();
  if (keys === "x") return choose();
  if (keys === "?") return open("keys");
  const target = [...document.querySelectorAll(`[data-key="${CSS.escape(keys)}"]`)].find(
    element => isSeen(element) || element.matches("[popover], .rail *"));
  if (!target) return false;
  press(target);
}

function inField(event) {
  if (event.key === "Escape" && !document.querySelector("dialog[open]")) event.target.blur();
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    const form = event.target.form;
    // What can't be taken back wants a second key: on its button.
    if (form?.matches(".deliberate")) form.querySelector("button.primary")?.focus();
    else form?.requestSubmit(event.target.closest(".bulk-line")?.querySelector("button"));
  }
}

function pressed(event) {
  if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && document.getElementById("palette")) {
    event.preventDefault();
    return open("palette");
  }
  if (isField(event.target)) return inField(event);
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector("dialog[open]")) return;
  const keys = first + event.key;
  clearTimeout(forgetFirst);
  first = "";
  if (event.key === "g" && keys === "g") {
    first = "g ";
    forgetFirst = setTimeout(() => (first = ""), 1500);
  } else if (act(keys) !== false) {
    event.preventDefault();
  }
}

/** What stands for a key of the page where a thumb reaches it. */
function touched(event) {
  const keys = event.target.closest("[data-presses]")?.dataset.presses;
  if (keys && act(keys) !== false) event.preventDefault();
}

export function start() {
  document.addEventListener("keydown", pressed);
  document.addEventListener("click", touched);
}
