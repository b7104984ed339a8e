// What a page asks for by itself keeps no session alive, and is for the person the page was made for. When the session is over,
// or is somebody else's, it leads to the sign-in, unless something typed would be lost: then it says so beside that, and stays.
import { changed } from "./forms.js";

/** Asks the desk for what nobody asked for by hand. Answers what it answered. */
export async function ask(address, options = {}) {
  const headers = { "Rounds-Unasked": document.body.dataset.person ?? "yes" };
  const answer = await fetch(address, { ...options, headers });
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
const isAbout = (form, complaint) => form.contains(document.getElementById(complaint.hash.slice(1)));
// A form that came back holds what was typed as if it had always stood there: nothing of it is changed.
const cameBack = form =>
  form.matches("[data-typed]") || form.querySelector("[data-complaints]")
  || [...document.querySelectorAll("[data-complaints] a")].some(complaint => isAbout(form, complaint));
const holdsWords = form => cameBack(form) || changed(form).some(isWritten);

function say(form) {
  if (form.querySelector("[data-signed-out]")) return;
  const note = document.createElement("p");
  note.className = "draft";
  note.setAttribute("role", "alert");
  note.dataset.signedOut = "";
  const way = Object.assign(document.createElement("a"), { href: "/sign-in?anew=yes", target: "_blank", textContent: "Sign in in another tab" });
  const words = document.createElement("span");
  words.append("You are signed out. What you typed is still here. ", way, ", then send it.");
  note.append(words);
  (form.querySelector(".form-acts") ?? form.lastElementChild).before(note);
  form.closest("details")?.setAttribute("open", "");
}

/** Asks the desk who is signed in. When it is whom the page was made for, what was said of it is no longer true. */
export async function lookWho() {
  const answer = await ask("/live", { method: "HEAD" }).catch(() => null);
  if (answer?.ok) for (const note of document.querySelectorAll("[data-signed-out]")) note.remove();
}
