// The parts of a page that are redrawn or offered while it is open. Nothing moves under the eyes or hands of the reader.
import { ask } from "./session.js";

const TINT = 2000;
const waiting = new Set();

const hasFocus = part => part.contains(document.activeElement) || part.querySelector("[data-when-changed]:not([hidden])");

function tint(part) {
  part.classList.add("changed");
  setTimeout(() => part.classList.remove("changed"), TINT);
}

/** What a part is now: the answer to its address, or, where it names a part of a page, what that holds. */
async function fragment(part) {
  const answer = await ask(part.dataset.liveSrc);
  if (!answer.ok) return null;
  const template = document.createElement("template");
  template.innerHTML = await answer.text();
  if (!part.dataset.livePart) return template.content;
  const held = document.createDocumentFragment();
  held.append(...(template.content.querySelector(part.dataset.livePart)?.childNodes ?? []));
  return held.hasChildNodes() ? held : null;
}

/** The markup without what differs at every showing. */
function essence(node) {
  const copy = node.cloneNode(true);
  for (const part of copy.querySelectorAll("[name=once], [data-ago], [data-when-changed]")) part.remove();
  return [...copy.children].map(child => child.innerHTML).join("").replace(/\s+/g, " ");
}

/** What comes lies over the page and what goes leaves its room there, until the page is loaded again: nothing below moves. */
function layOver(part) {
  part.style.minHeight = `${part.getBoundingClientRect().height}px`;
  part.dataset.redrawn = "";
}

export async function redraw(part) {
  if (hasFocus(part)) return waiting.add(part);
  const fresh = await fragment(part).catch(() => null);
  if (!fresh || hasFocus(part)) return;
  const isRow = part.hasAttribute("data-row");
  const next = isRow ? fresh.firstElementChild : part;
  if (essence(isRow ? next : fresh) === essence(part)) return;
  if (part.hasAttribute("data-live-over")) layOver(part);
  if (isRow) part.replaceWith(next);
  else part.replaceChildren(fresh);
  tint(next);
  document.dispatchEvent(new Event("rounds:replaced"));
}

export async function offer(part) {
  const button = document.querySelector(`[data-live-show="${part.id}"]`);
  const fresh = await fragment(part).catch(() => null);
  const count = fresh ? fresh.querySelectorAll(".timeline > li").length - part.querySelectorAll(".timeline > li").length : 0;
  if (count <= 0) return;
  button.textContent = `${count} new: show`;
  button.hidden = false;
  button.onclick = () => {
    part.replaceChildren(fresh);
    button.hidden = true;
    for (const line of [...part.querySelectorAll(".timeline > li")].slice(-count)) tint(line);
    part.querySelector(".timeline > li:last-child").scrollIntoView({ block: "nearest" });
  };
}

/** What was left alone because somebody was in it. */
export function catchUp() {
  for (const part of waiting) {
    if (hasFocus(part)) continue;
    waiting.delete(part);
    redraw(part);
  }
}
