// A form with data-once is sent once, however often its button is pressed. It opens again when the answer was an
// error, when someone comes back with the back button, and after a while when no answer came.
const PATIENCE = 15_000;

export function submitOnce(document) {
  document.addEventListener("submit", refuseTheSecond, { capture: true });
  document.addEventListener("htmx:afterRequest", ({ detail }) => open(detail.elt.closest("form")));
  document.defaultView.addEventListener("pageshow", () => document.querySelectorAll("form[aria-busy]").forEach(open));
}

function refuseTheSecond(event) {
  const form = event.target;
  if (!form.matches("[data-once]")) return;
  if (form.hasAttribute("aria-busy")) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.setAttribute("aria-busy", "true");
  setTimeout(open, PATIENCE, form);
}

function open(form) {
  form?.removeAttribute("aria-busy");
}
