// What an arrow of an actant map can begin and end at is what stands in the list above it: while somebody types there,
// the choices follow. Without this they follow when a row is asked for, or when the map is kept.
const NAMES = '[data-rows="actants"] input[name$="-label"]';
const ENDS = '[data-rows="arrows"] select[name$="-start"], [data-rows="arrows"] select[name$="-end"]';

export function offerActants(document) {
  const follow = ({ target }) => {
    if (target.matches?.(NAMES)) for (const form of document.querySelectorAll("form")) if (form.contains(target)) offer(form);
  };
  document.addEventListener("input", follow);
  document.addEventListener("typed-again", follow, true);
}

function offer(form) {
  const names = [...form.querySelectorAll(NAMES)].map((input) => [input.closest("[data-row]").dataset.row, input.value.trim()]).filter(([, name]) => name);
  for (const select of form.querySelectorAll(ENDS)) {
    const chosen = select.value;
    const known = new Map([...select.options].map((option) => [option.value, option]));
    const offered = names.map(([value, name]) => named(known.get(value) ?? select.ownerDocument.createElement("option"), value, name));
    select.replaceChildren(known.get(""), ...offered);
    select.value = offered.some((option) => option.value === chosen) ? chosen : "";
  }
}

function named(option, value, name) {
  option.value = value;
  option.textContent = name;
  return option;
}
