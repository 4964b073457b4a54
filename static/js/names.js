// Offers the people of the team as soon as somebody types an @ in a text inside [data-names]; its value is the address
// of their names. Arrow keys choose, Enter or Tab takes, Escape leaves. Without this the name can be typed in full.
const TYPED = /(?:^|\s)@([^\s@][^\n@]{0,40}|)$/u;

export function offerNames(document) {
  const asked = new Map();
  let open = null;

  document.addEventListener("input", ({ target }) => {
    const place = target.closest?.("[data-names]");
    if (place && target.matches("textarea")) offer(place, target);
  });
  document.addEventListener("keydown", (event) => {
    if (open && event.target === open.text) steer(event);
  });
  document.addEventListener("focusout", ({ target }) => {
    if (open && target === open.text) close();
  });

  async function offer(place, text) {
    const typed = beforeTheCaret(text);
    if (typed === null) return close();
    const names = await namesAt(place.dataset.names);
    if (!text.isConnected || beforeTheCaret(text) !== typed) return undefined;
    const fitting = names.filter((name) => name.toLowerCase().includes(typed.toLowerCase()) && name !== typed.trimEnd());
    return fitting.length ? show(place, text, fitting) : close();
  }

  async function namesAt(url) {
    if (!asked.has(url)) {
      const answer = await fetch(url, { headers: { Accept: "application/json" } }).catch(() => null);
      if (!answer?.ok) return [];
      asked.set(url, await answer.json());
    }
    return asked.get(url);
  }

  function show(place, text, names) {
    close();
    const list = document.createElement("ul");
    list.id = `${text.id}-names`;
    list.className = "names";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", place.dataset.label);
    names.forEach((name, number) => list.append(option(name, `${list.id}-${number}`)));
    list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const chosen = event.target.closest("li");
      if (chosen) take(chosen.textContent);
    });
    text.after(list);
    text.setAttribute("aria-autocomplete", "list");
    text.setAttribute("aria-controls", list.id);
    open = { text, list };
    choose(list.firstElementChild);
  }

  function option(name, id) {
    const item = document.createElement("li");
    item.id = id;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.textContent = name;
    return item;
  }

  function steer(event) {
    const { list } = open;
    const now = list.querySelector("[aria-selected=true]");
    const { key } = event;
    if (key === "ArrowDown") choose(now.nextElementSibling ?? list.firstElementChild);
    else if (key === "ArrowUp") choose(now.previousElementSibling ?? list.lastElementChild);
    else if (key === "Enter" || key === "Tab") take(now.textContent);
    else if (key === "Escape") close();
    else return;
    event.preventDefault();
  }

  function choose(item) {
    for (const other of open.list.children) other.setAttribute("aria-selected", String(other === item));
    open.text.setAttribute("aria-activedescendant", item.id);
    item.scrollIntoView({ block: "nearest" });
  }

  function take(name) {
    const { text } = open;
    const from = text.selectionStart - beforeTheCaret(text).length;
    text.setRangeText(`${name} `, from, text.selectionStart, "end");
    close();
    text.focus();
  }

  function close() {
    open?.list.remove();
    for (const said of ["aria-controls", "aria-activedescendant", "aria-autocomplete"]) open?.text.removeAttribute(said);
    open = null;
  }
}

// What was typed after the last @ before the caret, or null when nobody is being named.
function beforeTheCaret(text) {
  return TYPED.exec(text.value.slice(0, text.selectionStart))?.[1] ?? null;
}
