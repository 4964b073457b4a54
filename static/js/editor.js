// <rich-text>: an editor in the place of the text area it holds. The text area stays what is sent, kept and counted.
import { Editor } from "@tiptap/core";
import { extensions } from "./editor/extensions.js";
import { bringLink } from "./editor/link.js";
import { cleanPasted } from "./editor/paste.js";
import { bringPictures, pictureIn } from "./editor/picture.js";
import { htmlOf, textOf } from "./editor/text.js";
import { bringTools } from "./editor/tools.js";

const LARGE = 30_000;
const PAUSE = 400;

class RichText extends HTMLElement {
  #editor;
  #waiting = 0;

  connectedCallback() {
    const area = this.querySelector("textarea");
    if (!area || this.#editor) return;

    const label = this.ownerDocument.querySelector(`label[for="${area.id}"]`);
    const frame = this.appendChild(this.querySelector("template").content.cloneNode(true).firstElementChild);
    const [bar, box, place] = ["[role=toolbar]", "[data-link-box]", "[data-place]"].map((part) => frame.querySelector(part));
    const { pictures, shownAt = "" } = this.dataset;
    let [openLink, openPicture] = [() => true, () => true];

    place.style.setProperty("--rows", area.rows);
    this.#editor = new Editor({
      element: place,
      extensions: extensions({ toTools: () => this.#toTools(bar), toLink: () => openLink(), shownAt }),
      content: htmlOf(area.value, shownAt),
      injectCSS: false,
      editorProps: {
        attributes: attributesOf(area, label),
        transformPastedHTML: cleanPasted,
        handlePaste: (_, event) => this.#take(pictures && pictureIn(event.clipboardData), (file) => openPicture(file)),
        handleDrop: (view, event, _, isMoved) => {
          const picture = pictures && !isMoved && pictureIn(event.dataTransfer);
          const place = picture && view.posAtCoords({ left: event.clientX, top: event.clientY });
          if (place) this.#editor.commands.setTextSelection(place.pos);
          return this.#take(picture, (file) => openPicture(file));
        },
      },
      onUpdate: () => this.#noteSoon(area),
      onBlur: () => this.#note(area),
    });
    openLink = bringLink(box, this.#editor);
    if (pictures) openPicture = bringPictures(this, this.#editor);
    bringTools(bar, this.#editor, { openLink, openPicture: () => openPicture() });
    this.#takeOver(area, label);
  }

  disconnectedCallback() {
    clearTimeout(this.#waiting);
    this.#editor?.destroy();
    this.#editor = undefined;
    this.querySelector("[data-frame]")?.remove();
  }

  #takeOver(area, label) {
    area.hidden = true;
    this.dataset.on = "true";
    label?.removeAttribute("for");
    label?.addEventListener("click", () => this.#editor.commands.focus());
    area.addEventListener("typed-again", () => this.#editor.commands.setContent(htmlOf(area.value, this.dataset.shownAt), { emitUpdate: false }));
    area.form?.addEventListener("submit", () => this.#note(area), { capture: true });
    this.ownerDocument.addEventListener("click", (event) => {
      if (!this.isConnected || !event.target.closest?.(`a[href="#${area.id}"]`)) return;
      event.preventDefault();
      this.#editor.commands.focus();
    });
  }

  #take(picture, open) {
    if (!picture) return false;
    open(picture);
    return true;
  }

  #toTools(bar) {
    bar.querySelector("button[tabindex='0']").focus();
    return true;
  }

  #noteSoon(area) {
    if (this.#editor.state.doc.content.size < LARGE) return this.#note(area, { isNew: true });
    this.#waiting ||= setTimeout(() => this.#note(area, { isNew: true }), PAUSE);
  }

  #note(area, { isNew = this.#waiting !== 0 } = {}) {
    clearTimeout(this.#waiting);
    this.#waiting = 0;
    if (!isNew || !this.#editor) return;
    area.value = textOf(this.#editor.state.doc);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function attributesOf(area, label) {
  if (label) label.id ||= `${area.id}-label`;
  const attributes = { role: "textbox", "aria-multiline": "true", class: `${area.className} rich` };
  if (label) attributes["aria-labelledby"] = label.id;
  for (const name of ["aria-describedby", "aria-invalid"]) {
    if (area.hasAttribute(name)) attributes[name] = area.getAttribute(name);
  }
  return attributes;
}

customElements.define("rich-text", RichText);
