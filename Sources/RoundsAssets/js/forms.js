// A form is sent once; a form that came back leads to its complaints; what nobody changed need not be saved.

function sendOnce(form) {
  form.addEventListener("submit", event => {
    if (event.defaultPrevented) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    event.submitter?.setAttribute("aria-busy", "true");
  });
}

function allowAgain() {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  }
}

function isChanged(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.tagName === "SELECT") {
    const first = [...field.options].find(option => option.defaultSelected) ?? field.options[0];
    return field.value !== first?.value;
  }
  return field.value !== field.defaultValue;
}

export function changed(form) {
  return [...form.elements].filter(field => field.name && field.type !== "hidden" && isChanged(field));
}

/** Shows the button of a form in place only when there is something to save. */
function saveWhenChanged() {
  for (const acts of document.querySelectorAll("[data-when-changed]")) {
    const form = acts.closest("form");
    if (!form.querySelector("[data-complaints]")) acts.hidden = changed(form).length === 0;
  }
}

function lead(event) {
  const field = event.target.closest("[data-complaints] a")?.hash.slice(1);
  const target = field && document.getElementById(field);
  if (!target) return;
  event.preventDefault();
  target.focus();
  target.scrollIntoView({ block: "center" });
}

/** An address may name a field, as the keys of a row do: what is closed around it opens. */
function arrive() {
  const field = document.getElementById(location.hash.slice(1));
  if (!field?.matches("textarea, select, input")) return;
  field.closest("details")?.setAttribute("open", "");
  field.focus();
}

export function start() {
  for (const form of document.querySelectorAll("form[method=post]:not([data-theme-form])")) sendOnce(form);
  addEventListener("pageshow", allowAgain);
  saveWhenChanged();
  document.addEventListener("input", saveWhenChanged);
  document.addEventListener("rounds:replaced", saveWhenChanged);
  document.addEventListener("click", lead);
  arrive();
  document.querySelector("[data-complaints]")?.focus();
  for (const secret of document.querySelectorAll("[data-copy]")) {
    secret.addEventListener("focus", () => secret.select());
  }
}
