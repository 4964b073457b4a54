// A list of rows in a form that grows as long as somebody needs: the button adds an empty row without asking the server.
const NUMBERED = ["id", "for", "name"];
const OF_AN_ERROR = ["aria-invalid", "aria-describedby"];

export function growRows(document) {
  takeOver(document);
  document.addEventListener("htmx:afterSettle", () => takeOver(document));
  document.addEventListener("click", (event) => {
    const list = event.target.closest?.("[data-add-row]")?.closest("[data-rows]");
    const row = list && addRow(list);
    if (!row) return;
    event.preventDefault();
    row.querySelector("input, select, textarea")?.focus();
  });
}

// Without a script the button sends the form; with one, the key Enter is for keeping it.
function takeOver(document) {
  for (const button of document.querySelectorAll("button[data-add-row]")) button.type = "button";
}

// As many rows as there are in what was typed before.
export function makeRoomFor(form, names) {
  for (const list of form.querySelectorAll("[data-rows]")) {
    const numbers = names.map((name) => new RegExp(`^${list.dataset.rows}-(\\d{1,4})-`).exec(name)).filter(Boolean);
    const last = Math.max(-1, ...numbers.map(([, number]) => Number(number)));
    while (Number(rowsIn(list).at(-1)?.dataset.row) < last && addRow(list));
  }
}

function addRow(list) {
  const rows = rowsIn(list);
  if (!rows.length || rows.length >= Number(list.dataset.most)) return null;
  const row = rows.at(-1).cloneNode(true);
  const next = Number(row.dataset.row) + 1;
  const [was, is] = [`${list.dataset.rows}-${row.dataset.row}-`, `${list.dataset.rows}-${next}-`];
  row.dataset.row = next;
  for (const wrong of row.querySelectorAll(".field-error")) wrong.remove();
  for (const field of row.querySelectorAll("[data-state]")) delete field.dataset.state;
  for (const element of row.querySelectorAll("[id], [for], [name]")) {
    for (const name of NUMBERED) if (element.hasAttribute(name)) element.setAttribute(name, element.getAttribute(name).replace(was, is));
    for (const name of OF_AN_ERROR) element.removeAttribute(name);
    empty(element);
  }
  rows.at(-1).after(row);
  return row;
}

function empty(control) {
  if (control.matches("input")) control.removeAttribute("value");
  for (const choice of control.options ?? []) choice.toggleAttribute("selected", choice.index === 0);
  if ("value" in control) control.value = control.options ? control.options[0].value : "";
}

function rowsIn(list) {
  return [...list.querySelectorAll("[data-row]")];
}
