// What a page asks for by itself keeps no session alive. When the session is over it leads to the sign-in, unless something
// typed would be lost: then it says so beside what was typed, and stays.
import { changed } from "./forms.js";

/** Asks the desk for what nobody asked for by hand. Answers what it answered. */
export async function ask(address, options = {}) {
  const answer = await fetch(address, { ...options, headers: { "Rounds-Unasked": "yes" } });
  if (answer.status === 401) leave();
  return answer;
}

function leave() {
  const typed = [...document.querySelectorAll("form[method=post]")].filter(holdsWords);
  const here = encodeURIComponent(location.pathname + location.search);
  if (typed.length === 0) return location.assign(`/sign-in?to=${here}`);
  for (const form of typed) say(form);
}

const isWritten = field => field.matches("textarea, input:not([type=checkbox], [type=radio])") && field.value.trim();
const holdsWords = form => changed(form).some(isWritten);

function say(form) {
  if (form.querySelector("[data-signed-out]")) return;
  const note = document.createElement("p");
  note.className = "draft";
  note.setAttribute("role", "alert");
  note.dataset.signedOut = "";
  const way = Object.assign(document.createElement("a"), { href: "/sign-in", target: "_blank", textContent: "Sign in in another tab" });
  const words = document.createElement("span");
  words.append("You are signed out. What you typed is still here. ", way, ", then send it.");
  note.append(words);
  (form.querySelector(".form-acts") ?? form.lastElementChild).before(note);
  form.closest("details")?.setAttribute("open", "");
}

/** Somebody is signed in again: what was said of it is no longer true. */
export function isBack() {
  for (const note of document.querySelectorAll("[data-signed-out]")) note.remove();
}
