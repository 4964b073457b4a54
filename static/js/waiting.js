// The list of what waits on this device (see components/waiting.html): on the log itself, on the page of all that was
// not sent, and on the page that is shown without a network.
import { forget, hasKey, opened, signedIn, waitingOf } from "./outbox.js";
import { isSurelyStill, keptLogs, readerHere } from "./reader.js";

export class WaitingList {
  // `mayRead` says whether what waits may be read here now; `mend` puts a note back into a form that is on this page.
  constructor(place, { who, mayRead, mend = null, send }) {
    Object.assign(this, { place, who, mayRead, mend, why: "offline" });
    place.querySelector("[data-waiting-send]")?.addEventListener("click", send);
  }

  async show(why = this.why) {
    this.why = why;
    const notes = await waitingOf(this.who).catch(() => []);
    const isReadable = await this.mayRead();
    this.place.hidden = notes.length === 0;
    this.place.querySelector("[data-waiting-count]").textContent = `(${notes.length})`;
    this.place.querySelector("[data-waiting-send]").hidden = notes.every((note) => note.trouble);
    const reasons = new Set(notes.map((note) => note.trouble ?? why));
    for (const words of this.place.querySelectorAll("[data-waiting-why]")) words.hidden = !reasons.has(words.dataset.waitingWhy);
    const lines = await Promise.all(notes.sort((one, other) => one.at - other.at).map((note) => this.line(note, isReadable)));
    this.place.querySelector("[data-waiting-list]").replaceChildren(...lines);
    return notes.length;
  }

  async line(note, isReadable) {
    const line = this.place.querySelector("template").content.cloneNode(true);
    const find = (part) => line.querySelector(`[data-waiting-${part}]`);
    const words = isReadable ? await opened(note).catch(() => null) : null;
    find("at").textContent = inWords(note.at, this.place.ownerDocument);
    find("at").dateTime = new Date(note.at).toISOString();
    if (words) find("summary").textContent = words.summary;
    find("page").href = note.page;
    if (!words || !note.trouble) return line;

    find("ways").hidden = false;
    const canMend = this.mend !== null && note.page === location.pathname;
    find("open").hidden = !canMend || note.trouble !== "refused";
    find("page").hidden = canMend || note.trouble !== "refused";
    find("open").addEventListener("click", () => this.mend(note, words));
    find("copy").addEventListener("click", () => navigator.clipboard.writeText(words.summary));
    find("drop").addEventListener("click", () => this.drop(note));
    if (words.file) {
      find("picture").hidden = false;
      find("picture").href = URL.createObjectURL(words.file);
      find("picture").download = words.fileName;
    }
    return line;
  }

  async drop(note) {
    const { place } = this;
    if (!place.ownerDocument.defaultView.confirm(place.dataset.sureToDrop)) return;
    await forget(note.id);
    await this.show();
  }
}

// The pages that list what waits without a form beside it, and where the log can be written without a network.
export async function showWhatWaits(document, sendWaiting) {
  const place = document.querySelector("[data-waiting=all]");
  if (!place) return;
  const live = document.body.dataset.reader;
  const who = live || (await readerHere())?.who;
  const nothing = document.querySelector("[data-nothing-waits]");

  const list = new WaitingList(place, { who, mayRead: async () => Boolean(live) || isSurelyStill(who), send });
  let isLeaving = false;
  document.defaultView.addEventListener("beforeunload", () => (isLeaving = true));
  document.defaultView.addEventListener("online", send);
  await showLogs(document.querySelector("[data-kept-logs]"));
  if (live && !(await hasKey(who))) await signedIn().catch(() => null);
  await show();
  if (live) await send();

  async function show(why) {
    const number = who ? await list.show(why) : 0;
    if (nothing) nothing.hidden = number > 0;
  }

  async function send() {
    if (!live) return comeBack();
    const { why } = await sendWaiting();
    await show(why || "offline");
  }

  // A browser may say that there is a network when there is none; and nobody who is on the way elsewhere is held back.
  async function comeBack() {
    const { location } = document.defaultView;
    const isThere = await fetch(location.href, { method: "HEAD", cache: "no-store" }).then(() => true, () => false);
    if (isThere && !isLeaving) location.reload();
  }
}

async function showLogs(place) {
  if (!place || !("caches" in globalThis)) return;
  const logs = await keptLogs();
  const links = await Promise.all(logs.map(async ([path, page]) => linkTo(path, await page.text(), place)));
  place.querySelector("ul").replaceChildren(...links);
  place.querySelector("[data-with-logs]").hidden = !links.length;
  place.querySelector("[data-without-logs]").hidden = links.length > 0;
}

function linkTo(path, page, place) {
  const line = place.querySelector("template").content.cloneNode(true);
  const link = line.querySelector("a");
  const kept = new DOMParser().parseFromString(page, "text/html").querySelector("form[data-title]");
  link.href = path;
  link.textContent = kept?.dataset.title ?? path;
  line.querySelector("[data-team]").textContent = kept?.dataset.team ?? "";
  return line;
}

function inWords(at, { documentElement }) {
  return new Intl.DateTimeFormat(documentElement.lang, { weekday: "long", hour: "2-digit", minute: "2-digit", timeZone: "Europe/Amsterdam" }).format(at);
}
