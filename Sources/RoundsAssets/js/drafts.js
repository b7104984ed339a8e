// What is typed is kept in this browser until the desk has stored it. Wards share computers: drafts belong to one person,
// live a day, and are gone when that person signs out or another one signs in.
import { changed } from "./forms.js";

const DAY = 86400000;
const person = document.body.dataset.person;
const keyOf = form => `draft:${person}:${form.dataset.draft}`;

function forget(isGone) {
  for (const key of Object.keys(localStorage)) if (key.startsWith("draft:") && isGone(key)) localStorage.removeItem(key);
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function keep(form) {
  const values = changed(form)
    .filter(field => field.type !== "password" && (field.type !== "radio" || field.checked))
    .map(field => [field.name, field.type === "checkbox" ? field.checked : field.value]);
  if (values.length === 0) return localStorage.removeItem(keyOf(form));
  localStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), values }));
}

function put(form, values) {
  for (const [name, value] of values) {
    const field = form.elements.namedItem(name);
    if (!field) continue;
    if (field.type === "checkbox") field.checked = value;
    else field.value = value;
  }
}

/** The page came with it already. */
function isThere(form, [name, value]) {
  const field = form.elements.namedItem(name);
  return !field || (field.type === "checkbox" ? field.checked : field.value) === value;
}

function say(form, draft) {
  const at = new Date(draft.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const note = document.createElement("p");
  note.className = "draft";
  note.setAttribute("role", "status");
  note.append(`What you wrote at ${at} is back. `);
  const discard = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: "Discard it" });
  discard.addEventListener("click", () => {
    form.reset();
    localStorage.removeItem(keyOf(form));
    note.remove();
    form.querySelector("textarea, input:not([type=hidden])")?.focus();
  });
  note.append(discard);
  (form.querySelector(".form-acts") ?? form.lastElementChild).before(note);
}

function restore(form) {
  const draft = read(keyOf(form));
  if (!draft || form.querySelector("[data-complaints]")) return;
  if (draft.values.every(line => isThere(form, line))) return;
  put(form, draft.values);
  say(form, draft);
  form.closest("details")?.setAttribute("open", "");
}

export function start() {
  if (document.querySelector("[data-wipe-drafts]")) forget(() => true);
  if (person) forget(key => !key.startsWith(`draft:${person}:`) || !(read(key)?.at > Date.now() - DAY));
  for (const key of (document.body.dataset.draftsDone ?? "").split(" ")) localStorage.removeItem(`draft:${person}:${key}`);
  for (const form of document.querySelectorAll("form[data-wipes-drafts]")) form.addEventListener("submit", () => forget(() => true));
  for (const form of person ? document.querySelectorAll("form[data-draft]") : []) {
    restore(form);
    form.addEventListener("input", () => keep(form));
  }
}
