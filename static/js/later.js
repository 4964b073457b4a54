// A form with data-later can be kept without a connection: what was written stays on this device and is sent when
// there is a connection again, when any page is opened the next time, and after signing in once more. data-later names
// who writes: on a device of the school nobody sends or reads what somebody else wrote. The page itself may come from
// what the browser kept (data-kept-page); then it has no token and no names, and everything of the server is asked anew.
import { deliver, forget, hasKey, keep, lastSent, sendWaiting, signedIn } from "./outbox.js";
import { isSurelyStill, shelfOf } from "./reader.js";
import { WaitingList } from "./waiting.js";

const AGAIN_AFTER = 20_000;
const SCHOOL_DAY = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Amsterdam" });

export function sendLater(window) {
  const { document } = window;
  const form = document.querySelector("form[data-later]");
  if (!form || !window.indexedDB || !window.crypto.subtle) return;
  const desk = new LogDesk(form, document.querySelector("[data-waiting]"));

  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    desk.take();
  });
  window.addEventListener("online", () => desk.send());
  document.addEventListener("visibilitychange", () => document.hidden || desk.send());
  setInterval(() => desk.send(), AGAIN_AFTER);
  desk.begin();
}

class LogDesk {
  constructor(form, place) {
    this.form = form;
    this.document = form.ownerDocument;
    this.who = form.dataset.later;
    this.isKeptPage = "keptPage" in form.dataset;
    this.isSending = false;
    const mayRead = async () => !this.isKeptPage || isSurelyStill(this.who);
    this.list = new WaitingList(place, { who: this.who, mayRead, mend: (note, words) => this.mend(note, words), send: () => this.send() });
  }

  async begin() {
    if (this.isKeptPage) this.makeReady();
    await this.list.show();
    if (!this.isKeptPage) {
      if (!(await hasKey(this.who))) await signedIn().catch(() => null);
      this.form.dataset.isReady = "";
      await this.keepThisPage();
    }
    await this.send();
  }

  // The page was kept on another day: it begins like a fresh one.
  makeReady() {
    this.form.elements.submission.value = crypto.randomUUID();
    this.form.elements.happened_on.value = SCHOOL_DAY.format(Date.now());
    for (const button of this.form.querySelectorAll("button[disabled]")) button.disabled = false;
  }

  // Takes care that this log opens without a network in the coming days.
  async keepThisPage() {
    const { shell, shellMark } = this.form.dataset;
    const path = this.document.location.pathname;
    if (!shell || !("caches" in globalThis)) return;
    try {
      const shelf = await shelfOf(this.who);
      const known = await shelf.match(path);
      if (known?.headers.get("ETag") === `"${shellMark}"`) return;
      const page = await fetch(shell, { redirect: "manual" });
      if (page.ok) await shelf.put(path, page);
    } catch {
      // without it the log is written with a network, as everything else
    }
  }

  // Keeps what is in the form on this device first, and then tries to send it.
  async take() {
    let note;
    try {
      note = await keep(noteIn(this.form));
    } catch {
      const mayBeSentAtOnce = !this.isKeptPage && this.document.defaultView.navigator.onLine;
      return mayBeSentAtOnce ? this.form.submit() : this.say("cannotKeep"); // what was typed stays in the form
    }
    const result = await deliver(note, this.reader);
    if (result === "kept") return this.document.location.assign(note.page);
    if (result === "refused" && !this.isKeptPage) {
      await forget(note.id);
      return this.form.submit(); // the page comes back with what is not right yet at its field
    }
    this.startAnew();
    await this.list.show(result);
    this.say("keptHere");
    this.list.place.scrollIntoView({ block: "nearest" });
    if (result === "offline") this.askToSendLater();
  }

  get reader() {
    const token = this.form.elements.csrf_token?.value;
    return token ? { who: this.who, token } : null;
  }

  async send() {
    if (this.isSending) return;
    this.isSending = true;
    try {
      const { why } = await sendWaiting();
      await this.list.show(why || "offline");
      // Another page, or the browser itself, may have sent it while this page was on its way.
      const isSent = (await lastSent(this.who)) > performance.timeOrigin;
      if (isSent && !isFilledIn(this.form)) this.document.location.reload();
    } finally {
      this.isSending = false;
    }
  }

  // Where the browser can, it sends by itself, also when this tab is closed.
  askToSendLater() {
    this.document.defaultView.navigator.serviceWorker?.ready.then(({ sync }) => sync?.register("send")).catch(() => {});
  }

  // Puts a note that was refused back into the form, so that it can be made right.
  async mend(note, { fields, file }) {
    for (const [name, value] of fields) {
      const control = this.form.elements[name];
      if (!control || name === "csrf_token") continue;
      if (control instanceof RadioNodeList) [...control].forEach((one) => (one.checked = one.value === value));
      else if (control.type !== "file") control.value = value;
    }
    if (file) {
      const carrier = new DataTransfer();
      carrier.items.add(file);
      this.form.querySelector("input[type=file]").files = carrier.files;
    }
    for (const folded of this.form.querySelectorAll("details")) folded.open = true;
    await forget(note.id);
    await this.list.show();
    this.form.dispatchEvent(new Event("change"));
    this.form.querySelector("textarea").focus();
  }

  startAnew() {
    for (const control of this.form.elements) {
      if (control.tagName === "TEXTAREA" || control.type === "number" || control.type === "file") control.value = "";
      if (control.type === "text") control.value = "";
      if (control.type === "radio") control.checked = false;
    }
    this.form.elements.submission.value = crypto.randomUUID();
    this.form.removeAttribute("aria-busy");
    this.form.dispatchEvent(new Event("change"));
  }

  say(what) {
    const place = this.document.querySelector("[data-log-says]");
    place.textContent = place.dataset[what];
    this.form.removeAttribute("aria-busy");
  }
}

function noteIn(form) {
  const fields = [];
  let file = null;
  for (const [name, value] of new FormData(form)) {
    if (value instanceof File) file = value.size ? value : null;
    else if (name !== "csrf_token") fields.push([name, value]);
  }
  const held = Object.fromEntries(fields);
  return {
    id: held.submission,
    who: form.dataset.later,
    url: form.action,
    page: form.ownerDocument.location.pathname,
    words: { fields, fileName: file?.name ?? "", summary: summaryOf(form, held, file) },
    file,
  };
}

function summaryOf(form, held, file) {
  const counted = [...form.querySelectorAll("[data-tally]")]
    .map((tally) => ({ times: tally.querySelector("input").value, words: tally.querySelector("label").firstChild.textContent.trim() }))
    .filter(({ times }) => Number(times) > 0)
    .map(({ times, words }) => `${times} × ${words}`);
  return [held.text, held.expected, held.seen, ...counted, file?.name].filter(Boolean).join(" · ");
}

function isFilledIn(form) {
  return [...form.elements].some((control) => (control.tagName === "TEXTAREA" || control.type === "number") && control.value);
}
