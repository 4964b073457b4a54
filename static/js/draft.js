// Keeps what is typed in a form with a desk (see components/drafts.html): in this browser at once, on the server a
// moment later. What the server did not get yet is put back here when somebody returns to the form.
import { fieldsOf, putBack, sameFields } from "./fields.js";

const PAUSE = 2_000;
const LONGEST_PAUSE = 60_000;
const MOST_AT_ONCE = 60_000; // what a browser still sends while a page goes away
const SCHOOL_TIME = "Europe/Amsterdam"; // as on the pages themselves
const TOO_LONG = new Set([413, 422]);

export function keepDrafts(document) {
  const begin = () => document.querySelectorAll("[data-draft]:not([data-begun])").forEach(sitDown);
  begin();
  document.addEventListener("htmx:afterSettle", begin);
}

function sitDown(line) {
  const form = line.closest(".writing")?.querySelector("form[data-keep]");
  if (!form) return;
  line.dataset.begun = "true";

  const window = line.ownerDocument.defaultView;
  const place = line.dataset.draft;
  const shelf = shelfIn(window, `draft ${line.dataset.person} ${place}`);
  const state = form.querySelector("[data-draft-state]");
  let timer = 0;
  let pause = PAUSE;
  let isDirty = false;
  let isOver = false;
  let isSending = false;

  comeBack();
  form.addEventListener("input", note);
  form.addEventListener("change", note);
  form.addEventListener("submit", () => clearTimeout(timer));
  form.addEventListener("htmx:afterRequest", ({ detail }) => detail.elt === form && (detail.successful ? leave() : stay()));
  line.querySelector("[data-throw-away]").addEventListener("submit", leave);
  window.addEventListener("online", () => isDirty && send());
  window.addEventListener("pagehide", () => isDirty && form.isConnected && send({ isLeaving: true }));

  // What this browser still has and the server did not get goes back into the form.
  function comeBack() {
    if ("wasSent" in line.dataset) return keepAsItIs();
    const kept = shelf.read();
    if (!kept) return;
    if (kept.writing === line.dataset.finished) return shelf.clear();
    const isNewest = !line.dataset.at || kept.writing === form.elements.writing.value || kept.at > Date.parse(line.dataset.at);
    if (!isNewest) return;

    if (!sameFields(kept.typed, fieldsOf(form))) {
      putBack(form, kept.typed);
      line.querySelector("[data-draft-at]").textContent = inWords(kept.at, form.ownerDocument);
      line.hidden = false;
    }
    beginWriting(kept.writing);
    isDirty = true;
    later(0);
  }

  // The form came back because it could not be kept: it holds the newest text itself.
  function keepAsItIs() {
    isDirty = true;
    keepHere();
    later(0);
  }

  function beginWriting(name) {
    for (const control of [form.elements.writing, ...line.querySelectorAll("[name=writing]")]) control.value = name;
  }

  function note({ target }) {
    if (isOver || !target.name) return;
    isDirty = true;
    keepHere();
    later(pause);
  }

  function keepHere() {
    const isKept = shelf.write({ writing: form.elements.writing.value, at: Date.now(), typed: fieldsOf(form) });
    if (isKept) form.dataset.kept = "here";
    else delete form.dataset.kept;
  }

  function later(wait) {
    timer ||= setTimeout(send, wait);
  }

  async function send({ isLeaving = false } = {}) {
    clearTimeout(timer);
    timer = 0;
    if (isOver || !form.isConnected) return;
    if (isSending) return later(pause);

    const typed = fieldsOf(form);
    const body = JSON.stringify({ place, about: form.getAttribute("aria-label") ?? "", writing: form.elements.writing.value, typed });
    isSending = true;
    isDirty = false;
    const status = await post(body, { keepalive: isLeaving && body.length < MOST_AT_ONCE, token: form.elements.csrf_token.value });
    isSending = false;
    if (isOver) return;

    if (status === 204) return arrived();
    isDirty = true;
    if (status === 205) {
      beginWriting(window.crypto.randomUUID());
      return later(PAUSE);
    }
    say(TOO_LONG.has(status) ? "tooLong" : form.dataset.kept ? "here" : "nowhere");
    pause = Math.min(pause * 2, LONGEST_PAUSE);
    if (status !== 401 && !TOO_LONG.has(status)) later(pause);
  }

  function arrived() {
    pause = PAUSE;
    form.dataset.kept = "there";
    if (!isDirty) shelf.clear();
    say("kept");
  }

  // Said aloud only when it becomes another sentence: not at every pause in the typing.
  function say(what) {
    if (!state) return;
    state.setAttribute("aria-live", state.dataset.state === what ? "off" : "polite");
    state.dataset.state = what;
    state.textContent = state.dataset[what].replace("#", hourNow(form.ownerDocument));
  }

  // It was sent, and could not be kept: what stands here is a draft still.
  function stay() {
    timer = 0;
    if (isDirty) later(pause);
  }

  function leave() {
    isOver = true;
    clearTimeout(timer);
    shelf.clear();
    form.dataset.kept = "there";
  }
}

async function post(body, { keepalive, token }) {
  try {
    const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
    return (await fetch("/drafts", { method: "POST", headers, body, keepalive, redirect: "manual" })).status;
  } catch {
    return 0;
  }
}

// A place in this browser for one text of one person; a browser without such a place keeps nothing.
function shelfIn(window, key) {
  return {
    read() {
      try {
        return JSON.parse(window.localStorage.getItem(key));
      } catch {
        return null;
      }
    },
    write(kept) {
      try {
        window.localStorage.setItem(key, JSON.stringify(kept));
        return true;
      } catch {
        return false;
      }
    },
    clear() {
      try {
        window.localStorage.removeItem(key);
      } catch {
        // nothing was kept here
      }
    },
  };
}

function inWords(at, { documentElement }) {
  return new Intl.DateTimeFormat(documentElement.lang, { weekday: "long", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: SCHOOL_TIME }).format(at);
}

function hourNow({ documentElement }) {
  const hour = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: SCHOOL_TIME }).format(Date.now());
  return documentElement.lang === "nl" ? hour.replace(":", ".") : hour;
}
