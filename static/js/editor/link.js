// The small form under the tools in which one types where a link goes.
import { isAddress } from "./text.js";

const MAIL = /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/;
const SITE = /^[\w-]+(\.[\w-]+)+([/?#:]\S*)?$/;

export function bringLink(box, editor) {
  const [input] = box.getElementsByTagName("input");
  const wrong = box.querySelector("[data-wrong]");

  box.addEventListener("click", ({ target }) => {
    const what = target.closest("button")?.dataset.link;
    if (what === "make") make();
    if (what === "drop") done(editor.chain().focus().extendMarkRange("link").unsetLink());
    if (what === "close") done(editor.chain().focus());
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === input) {
      event.preventDefault();
      make();
    }
    if (event.key === "Escape") done(editor.chain().focus());
  });

  return function open() {
    const { href } = editor.getAttributes("link");
    input.value = href ?? "";
    box.querySelector("[data-link=drop]").hidden = !href;
    say(false);
    box.hidden = false;
    input.focus();
    input.select();
    return true;
  };

  function make() {
    const address = complete(input.value.trim());
    if (!address) return say(true);
    const chain = editor.chain().focus().extendMarkRange("link");
    if (editor.state.selection.empty && !editor.isActive("link")) {
      done(chain.insertContent({ type: "text", text: input.value.trim(), marks: [{ type: "link", attrs: { href: address } }] }));
    } else {
      done(chain.setLink({ href: address }));
    }
  }

  function done(chain) {
    box.hidden = true;
    input.value = "";
    chain.run();
  }

  function say(isWrong) {
    wrong.setAttribute("role", "alert");
    wrong.hidden = !isWrong;
    input.toggleAttribute("aria-invalid", isWrong);
    if (isWrong) input.focus();
  }
}

// The whole address of what people type: a page with or without https, or an e-mail address.
function complete(typed) {
  if (isAddress(typed) && !/\s/.test(typed)) return typed;
  if (MAIL.test(typed)) return `mailto:${typed}`;
  return SITE.test(typed) ? `https://${typed}` : "";
}
