// What the editor knows: exactly what a rich text can hold, and the keys that go with it.
import { Extension } from "@tiptap/core";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import StarterKit from "@tiptap/starter-kit";
import { Picture } from "./picture.js";
import { isAddress } from "./text.js";

// No style attributes: our own style sheet says how a table looks.
const SimpleTable = Table.extend({
  renderHTML: () => ["table", ["tbody", 0]],
  addNodeView: () => null,
  addKeyboardShortcuts() {
    const { Tab: _, ...others } = this.parent();
    const toNext = () => this.editor.isActive("table") && this.editor.commands.goToNextCell();
    const stay = () => this.editor.isActive("table") && (this.editor.commands.goToNextCell() || true);
    return { ...others, Tab: toNext, Enter: stay, "Shift-Enter": stay, "Mod-Enter": stay };
  },
});

const simple = { content: "paragraph", addAttributes: () => ({ colspan: { default: 1, rendered: false }, rowspan: { default: 1, rendered: false }, colwidth: { default: null, rendered: false } }) };

export function extensions({ toTools, toLink, shownAt }) {
  return [
    StarterKit.configure({
      blockquote: false,
      code: false,
      codeBlock: false,
      dropcursor: false,
      horizontalRule: false,
      strike: false,
      underline: false,
      heading: { levels: [2, 3] },
      link: { openOnClick: false, autolink: true, defaultProtocol: "https", HTMLAttributes: { target: null, rel: null, class: null }, isAllowedUri: isAddress },
    }),
    SimpleTable.configure({ resizable: false, allowTableNodeSelection: false }),
    TableRow,
    TableHeader.extend(simple),
    TableCell.extend(simple),
    Picture.configure({ shownAt }),
    Extension.create({
      name: "backAtOnce", // the editor's own focus waits for the next frame; what is typed before it would go to the tool
      addCommands: () => ({ focus: () => ({ view }) => (view.focus(), true) }),
    }),
    Extension.create({
      name: "waysOut",
      priority: 50,
      addKeyboardShortcuts: () => ({ Escape: toTools, "Alt-F10": toTools, "Mod-k": toLink }),
    }),
  ];
}
