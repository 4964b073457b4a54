// What stands in a form as pairs of a name and a text, and such pairs put back into it.
import { makeRoomFor } from "./rows.js";

const NEVER = new Set(["csrf_token", "draft", "writing"]);

export function fieldsOf(form) {
  return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !NEVER.has(name));
}

// Whether anything stands in the form that did not come with the page; a browser that goes back puts text back itself.
export function isTouched(form) {
  return [...form.elements].some((control) => control.name && !NEVER.has(control.name) && "defaultValue" in control && control.type !== "hidden" && control.value !== control.defaultValue);
}

export function sameFields(some, others) {
  const flat = (pairs) => JSON.stringify(pairs.map(([name, text]) => [name, text.replaceAll("\r\n", "\n")]));
  return flat(some) === flat(others);
}

// Whoever shows a control in another way hears "typed-again" on it. What was folded away and holds text is opened.
// isMeanwhile: somebody may have typed already, and that stays.
export function putBack(form, pairs, { isMeanwhile = false } = {}) {
  const texts = grouped(pairs);
  makeRoomFor(form, [...texts.keys()]);
  for (const control of form.elements) {
    if (!control.name || NEVER.has(control.name)) continue;
    const given = (texts.get(control.name) ?? []).map(([, text]) => text);
    if (isMeanwhile && given.length) given[0] = together(given[0], control);
    if (!put(control, given)) continue;
    control.closest("details")?.setAttribute("open", "");
    control.dispatchEvent(new CustomEvent("typed-again"));
  }
}

// What somebody typed since stands below what they had left, unless the one holds the other.
function together(left, control) {
  const now = control.value;
  if (control.type !== "textarea" || now === control.defaultValue || left.includes(now)) return left;
  return now.includes(left) ? now : `${left}\n\n${now}`;
}

// Says whether anything changed.
function put(control, given) {
  if (control.type === "checkbox" || control.type === "radio") {
    const isChosen = given.includes(control.value);
    const isOther = control.checked !== isChosen;
    control.checked = isChosen;
    return isOther;
  }
  if (!("value" in control) || control.type === "submit" || control.type === "button" || !given.length) return false;
  const [text] = given;
  const isOther = control.value !== text;
  control.value = text;
  return isOther;
}

function grouped(pairs) {
  const texts = new Map();
  for (const pair of pairs) texts.set(pair[0], [...(texts.get(pair[0]) ?? []), pair]);
  return texts;
}
