// A work form on the shared screen: one step large, with the time that is left for it. Who leads starts the clock, pauses
// it and goes on; nothing goes on by itself and nothing makes a sound. How far it came survives a reload of the page.
const TICK = 500;
const MINUTE = 60_000;
const FORGOTTEN = 180 * MINUTE;

export function leadTheSteps(window) {
  const { document } = window;
  document.addEventListener("htmx:afterSettle", begin);
  begin();

  function begin() {
    const place = document.querySelector("[data-led]:not([data-begun])");
    if (place) lead(place, window);
  }
}

function lead(place, { document, sessionStorage }) {
  const name = `steps-${place.dataset.led}`;
  const steps = [...place.querySelectorAll("[data-minutes]")];
  const state = brought(sessionStorage.getItem(name), steps.length);
  const [where, time, said] = ["where", "time", "said"].map((part) => place.querySelector(`[data-${part}]`));
  const button = (doing) => place.querySelector(`[data-do=${doing}]`);
  const doings = {
    turn: () => (state.since ? pause() : run()),
    onward: () => go(+1),
    back: () => go(-1),
  };

  place.dataset.begun = "true";
  place.querySelector("[data-clock]").hidden = false;
  place.addEventListener("click", ({ target }) => {
    const doing = doings[target.closest("[data-do]")?.dataset.do];
    if (!doing) return;
    doing();
    sessionStorage.setItem(name, JSON.stringify(state));
    show();
  });
  setInterval(() => state.since && show(), TICK);
  show();

  function run() {
    state.since = Date.now();
    place.scrollIntoView({ block: "nearest" });
  }

  function pause() {
    state.spent[state.at] = spentNow();
    state.since = null;
  }

  function go(by) {
    const wasRunning = state.since !== null;
    pause();
    state.at = Math.min(Math.max(state.at + by, 0), steps.length - 1);
    if (wasRunning) run();
  }

  function spentNow() {
    return state.spent[state.at] + (state.since ? Date.now() - state.since : 0);
  }

  function show() {
    const spent = spentNow();
    const remaining = Number(steps[state.at].dataset.minutes) * MINUTE - spent;
    const isOver = remaining < 0;
    place.dataset.state = isOver ? "over" : state.since ? "running" : "waiting";
    put(where, place.dataset.stepWords.replace("#", state.at + 1));
    put(time, isOver ? `+${written(-remaining)}` : written(remaining + 999));
    put(said, isOver ? place.dataset.overWords : spent && remaining <= MINUTE ? place.dataset.almostWords : "");
    put(button("turn"), state.since ? place.dataset.pauseWords : spent ? place.dataset.goOnWords : place.dataset.startWords);
    button("back").hidden = state.at === 0;
    button("onward").hidden = state.at === steps.length - 1;
    if (document.activeElement?.hidden) button("turn").focus();
    steps.forEach((step, at) => {
      if (at === state.at) step.setAttribute("aria-current", "step");
      else step.removeAttribute("aria-current");
    });
  }
}

// Where the clock was when the page went away. A clock that was left running for hours has been forgotten.
function brought(kept, many) {
  const fresh = { at: 0, spent: Array(many).fill(0), since: null };
  const state = JSON.parse(kept ?? "null");
  if (state?.spent?.length !== many) return fresh;
  return state.since && Date.now() - state.since > FORGOTTEN ? { ...state, since: null } : state;
}

// Only what differs, so that a screen reader is not told the same again.
function put(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

function written(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
