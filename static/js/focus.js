// After htmx has put new content in place, the focus follows it, so that a keyboard or a screen reader goes on
// where something changed: first to what does not fit yet, else to the new content. A page that comes back because
// something does not fit yet begins there too.
const PROBLEM = "[role=alert], .stop-box, [aria-invalid=true]";
const BEGINNING = "[autofocus], h1, h2, h3";
const ASKED_BY_A_PERSON = new Set(["submit", "click"]);

export function followSwaps(document) {
  const [came] = performance.getEntriesByType("navigation");
  const refused = came?.responseStatus === 422 && document.querySelector("main .stop-box");
  if (refused && isNowhere(document)) land(refused);

  document.addEventListener("htmx:afterSettle", ({ target, detail }) => {
    if (target === document.body) return land(placeNamedInTheAddress(document) ?? firstIn(target, "h1"));
    if (!ASKED_BY_A_PERSON.has(detail.requestConfig?.triggeringEvent?.type)) return;

    const problem = firstIn(target, PROBLEM);
    if (problem) land(problem);
    else if (isNowhere(document)) land(firstIn(target, "[data-focus]") ?? firstIn(target, BEGINNING) ?? target);
  });
}

// Gives the focus to an element, also when it cannot take it by itself.
export function land(element) {
  if (!element.isConnected) return;
  element.focus({ preventScroll: true });
  if (element.ownerDocument.activeElement !== element) {
    element.setAttribute("tabindex", "-1");
    element.focus({ preventScroll: true });
  }
  element.scrollIntoView({ block: "nearest" });
}

// After something was kept, the page comes anew and its address names the thing that was kept.
function placeNamedInTheAddress(document) {
  return document.getElementById(document.location.hash.slice(1));
}

function firstIn(element, selector) {
  return element.matches?.(selector) ? element : element.querySelector?.(selector);
}

function isNowhere(document) {
  return !document.activeElement || document.activeElement === document.body;
}
