// A picture in a text: the box that asks for it, sends it and puts it in its place, also when it was pasted or dropped.
import { Node } from "@tiptap/core";
import { lookAtFiles } from "../upload.js";

const MARK = /^[0-9a-f]{12}$/;
const IS_PICTURE = /^image\//;

// The picture as the editor holds it: what one sees on it, and the mark by which the text names it.
export const Picture = Node.create({
  name: "picture",
  group: "inline",
  inline: true,
  atom: true,
  draggable: true,
  addOptions: () => ({ shownAt: "" }),
  addAttributes: () => ({ mark: { default: "" }, alt: { default: "" } }),
  parseHTML: () => [
    {
      tag: "img[data-mark]",
      getAttrs: (image) => MARK.test(image.dataset.mark) && { mark: image.dataset.mark, alt: image.getAttribute("alt") ?? "" },
    },
  ],
  renderHTML({ node: { attrs } }) {
    const place = this.options.shownAt ? { src: `${this.options.shownAt}/${attrs.mark}` } : {};
    return ["img", { ...place, alt: attrs.alt, "data-mark": attrs.mark }];
  },
});

// What was copied or dragged here when it is a picture and nothing else: Word copies a picture of its text along.
export function pictureIn(carrier) {
  const file = [...(carrier?.files ?? [])].find(({ type, name }) => IS_PICTURE.test(type) || /\.hei[cf]$/i.test(name));
  const words = carrier?.getData("text/plain").trim() || carrier?.getData("text/rtf");
  return file && !words ? file : null;
}

export function bringPictures(field, editor) {
  const pattern = field.querySelector("template[data-picture-box]");
  const failed = field.querySelector("[data-no-picture]");

  return async function open(file) {
    failed.hidden = true;
    try {
      const form = await formAt(fetch(field.dataset.pictures, { headers: { Accept: "text/html" } }));
      const box = pattern.content.cloneNode(true).firstElementChild;
      box.querySelector("[data-close]").addEventListener("click", () => box.close());
      box.addEventListener("close", () => close(box));
      field.ownerDocument.body.append(box);
      show(box, form, file);
      box.showModal();
      (file ? form.elements.title : form.elements.file).focus();
    } catch {
      failed.hidden = false;
    }
    return true;
  };

  function close(box) {
    box.remove();
    editor.commands.focus();
  }

  function show(box, form, file) {
    box.querySelector("[data-form]").replaceChildren(form);
    lookAtFiles(box);
    if (file) {
      const carrier = new DataTransfer();
      carrier.items.add(file);
      form.elements.file.files = carrier.files;
      form.elements.file.dispatchEvent(new Event("change", { bubbles: true }));
    }
    form.addEventListener("submit", (event) => send(event, box, form));
  }

  async function send(event, box, form) {
    event.preventDefault();
    const failure = box.querySelector("[data-failed]");
    failure.hidden = true;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "text/html" } });
      const mark = new URL(answer.url).searchParams.get("added") ?? "";
      if (answer.ok && MARK.test(mark)) return put(box, { mark, alt: form.elements.title.value.replace(/\s+/g, " ").trim() });
      if (answer.status !== 422) throw new Error(`the answer was ${answer.status}`);
      const again = await formAt(answer);
      show(box, again, form.elements.file.files[0]);
      (again.querySelector("[aria-invalid], [data-state=stop] :is(input, select)") ?? again.elements.file).focus();
    } catch {
      form.removeAttribute("aria-busy");
      failure.hidden = false;
    }
  }

  function put(box, attrs) {
    const picture = { type: "picture", attrs };
    const ofItsOwn = [{ type: "paragraph", content: [picture] }, { type: "paragraph" }];
    editor.chain().focus().insertContent(editor.isActive("table") ? [picture, { type: "text", text: " " }] : ofItsOwn).run();
    box.close();
  }
}

// The form on the page that also works without this script.
async function formAt(asked) {
  const page = new DOMParser().parseFromString(await (await asked).text(), "text/html");
  const form = page.getElementById("picture-form");
  if (!form) throw new Error("there is no form for a picture");
  return document.importNode(form, true);
}
