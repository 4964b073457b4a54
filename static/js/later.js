// A form with data-later can be kept without a connection: what was written stays on this device and is sent when
// there is a connection again, when the page is opened the next time, and after signing in once more. Each note has a
// number of its own, so that it arrives once however often it is sent. data-later names who writes: on a device of
// the school nobody sends what somebody else wrote.
const NAME = "designteam-log";
const STORE = "notes";
const AGAIN_AFTER = 20_000;
const PATIENCE = 60_000;
const NEEDS_A_FRESH_TOKEN = 400;

export function sendLater(window) {
  const { document } = window;
  const form = document.querySelector("form[data-later]");
  if (!form || !window.indexedDB) return;
  const waiting = new Waiting(form, document.querySelector("[data-waiting]"));

  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    waiting.take();
  });
  window.addEventListener("online", () => waiting.send());
  document.addEventListener("visibilitychange", () => document.hidden || waiting.send());
  document.querySelector("[data-waiting-send]").addEventListener("click", () => waiting.send());
  setInterval(() => waiting.send(), AGAIN_AFTER);
  waiting.begin();
}

class Waiting {
  constructor(form, place) {
    this.form = form;
    this.place = place;
    this.isSending = false;
  }

  async begin() {
    await this.show();
    await this.send();
  }

  // Keeps what is in the form on this device first, and then tries to send it.
  async take() {
    const note = noteIn(this.form);
    try {
      await keep(note);
    } catch {
      return this.form.submit(); // nothing can be kept here: the browser sends it, and says so when it cannot
    }
    const result = await this.deliver(note);
    if (result === "kept") {
      await forget(note.id);
      return this.form.ownerDocument.location.assign(note.page);
    }
    if (result === "refused") {
      await forget(note.id);
      return this.form.submit(); // the page comes back with what is not right yet at its field
    }
    this.startAnew();
    await this.show(result);
    this.say();
  }

  async send() {
    if (this.isSending) return;
    this.isSending = true;
    try {
      await this.sendAll();
    } finally {
      this.isSending = false;
    }
  }

  async sendAll() {
    const notes = await this.mine();
    if (!notes.length) return;
    let sent = 0;
    let why = "offline";
    for (const note of notes) {
      if (note.isRefused) continue;
      const result = await this.deliver(note);
      if (result === "kept") {
        await forget(note.id);
        sent += 1;
      } else if (result === "refused") {
        await keep({ ...note, isRefused: true });
      } else {
        why = result;
        break;
      }
    }
    await this.show(why);
    if (sent && !isFilledIn(this.form)) this.form.ownerDocument.location.reload();
  }

  // Somebody may have signed in again elsewhere meanwhile: then the page has an old token, and asks for a new one.
  async deliver(note) {
    const result = await deliver(note, this.form.elements.csrf_token.value);
    if (result !== "expired") return result;
    const token = await freshToken(note);
    if (!token) return "signed-out";
    this.form.elements.csrf_token.value = token;
    return deliver(note, token);
  }

  async mine() {
    const notes = await all().catch(() => []);
    return notes.filter((note) => note.who === this.form.dataset.later);
  }

  async show(why = "offline") {
    const notes = await this.mine();
    this.place.hidden = notes.length === 0;
    this.place.querySelector("[data-waiting-count]").textContent = `(${notes.length})`;
    const isRefused = notes.some((note) => note.isRefused);
    for (const words of this.place.querySelectorAll("[data-waiting-why]")) {
      const reason = words.dataset.waitingWhy;
      words.hidden = reason === "refused" ? !isRefused : reason !== why || notes.every((note) => note.isRefused);
    }
    this.place.querySelector("[data-waiting-list]").replaceChildren(...notes.map((note) => this.line(note)));
  }

  line(note) {
    const line = this.place.querySelector("template").content.cloneNode(true);
    line.querySelector("[data-waiting-summary]").textContent = note.summary;
    const opener = line.querySelector("[data-waiting-open]");
    opener.hidden = !note.isRefused;
    opener.addEventListener("click", () => this.open(note));
    return line;
  }

  // Puts a note that was refused back into the form, so that it can be made right.
  async open(note) {
    for (const [name, value] of note.fields) {
      const control = this.form.elements[name];
      if (!control || name === "csrf_token") continue;
      if (control instanceof RadioNodeList) [...control].forEach((one) => (one.checked = one.value === value));
      else if (control.type !== "file") control.value = value;
    }
    if (note.file) {
      const carrier = new DataTransfer();
      carrier.items.add(new File([note.file], note.fileName));
      this.form.querySelector("input[type=file]").files = carrier.files;
    }
    await forget(note.id);
    await this.show();
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

  say() {
    const place = this.form.ownerDocument.querySelector("[data-log-says]");
    place.textContent = place.dataset.keptHere;
    this.place.scrollIntoView({ block: "nearest" });
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
    fields,
    file,
    fileName: file?.name ?? "",
    summary: summaryOf(form, held, file),
  };
}

function summaryOf(form, held, file) {
  const counted = [...form.querySelectorAll("[data-tally]")]
    .map((tally) => ({ times: tally.querySelector("input").value, words: tally.querySelector("label").firstChild.textContent.trim() }))
    .filter(({ times }) => Number(times) > 0)
    .map(({ times, words }) => `${times} × ${words}`);
  return [held.text, held.seen, ...counted, file?.name].filter(Boolean).join(" · ");
}

// "kept", "refused" (something is not right yet), "expired" (the token), "signed-out" or "offline".
async function deliver(note, token) {
  const body = new FormData();
  for (const [name, value] of note.fields) body.append(name, value);
  body.append("csrf_token", token);
  if (note.file) body.append("file", note.file, note.fileName);
  try {
    const answer = await fetch(note.url, { method: "POST", body, redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
    if (answer.type === "opaqueredirect") return "kept";
    if (answer.status === NEEDS_A_FRESH_TOKEN) return "expired";
    if (answer.status === 401) return "signed-out";
    return answer.status >= 500 || answer.status === 429 ? "offline" : "refused";
  } catch {
    return "offline";
  }
}

// The token of the session as it is now; none when nobody is signed in, or somebody else.
async function freshToken({ page, who }) {
  try {
    const answer = await fetch(page, { redirect: "manual" });
    if (!answer.ok) return "";
    const form = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("form[data-later]");
    return form?.dataset.later === who ? form.elements.csrf_token.value : "";
  } catch {
    return "";
  }
}

function isFilledIn(form) {
  return [...form.elements].some((control) => (control.tagName === "TEXTAREA" || control.type === "number") && control.value);
}

function opened() {
  return new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

async function inStore(mode, ask) {
  const database = await opened();
  try {
    return await new Promise((done, failed) => {
      const transaction = database.transaction(STORE, mode);
      const request = ask(transaction.objectStore(STORE));
      transaction.oncomplete = () => done(request.result);
      transaction.onabort = transaction.onerror = () => failed(transaction.error);
    });
  } finally {
    database.close();
  }
}

const keep = (note) => inStore("readwrite", (store) => store.put(note));
const forget = (id) => inStore("readwrite", (store) => store.delete(id));
const all = () => inStore("readonly", (store) => store.getAll());
