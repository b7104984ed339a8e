// "12 min ago" goes on counting while the page is open. The words are the server's: see TimeText.

function length(seconds) {
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} h`;
  if (seconds < 172800) return "1 day";
  return `${Math.floor(seconds / 86400)} days`;
}

function ago(seconds) {
  if (seconds <= -60) return `in ${length(-seconds)}`;
  return seconds < 60 ? "just now" : `${length(seconds)} ago`;
}

function refresh() {
  for (const words of document.querySelectorAll("[data-ago]")) {
    const seconds = (Date.now() - Date.parse(words.closest("time").dateTime)) / 1000;
    const text = ago(seconds);
    if (words.textContent !== text) words.textContent = text;
  }
}

export function start() {
  setInterval(refresh, 30000);
  document.addEventListener("visibilitychange", () => document.hidden || refresh());
}
