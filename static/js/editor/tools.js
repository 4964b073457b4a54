// The tools above a rich field: one button per thing one can do, walked through with the arrow keys.
const TABLE = { rows: 3, cols: 2, withHeaderRow: true };

const TOOLS = {
  heading: { run: (chain) => chain.toggleHeading({ level: 2 }), isOn: (editor) => editor.isActive("heading", { level: 2 }) },
  subheading: { run: (chain) => chain.toggleHeading({ level: 3 }), isOn: (editor) => editor.isActive("heading", { level: 3 }) },
  bold: { run: (chain) => chain.toggleBold(), isOn: (editor) => editor.isActive("bold") },
  italic: { run: (chain) => chain.toggleItalic(), isOn: (editor) => editor.isActive("italic") },
  bullets: { run: (chain) => chain.toggleBulletList(), isOn: (editor) => editor.isActive("bulletList") },
  numbers: { run: (chain) => chain.toggleOrderedList(), isOn: (editor) => editor.isActive("orderedList") },
  table: { run: (chain) => chain.insertTable(TABLE), can: (editor) => !editor.isActive("table") },
  undo: { run: (chain) => chain.undo(), can: (editor) => editor.can().undo() },
  redo: { run: (chain) => chain.redo(), can: (editor) => editor.can().redo() },
  "add-row": { run: (chain) => chain.addRowAfter() },
  "drop-row": { run: (chain) => chain.deleteRow() },
  "add-column": { run: (chain) => chain.addColumnAfter() },
  "drop-column": { run: (chain) => chain.deleteColumn() },
  "drop-table": { run: (chain) => chain.deleteTable() },
};

export function bringTools(bar, editor, { openLink, openPicture }) {
  const buttons = [...bar.querySelectorAll("button")];

  bar.addEventListener("mousedown", (event) => event.preventDefault()); // the place in the text stays chosen
  bar.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    if (button.dataset.tool === "link") openLink();
    else if (button.dataset.tool === "picture") openPicture();
    else TOOLS[button.dataset.tool].run(editor.chain().focus()).run();
  });
  bar.addEventListener("keydown", (event) => walk(event, buttons, editor));
  editor.on("transaction", show);
  editor.on("focus", show);
  show();

  function show() {
    bar.querySelector("[data-table-tools]").hidden = !editor.isActive("table");
    for (const button of buttons) {
      const { isOn, can } = TOOLS[button.dataset.tool] ?? { isOn: () => editor.isActive(button.dataset.tool) };
      if (isOn) button.setAttribute("aria-pressed", isOn(editor));
      if (can) button.setAttribute("aria-disabled", !can(editor));
    }
    const reachable = buttons.filter(isShown);
    const current = reachable.find((button) => button.tabIndex === 0) ?? reachable[0];
    for (const button of buttons) button.tabIndex = button === current ? 0 : -1;
  }
}

function walk(event, buttons, editor) {
  const reachable = buttons.filter(isShown);
  const here = reachable.indexOf(event.target);
  const last = reachable.length - 1;
  const to = { ArrowRight: here === last ? 0 : here + 1, ArrowLeft: here === 0 ? last : here - 1, Home: 0, End: last }[event.key];
  if (event.key === "Escape") return editor.commands.focus();
  if (to === undefined) return;
  event.preventDefault();
  for (const button of buttons) button.tabIndex = -1;
  reachable[to].tabIndex = 0;
  reachable[to].focus();
}

function isShown(button) {
  return !button.closest("[hidden]");
}
