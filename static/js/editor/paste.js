// Takes from what was copied elsewhere (Word, Google Docs, Excel, a page) only what this field knows.
const JUNK = "script, style, meta, link, title, xml, object, iframe, img, svg, form, input, button, col, colgroup, caption";
const BLOCKS = "p, div, li, h1, h2, h3, h4, h5, h6";
const KEPT_ATTRIBUTES = { A: ["href"], OL: ["start"] };

export function cleanPasted(html) {
  if (html.includes("data-pm-slice")) return html; // copied from a field like this one

  const { body } = new DOMParser().parseFromString(withoutStyles(html), "text/html");
  body.querySelectorAll(JUNK).forEach((junk) => junk.remove());
  body.querySelectorAll("*").forEach((element) => element.localName.includes(":") && element.replaceWith(...element.childNodes));
  body.querySelectorAll("[data-style]").forEach(asMarks);
  makeLists(body);
  body.querySelectorAll("h1, h2, h3, h4, h5, h6, p.MsoTitle").forEach(asHeading);
  body.querySelectorAll("table").forEach(asSimpleTable);
  body.querySelectorAll("p, h2, h3").forEach((block) => !wordsOf(block) && !block.closest("td, th") && block.remove());
  body.querySelectorAll("*").forEach(dropAttributes);
  return body.innerHTML.replaceAll(" ", " ").replaceAll("&nbsp;", " ");
}

// A style or a handler may not even be read here: our own rules for content forbid it. What a style says is kept beside.
function withoutStyles(html) {
  return html
    .replace(/<!--[^]*?-->/g, "")
    .replace(/<(style|script|xml)\b[^]*?<\/\1\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/([\s"'])style\s*=/gi, "$1data-style=").replace(/([\s"'])on\w+\s*=/gi, "$1data-was="));
}

// Bold and italic that was said in a style, as Google Docs does; and its bold wrapper that is not bold.
function asMarks(element) {
  const style = element.dataset.style.toLowerCase();
  const isBold = /(?<!-)font-weight\s*:\s*(bold|[6-9]00)/.test(style);
  if (/^(b|strong)$/i.test(element.tagName) && /(?<!-)font-weight\s*:\s*(normal|[1-4]00)/.test(style)) {
    element.replaceWith(...element.childNodes);
    return;
  }
  if (!/^span$/i.test(element.tagName)) return;
  if (/mso-list\s*:\s*ignore/.test(style)) return;
  if (isBold) wrapContent(element, "strong");
  if (/font-style\s*:\s*italic/.test(style)) wrapContent(element, "em");
}

function wrapContent(element, tag) {
  const wrapper = element.ownerDocument.createElement(tag);
  wrapper.append(...element.childNodes);
  element.append(wrapper);
}

// Word writes a list as paragraphs with a sign in front and a level in their style.
function makeLists(body) {
  let open = [];
  for (const paragraph of [...body.querySelectorAll("p")]) {
    const level = Number(/mso-list\s*:[^;]*level(\d)/i.exec(paragraph.dataset.style ?? "")?.[1] ?? 0);
    if (!level) {
      if (wordsOf(paragraph)) open = [];
      continue;
    }
    const sign = [...paragraph.querySelectorAll("[data-style]")].find((part) => /mso-list\s*:\s*ignore/i.test(part.dataset.style));
    const tag = /^\s*(\d+|[a-z])[.)]/i.test(sign?.textContent ?? "") ? "ol" : "ul";
    sign?.remove();

    const item = paragraph.ownerDocument.createElement("li");
    item.append(...paragraph.childNodes);
    open = open.slice(0, level);
    if (open.length === level && open.at(-1).localName !== tag) open.pop();
    if (!open.length) {
      const list = paragraph.ownerDocument.createElement(tag);
      paragraph.before(list);
      open = [list];
    }
    while (open.length < level && open.at(-1).lastElementChild) {
      const list = paragraph.ownerDocument.createElement(tag); // within the last item above it
      open.at(-1).lastElementChild.append(list);
      open.push(list);
    }
    open.at(-1).append(item);
    paragraph.remove();
  }
}

function asHeading(element) {
  const level = Number(element.tagName[1]) || 1;
  const heading = element.ownerDocument.createElement(level > 2 ? "h3" : "h2");
  heading.textContent = wordsOf(element);
  element.replaceWith(heading);
}

// Every row as long as the longest, one paragraph per cell, the first row as heading. Cells that spanned more are
// followed by empty ones, so that what stood under each other still does.
function asSimpleTable(table) {
  const grid = [];
  [...table.rows].forEach((row, y) => {
    grid[y] ??= [];
    let x = 0;
    for (const cell of row.cells) {
      while (grid[y][x] !== undefined) x += 1;
      for (let down = 0; down < Math.min(cell.rowSpan, table.rows.length - y); down += 1) {
        grid[y + down] ??= [];
        for (let aside = 0; aside < Math.min(cell.colSpan, 50); aside += 1) grid[y + down][x + aside] = down || aside ? "" : contentOf(cell);
      }
    }
  });
  const filled = grid.filter((row) => row.some(Boolean));
  const width = Math.max(0, ...filled.map((row) => row.findLastIndex(Boolean) + 1));
  const fresh = table.ownerDocument.createElement("table");
  filled.forEach((row, y) => {
    const line = fresh.insertRow();
    for (let x = 0; x < width; x += 1) {
      const cell = line.appendChild(table.ownerDocument.createElement(y ? "td" : "th"));
      cell.innerHTML = `<p>${row[x] ?? ""}</p>`;
    }
  });
  if (filled.length) table.replaceWith(fresh);
  else table.remove();
}

function contentOf(cell) {
  cell.querySelectorAll("br").forEach((line) => line.replaceWith(" "));
  cell.querySelectorAll(BLOCKS).forEach((block) => block.replaceWith(" ", ...block.childNodes, " "));
  cell.querySelectorAll("ul, ol, table, tbody, tr, td").forEach((block) => block.replaceWith(...block.childNodes));
  return wordsOf(cell) ? cell.innerHTML.trim() : "";
}

function dropAttributes(element) {
  const kept = KEPT_ATTRIBUTES[element.tagName] ?? [];
  for (const { name } of [...element.attributes]) if (!kept.includes(name)) element.removeAttribute(name);
}

function wordsOf(element) {
  return element.textContent.replace(/[\s ]+/g, " ").trim();
}
