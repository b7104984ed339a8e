// Follows what the page shows. A changed row is redrawn where it stands and tinted; what is new is offered, never pushed in.
import { catchUp, offer, redraw } from "./parts.js";

const elsewhere = new Set();

function offerRows(topic) {
  const link = document.querySelector("[data-live-offer]");
  if (!link || topic === "outside") return;
  elsewhere.add(topic);
  link.textContent = `${elsewhere.size} new or changed: show`;
  link.hidden = false;
}

function happened(topic) {
  const all = [...document.querySelectorAll("[data-live-key]")];
  const parts = topic === "outside" ? all : all.filter(part => part.dataset.liveKey === topic);
  for (const part of parts) (part.dataset.liveMode === "offer" ? offer : redraw)(part);
  if (parts.length === 0) offerRows(topic);
}

export function start() {
  const topics = document.body.dataset.live?.split(" ");
  if (!topics) return;
  const state = document.querySelector("[data-live-state]");
  let source, wasLost = false;
  const say = text => state && (state.textContent = text);
  function follow() {
    source?.close();
    // A browser has six connections to a desk without TLS: only tabs that are looked at keep one.
    if (document.hidden) return (wasLost = true);
    source = new EventSource(`/live?${new URLSearchParams(topics.map(topic => ["topic", topic]))}`);
    source.onmessage = event => happened(event.data);
    source.onopen = () => {
      if (wasLost) happened("outside");
      wasLost = false;
      say("");
    };
    source.onerror = () => {
      wasLost = true;
      setTimeout(() => wasLost && say("○ Not live. Trying again."), 4000);
    };
  }
  document.addEventListener("visibilitychange", follow);
  document.addEventListener("focusout", () => setTimeout(catchUp));
  follow();
}
