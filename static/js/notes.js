// Keeps the notes of a meeting while they are typed, in a form with data-notes. What could not be sent yet stays in the
// field and in this browser, and is sent when the connection is back. What others type meanwhile comes in by itself, as
// long as nobody types here; when two people did, the server sends both texts and a person chooses. What was typed by
// somebody and never sent, because the tab was closed, is pointed out to them on every page until they go back to it.
import { tell } from "./tell.js";

const PAUSE = 700;
const AGAIN = 3_000;
const LOOK = 4_000;
const REFUSED = new Set([409, 422]);

export function keepNotes(window) {
  const { document } = window;
  const shelf = shelfOf(window);
  let waiting = 0;

  document.addEventListener("input", ({ target }) => {
    const form = target.closest?.("form[data-notes]");
    if (!form || target.name !== "notes") return;
    remember(form);
    if (!isInConflict(form)) sendFrom(PAUSE);
  });
  document.addEventListener("submit", submitWhenPossible);
  window.addEventListener("online", () => sendFrom(0));
  window.addEventListener("pagehide", () => {
    const form = formOn(document);
    if (form && isUnsent(form) && !isInConflict(form)) post(form, { keepalive: true }).catch(() => {});
  });
  document.addEventListener("htmx:afterSettle", begin);
  setInterval(look, LOOK);
  begin();
  pointOutWhatWasLeft();

  function begin() {
    const form = formOn(document);
    if (!form || form.dataset.begun) return;
    form.dataset.begun = "true";
    form.notes.dataset.kept = form.notes.defaultValue;
    bringBack(form);
  }

  function sendFrom(pause) {
    clearTimeout(waiting);
    waiting = setTimeout(send, pause);
  }

  async function send() {
    const form = formOn(document);
    if (!form || isInConflict(form) || !isUnsent(form) || form.dataset.sending) return;
    if (!window.navigator.onLine) return sayNotYet(form);

    const text = form.notes.value;
    form.dataset.sending = "true";
    try {
      const answer = await post(form);
      if (answer.ok) keep(form, text, await part(answer));
      else if (REFUSED.has(answer.status)) return replace(form, await part(answer));
      else sayNotYet(form, answer.status === 401 ? form.dataset.signedOut : form.dataset.notYet);
    } catch {
      sayNotYet(form);
    } finally {
      delete form.dataset.sending;
    }
    if (isUnsent(form)) sendFrom(AGAIN);
  }

  // A button that goes on to another point waits until there is a connection; what was typed stays here.
  function submitWhenPossible(event) {
    const form = event.target;
    if (!form.matches("form[data-notes]")) return;
    if (window.navigator.onLine) return remember(form, { isSent: true });
    event.preventDefault();
    sayNotYet(form);
  }

  function sayNotYet(form, words = form.dataset.notYet) {
    const state = document.getElementById("run-state");
    if (state) {
      state.dataset.state = "not-yet";
      state.textContent = words;
    }
    sendFrom(AGAIN);
  }

  async function look() {
    const place = document.querySelector("[data-follow]");
    const form = formOn(document);
    if (!place || document.hidden || !window.navigator.onLine || form?.dataset.sending) return;
    try {
      const answer = await fetch(place.dataset.follow, { headers: { "HX-Request": "true" } });
      if (answer.ok) show(await part(answer), formOn(document));
    } catch {
      // The next look will do.
    }
  }

  // What others noted as a decision, insight or action; one's own forms and their text stay as they are.
  function showGains(newest) {
    const [here, there] = [document.querySelector("#run-yields .gains"), newest.querySelector(".gains")];
    if (here && there && here.children.length !== there.children.length) here.replaceChildren(...there.children);
  }

  function show(newest, form) {
    const shown = document.getElementById("run-reading");
    if (shown && shown.innerHTML !== newest.innerHTML) shown.innerHTML = newest.innerHTML;
    showGains(newest);
    if (!form || isUnsent(form) || isInConflict(form) || form.dataset.sending) return;
    if (Number(newest.dataset.version) <= Number(form.from_version.value)) return;
    const text = newest.querySelector("[data-notes-now]").textContent;
    const { selectionStart, selectionEnd } = form.notes;
    form.notes.value = form.notes.dataset.kept = text;
    form.notes.setSelectionRange(selectionStart, selectionEnd);
    form.from_version.value = newest.dataset.version;
    const state = document.getElementById("run-state");
    if (state) state.textContent = newest.querySelector("[data-state-now]").textContent;
  }

  function keep(form, text, state) {
    form.notes.dataset.kept = text;
    form.from_version.value = state.dataset.version;
    document.getElementById("run-state")?.replaceWith(state);
    if (isUnsent(form)) remember(form);
    else forget(form);
  }

  // Both texts, or what does not fit; with what was typed while the answer was on its way.
  function replace(form, writing) {
    const typed = form.notes.value;
    form.closest("#run-writing").replaceWith(writing);
    const fresh = formOn(document);
    fresh.notes.value = typed;
    fresh.notes.dataset.kept = "";
    fresh.dataset.begun = "true";
    window.htmx?.process(writing);
    writing.querySelector("[role=alert]")?.focus();
  }

  function bringBack(form) {
    const kept = shelf.read(nameOf(form));
    if (!kept || kept.text === form.notes.value || hasArrived(window, kept)) return forget(form);
    form.notes.value = kept.text;
    form.from_version.value = kept.version;
    remember(form);
    sendFrom(0);
  }

  function remember(form, { isSent = false } = {}) {
    shelf.write(nameOf(form), { text: form.notes.value, version: form.from_version.value, isSent, url: form.dataset.page });
  }

  function forget(form) {
    shelf.clear(nameOf(form));
  }

  function pointOutWhatWasLeft() {
    const here = formOn(document);
    for (const name of shelf.names(`notes-${document.body.dataset.reader}-`)) {
      if (here && name === nameOf(here)) continue;
      const kept = shelf.read(name);
      if (kept && hasArrived(window, kept)) shelf.clear(name);
      else if (kept) tell(document, "notes-left", { url: kept.url });
    }
  }
}

