// What every page of the site does for working without a network: it says who reads it, puts a worker behind the
// pages, sends what waits, and closes what was kept when somebody signs out. A page that was kept itself does nothing.
import { sendWaiting, waiting, waitingOf } from "./outbox.js";
import { arrive, depart } from "./reader.js";
import { tell } from "./tell.js";

const READER = "reader";

export function workWithoutNetwork(window) {
  const { document } = window;
  const { reader, worker } = document.body.dataset;
  if (reader === undefined) return;
  neverShowAgain(window, reader);
  if (!window.indexedDB || !window.crypto.subtle) return;

  window.addEventListener("load", () => window.navigator.serviceWorker?.register(worker, { updateViaCache: "all" }).catch(() => {}));
  document.addEventListener("submit", (event) => {
    if (event.target.matches("form[data-leaves]")) leave(event, reader);
  });
  arriveAndSend(document, reader).catch(() => {});
}

// A page out of the memory of the browser is not shown to somebody else, or to nobody.
function neverShowAgain(window, reader) {
  const remember = () => {
    try {
      window.localStorage.setItem(READER, reader);
    } catch {
      // a browser that keeps nothing keeps no page either
    }
  };
  remember();
  window.addEventListener("pageshow", ({ persisted }) => {
    if (!persisted || window.localStorage.getItem(READER) === reader) return;
    window.document.documentElement.hidden = true;
    window.location.reload();
  });
}

async function arriveAndSend(document, reader) {
  await arrive(reader, document.documentElement.lang);
  if (!reader || document.querySelector("form[data-later], [data-waiting=all]")) return;
  if (!(await waitingOf(reader)).length) return;
  const { sent } = await sendWaiting();
  if (sent) tell(document, "sent", { number: sent });
  const left = (await waitingOf(reader)).filter((note) => note.trouble).length;
  if (left) tell(document, "aside", { number: left });
}

// What was not sent yet is sent first. What cannot be sent stays here, sealed, and somebody says that it may.
async function leave(event, reader) {
  event.preventDefault();
  const form = event.target;
  const { ownerDocument: document } = form;
  const { navigator } = document.defaultView;
  if (!navigator.onLine) return tell(document, "no-network");
  let notes = await waiting().catch(() => []);
  if (notes.some((note) => note.who === reader)) {
    await sendWaiting();
    notes = await waiting().catch(() => []);
    const own = notes.filter((note) => note.who === reader).length;
    if (own && !("isSure" in form.dataset)) return askFirst(form, "leaving", { number: own });
  }
  const left = leftAtMeetings(document.defaultView, reader);
  if (left && !("isSure" in form.dataset)) return askFirst(form, "leaving-notes", left);
  if (notes.length) {
    await depart().catch(() => {});
    document.defaultView.localStorage.clear();
    document.defaultView.sessionStorage.clear();
    form.elements.keeps.value = "notes";
  }
  form.submit();
}

function askFirst(form, what, about) {
  const box = tell(form.ownerDocument, what, about);
  box.querySelector("[data-leave]").addEventListener("click", () => {
    form.dataset.isSure = "";
    form.requestSubmit();
  });
  box.querySelector("[data-stay]")?.addEventListener("click", () => box.remove());
}

// What was typed at a meeting and never sent, see notes.js.
function leftAtMeetings({ localStorage }, reader) {
  const name = Object.keys(localStorage).find((one) => one.startsWith(`notes-${reader}-`));
  return name && JSON.parse(localStorage.getItem(name));
}
