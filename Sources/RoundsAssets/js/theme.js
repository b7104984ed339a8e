// Colours and the folded rail: seen at once here, remembered in a cookie, so that the server draws the next page right.

function wear(theme) {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  for (const button of document.querySelectorAll("[data-theme-form] button")) {
    button.setAttribute("aria-pressed", String(button.value === theme));
  }
}

function fold(button) {
  const folded = document.body.toggleAttribute("data-folded");
  button.setAttribute("aria-expanded", String(!folded));
  document.cookie = `rail=${folded ? "folded" : "open"}; path=/; max-age=34560000; samesite=lax`;
}

export function start() {
  for (const form of document.querySelectorAll("[data-theme-form]")) {
    form.addEventListener("submit", event => {
      event.preventDefault();
      wear(event.submitter.value);
      const body = new URLSearchParams(new FormData(form, event.submitter));
      fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => {});
    });
  }
  for (const button of document.querySelectorAll("[data-fold]")) {
    button.hidden = false;
    button.addEventListener("click", () => fold(button));
  }
}