const nameOf = (form) => `notes-${form.ownerDocument.body.dataset.reader}-${form.dataset.notes}`;
const formOn = (document) => document.querySelector("form[data-notes]");
const isUnsent = (form) => form.notes.value !== form.notes.dataset.kept;
const isInConflict = (form) => form.closest("[data-state=conflict]") !== null;

// Whether this page is what followed on the form that was sent there: then it was kept.
function hasArrived({ document, performance }, { isSent, url }) {
  const [{ responseStatus = 500, type } = {}] = performance.getEntriesByType("navigation");
  const isNext = document.referrer && new URL(document.referrer).pathname === url && type === "navigate";
  return isSent && isNext && responseStatus < 400;
}

// A place in this browser; one without such a place keeps nothing.
function shelfOf(window) {
  const attempt = (doing) => {
    try {
      return doing(window.localStorage);
    } catch {
      return null;
    }
  };
  return {
    read: (name) => attempt((storage) => JSON.parse(storage.getItem(name))),
    write: (name, kept) => attempt((storage) => storage.setItem(name, JSON.stringify(kept))),
    clear: (name) => attempt((storage) => storage.removeItem(name)),
    names: (start) => attempt((storage) => Object.keys(storage).filter((name) => name.startsWith(start))) ?? [],
  };
}

function post(form, options = {}) {
  const body = new URLSearchParams(new FormData(form));
  return fetch(form.action, { method: "POST", body, headers: { "HX-Request": "true" }, ...options });
}

async function part(answer) {
  const template = document.createElement("template");
  template.innerHTML = (await answer.text()).trim();
  return template.content.firstElementChild;
}
