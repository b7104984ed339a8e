// Follows what the page shows. A changed row is redrawn where it stands and tinted; what is new is offered, never pushed in.
import { catchUp, offer, redraw } from "./parts.js";
import { lookWho } from "./session.js";

const elsewhere = new Set();

function offerRows(topic) {
  const link = document.querySelector("[data-live-offer]");
  if (!link) return;
  if (topic !== "outside") elsewhere.add(topic);
  link.textContent = topic === "outside" ? "Something may be new: show" : `${elsewhere.size} new or changed: show`;
  link.hidden = false;
}

/** A part names one thing, as `ticket:42`, or kinds of things, as `day round`. */
const isAbout = (part, topic) => part.dataset.liveKey.split(" ").some(key => key === topic || key === topic.split(":")[0]);

function happened(topic) {
  const all = [...document.querySelectorAll("[data-live-key]")];
  const parts = topic === "outside" ? all : all.filter(part => isAbout(part, topic));
  for (const part of parts) (part.dataset.liveMode === "offer" ? offer : redraw)(part);
  if (parts.length === 0 || topic === "outside") offerRows(topic);
}

export function start() {
  const topics = document.body.dataset.live?.split(" ");
  if (!topics) return;
  const state = document.querySelector("[data-live-state]");
  let source, wasLost = false, pause = 2000, again;
  // The last event this page knows of: the desk tells what came after it, also while no stream was open.
  let last = document.body.dataset.liveSince;
  const say = text => state && (state.textContent = text);
  function follow() {
    source?.close();
    clearTimeout(again);
    // A browser has six connections to a desk without TLS: only tabs that are looked at keep one.
    if (document.hidden) return (wasLost = true);
    const query = new URLSearchParams(topics.map(topic => ["topic", topic]));
    if (last) query.set("since", last);
    source = new EventSource(`/live?${query}`);
    source.onmessage = event => {
      last = event.lastEventId || last;
      happened(event.data);
    };
    source.onopen = () => {
      // The stream may be somebody else's by now.
      if (wasLost) lookWho();
      if (wasLost && !last) happened("outside");
      wasLost = false;
      pause = 2000;
      say("");
    };
    source.onerror = () => {
      wasLost = true;
      setTimeout(() => wasLost && say("○ Not live. Trying again."), 4000);
      // A browser gives up for good when the answer was no stream, as the 503 of a desk that is starting, and does not tell the
      // page whether it is the session that is over.
      if (source.readyState !== EventSource.CLOSED) return;
      lookWho();
      again = setTimeout(follow, pause);
      pause = Math.min(2 * pause, 60000);
    };
  }
  document.addEventListener("visibilitychange", follow);
  document.addEventListener("focusout", () => setTimeout(catchUp));
  follow();
}
