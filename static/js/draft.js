// Keeps what is typed in a form with data-draft (see components/writing.html): in this browser at once, on the server a
// moment later. When somebody comes back to the form, what they left there is put back, from wherever it is newest.
import { fieldsOf, isTouched, putBack, sameFields } from "./fields.js";

const PAUSE = 2_000;
const LONGEST_PAUSE = 60_000;
const PATIENCE = 3_000;
const MOST_AT_ONCE = 60_000; // what a browser still sends while a page goes away
const SCHOOL_TIME = "Europe/Amsterdam"; // as on the pages themselves
const TOO_LONG = new Set([413, 422]);
const LETTERS = 16;

export function keepDrafts(document) {
  const desks = new WeakMap();
  const begin = () => {
    const words = document.querySelector("template[data-draft-words]");
    const ask = askedOnce();
    for (const form of words ? document.querySelectorAll("form[data-draft]:not([data-begun])") : []) desks.set(form, sitDown(form, words, ask));
  };
  begin();
  document.addEventListener("htmx:afterSettle", begin);
  // A form that was kept may be gone from the page by now.
  document.addEventListener("htmx:afterRequest", ({ detail }) => desks.get(detail.requestConfig?.elt)?.(detail.successful));
}

// Returns what is to be done when htmx has sent the form.
function sitDown(form, words, ask) {
  form.dataset.begun = "true";
  const { ownerDocument } = form;
  const window = ownerDocument.defaultView;
  const place = form.dataset.draft;
  const shelf = shelfIn(window, `draft ${words.dataset.person} ${place}`);
  const [line, state] = words.content.cloneNode(true).children;
  const asItWas = fieldsOf(form);
  let timer = 0;
  let pause = PAUSE;
  let hasLooked = false;
  let isKnown = false; // whether we heard what the server has: before that nothing is sent over it
  let isDirty = false;
  let isOver = false;
  let isSending = false;

  line.hidden = true;
  form.before(line);
  besideTheButtons(form, state);
  if (!form.elements.writing.value) beginWriting(newName(window));
  if ("wasSent" in form.dataset) keepAsItIs();
  else comeBack();
  form.addEventListener("input", note);
  form.addEventListener("change", note);
  form.addEventListener("submit", () => clearTimeout(timer));
  line.querySelector("[data-throw-away]").addEventListener("click", throwAway);
  window.addEventListener("online", () => isDirty && send());
  window.addEventListener("pagehide", () => isDirty && isKnown && form.isConnected && send({ isLeaving: true }));
  return (isKept) => (isKept ? leave() : stay());

  async function comeBack() {
    const there = await ask(place);
    if (isOver || !form.isConnected) return;
    let here = shelf.read();
    if (here && there && here.writing === there.finished) here = shelf.clear();
    hasLooked = true;
    isKnown = there !== undefined;
    const isFromHere = here && (!there?.typed.length || here.writing === there.writing || here.at > Date.parse(there.changed_at));
    if (isFromHere) show(here.typed, here.at, here.writing);
    else if (there?.typed.length) show(there.typed, Date.parse(there.changed_at), there.writing);
    if (isDirty || isFromHere) keepAsItIs({ isFresh: isKnown });
  }

  function show(typed, at, writing) {
    const moved = "from_version" in form.elements && Number(new Map(typed).get("from_version") || 0) < Number(form.elements.from_version.value);
    beginWriting(writing);
    if (sameFields(typed, fieldsOf(form)) && !isTouched(form)) return;
    putBack(form, typed, { isMeanwhile: true });
    form.dataset.kept = "there";
    line.querySelector("[data-draft-at]").textContent = inWords(at, ownerDocument);
    line.querySelector("[data-moved-on]").hidden = !moved;
    line.hidden = false;
    if (form.id && window.location.hash === `#${form.id}`) line.scrollIntoView({ block: "center" });
  }

  // What stands in the form is the newest there is.
  function keepAsItIs({ isFresh = true } = {}) {
    hasLooked = isDirty = true;
    isKnown = isFresh;
    keepHere();
    later(isKnown ? 0 : pause);
  }

  function beginWriting(name) {
    form.elements.writing.value = name;
  }

  function note({ target }) {
    if (isOver || !target.name) return;
    isDirty = true;
    if (hasLooked) keepHere();
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
    if (isSending || !hasLooked) return later(pause);

    isSending = true;
    const status = isKnown || (await hear()) ? await sendWhatStandsHere(isLeaving) : 0;
    isSending = false;
    if (isOver) return;
    if (status === 204) return arrived();
    isDirty = true;
    if (status === 205) {
      beginWriting(newName(window));
      return later(PAUSE);
    }
    say(TOO_LONG.has(status) ? "tooLong" : form.dataset.kept ? "here" : "nowhere");
    pause = Math.min(pause * 2, LONGEST_PAUSE);
    if (status !== 401 && !TOO_LONG.has(status)) later(pause);
  }

  // There was no answer when somebody sat down. What lay on the server joins what was typed since.
  async function hear() {
    const there = await askedOnce()(place);
    if (there === undefined) return false;
    if (there?.typed.length && there.writing !== form.elements.writing.value) show(there.typed, Date.parse(there.changed_at), there.writing);
    isKnown = true;
    return true;
  }

  function sendWhatStandsHere(isLeaving) {
    const about = form.getAttribute("aria-label") ?? "";
    const body = JSON.stringify({ place, about, writing: form.elements.writing.value, typed: fieldsOf(form) });
    isDirty = false;
    return post("/drafts", body, { type: "application/json", keepalive: isLeaving && body.length < MOST_AT_ONCE, form });
  }

  function arrived() {
    pause = PAUSE;
    form.dataset.kept = "there";
    if (!isDirty) shelf.clear();
    say("kept");
  }

  // Said aloud only when it becomes another sentence: not at every pause in the typing.
  function say(what) {
    state.setAttribute("aria-live", state.dataset.state === what ? "off" : "polite");
    state.dataset.state = what;
    state.textContent = state.dataset[what].replace("#", hourNow(ownerDocument));
  }

  async function throwAway() {
    clearTimeout(timer);
    timer = 0;
    const body = new URLSearchParams({ draft: place, writing: form.elements.writing.value });
    if ((await post("/drafts/removal", body, { type: "application/x-www-form-urlencoded", form })) !== 204) return say("here");
    isDirty = false;
    shelf.clear();
    putBack(form, asItWas);
    beginWriting(newName(window));
    line.hidden = true;
    [...form.elements].find(({ type }) => type !== "hidden")?.focus();
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

// Asks the server for a page once, also when the page has many forms: what lies at a place, null for nothing, and
// undefined when there was no answer.
function askedOnce() {
  const answers = new Map();
  return async (place) => {
    const [page] = place.split("#");
    if (!answers.has(page)) answers.set(page, leftOn(page));
    const left = await answers.get(page);
    return left && (left.find((one) => one.place === place) ?? null);
  };
}

async function leftOn(page) {
  try {
    const answer = await fetch(`/drafts?at=${encodeURIComponent(page)}`, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}

async function post(url, body, { type, keepalive = false, form }) {
  try {
    const headers = { "Content-Type": type, "X-CSRFToken": form.elements.csrf_token.value };
    return (await fetch(url, { method: "POST", headers, body, keepalive, redirect: "manual" })).status;
  } catch {
    return 0;
  }
}

function besideTheButtons(form, state) {
  const buttons = [...form.querySelectorAll("button:not([type=button])")].at(-1)?.closest(".row-line");
  if (buttons) buttons.after(state);
  else form.append(state);
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
      return null;
    },
  };
}

function newName({ crypto }) {
  return Array.from(crypto.getRandomValues(new Uint8Array(LETTERS)), (number) => number.toString(16).padStart(2, "0")).join("");
}

function inWords(at, { documentElement }) {
  return new Intl.DateTimeFormat(documentElement.lang, { weekday: "long", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: SCHOOL_TIME }).format(at);
}

function hourNow({ documentElement }) {
  const hour = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: SCHOOL_TIME }).format(Date.now());
  return documentElement.lang === "nl" ? hour.replace(":", ".") : hour;
}
