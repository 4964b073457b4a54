// Reads and writes the text of a rich field: a small part of Markdown, the same as designteam/kit/richtext.py reads.
import MarkdownIt from "markdown-it";
import emphasis from "markdown-it/lib/rules_inline/emphasis.mjs";

const RULES = ["text_join", "table", "list", "heading", "paragraph", "text", "newline", "escape", "emphasis", "link", "autolink", "balance_pairs", "fragments_join"];
const ADDRESS = /^(https?:\/\/|mailto:)./i;
const [FIRST_HEADING, SECOND_HEADING] = [2, 3];
// A picture, named by its mark: what one sees on it, and twelve signs.
const PICTURE = /!\[((?:[^\\[\]\n]|\\[^\n]){0,400})\]\(picture:([0-9a-f]{12})\)/uy;
const PLACE_OF_PICTURE = "\uE000"; // no letter, and nobody types it
const WORD = /[\p{L}\p{N}]/u;
const SPACE = /\s/u;

const reader = new MarkdownIt("zero", { html: false, breaks: true, maxNesting: 20 });
reader.enable(RULES, true);
reader.validateLink = isAddress;
reader.inline.ruler.at("emphasis", (state, silent) => {
  const isOtherThanTwo = state.src[state.pos] === "*" && state.scanDelims(state.pos, true).length !== 2;
  return isOtherThanTwo ? false : emphasis.tokenize(state, silent);
});

reader.inline.ruler.before("link", "picture", (state, silent) => {
  PICTURE.lastIndex = state.pos;
  const found = PICTURE.exec(state.src);
  if (!found) return false;
  if (!silent) {
    const token = state.push("picture", "img", 0);
    token.content = found[1].replace(/\\([^\n])/gu, "$1");
    token.meta = { mark: found[2] };
  }
  state.pos += found[0].length;
  return true;
});
reader.renderer.rules.picture = (tokens, place, _, { shownAt }) => {
  const { content, meta } = tokens[place];
  const source = shownAt ? `src="${reader.utils.escapeHtml(`${shownAt}/${meta.mark}`)}" ` : "";
  return `<img ${source}alt="${reader.utils.escapeHtml(content)}" data-mark="${meta.mark}">`;
};

export function isAddress(address) {
  return ADDRESS.test(address);
}

// The text as HTML for the editor, its pictures found under the address `shownAt`.
export function htmlOf(text, shownAt = "") {
  const tokens = reader.parse(text.replaceAll("\r\n", "\n"), {});
  for (const token of tokens) {
    if (token.type.startsWith("heading_")) token.tag = `h${token.tag === "h1" ? FIRST_HEADING : SECOND_HEADING}`;
  }
  return reader.renderer.render(tokens, reader.options, { shownAt });
}

// The document of the editor as text.
export function textOf(doc) {
  return blocks(doc).join("\n\n");
}

function blocks(parent) {
  return childrenOf(parent).map(block).filter(Boolean);
}

function block(node) {
  const write = { heading, bulletList: list, orderedList: list, table }[node.type.name];
  return write ? write(node) : lines(node);
}

function heading(node) {
  const words = inline(node).replaceAll("\n", " ").trim();
  return words && `${node.attrs.level === FIRST_HEADING ? "#" : "##"} ${words}`;
}

function lines(node) {
  return inline(node).split("\n").map((line) => atTheStart(line.trim())).join("\n").replace(/\n{2,}/g, "\n").trim();
}

function list(node) {
  return childrenOf(node).map((item, place) => {
    const mark = node.type.name === "orderedList" ? `${(node.attrs.start ?? 1) + place}. ` : "- ";
    const [first = "", ...rest] = childrenOf(item).map((child) => ({ text: block(child), isList: child.type.name.endsWith("List") }));
    const text = rest.reduce((before, { text, isList }) => (text ? `${before}${isList ? "\n" : "\n\n"}${text}` : before), first.text ?? "");
    return mark + text.replaceAll("\n", `\n${" ".repeat(mark.length)}`).replace(/^ +$/gm, "");
  }).join("\n");
}

function table(node) {
  const rows = childrenOf(node).map((row) => childrenOf(row).map((cell) => childrenOf(cell).map(inline).join(" ").replaceAll("\n", " ").trim().replaceAll("|", "\\|")));
  const width = Math.max(...rows.map((row) => row.length));
  const written = rows.map((row) => `| ${Array.from({ length: width }, (_, place) => row[place] ?? "").join(" | ")} |`);
  const line = `| ${Array(width).fill("---").join(" | ")} |`;
  return [written[0], line, ...written.slice(1)].join("\n");
}

// Words with their marks. Marks are set where they can be read back: around words, not around white space. A picture
// takes no marks: one sign keeps its place until the words around it are written.
function inline(node) {
  const pictures = childrenOf(node).filter(({ type }) => type.name === "picture");
  const runs = childrenOf(node).map((child) => ({
    text: wordsOf(child),
    href: marksOf(child).find(({ type }) => type.name === "link")?.attrs.href ?? "",
    bold: marksOf(child).some(({ type }) => type.name === "bold"),
    italic: marksOf(child).some(({ type }) => type.name === "italic"),
  }));
  const words = grouped(runs, "href").reduce((before, run, place, all) => before + linked(run, before, all[place + 1]), "");
  return words.replaceAll(PLACE_OF_PICTURE, () => pictured(pictures.shift().attrs));
}

function wordsOf({ type, text = "" }) {
  if (type.name === "picture") return PLACE_OF_PICTURE;
  return type.name === "hardBreak" ? "\n" : (text ?? "").replace(/\t/g, " ").replaceAll(PLACE_OF_PICTURE, "");
}

function marksOf({ type, marks }) {
  return type.name === "picture" ? [] : marks;
}

function pictured({ mark, alt }) {
  return `![${alt.replace(/\s+/g, " ").replace(/[\\[\]]/g, "\\$&")}](picture:${mark})`;
}

function linked(runs, before, next) {
  const { href } = runs[0];
  if (!href || !isAddress(href)) return marked(runs, before, next);
  const words = runs.map(({ text }) => text).join("");
  if (words === href || `mailto:${words}` === href) return `<${words}>`;
  const address = href.replace(/[()<>\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
  return `[${marked(runs, "[", [{ text: "]" }]).replace(/(?<!\\)[[\]]/g, "\\$&").replaceAll("\n", " ")}](${address})`;
}

function marked(runs, before, next) {
  return nested(runs, "bold", "**", before, next, (part, ahead, after) => nested(part, "italic", "_", ahead, after, (words) => escaped(words.map(({ text }) => text).join(""))));
}

function nested(runs, name, mark, before, next, within) {
  return grouped(runs, name).reduce((written, part, place, all) => {
    const ahead = before + written;
    const after = all[place + 1] ?? next;
    const unmarked = () => written + within(part, ahead, after);
    if (!part[0][name]) return unmarked();
    const text = within(part, mark, [{ text: mark }]);
    const set = around(text, mark, ahead, after?.[0].text ?? "");
    return set === text ? unmarked() : written + set;
  }, "");
}

function around(text, mark, before, after) {
  return text.split("\n").map((line) => {
    const [, start, words, end] = /^(\s*)(.*?)(\s*)$/su.exec(line);
    const previous = start || !before ? " " : before.at(-1);
    const following = end || !after ? " " : after[0];
    return words && holds(words, mark, previous, following) ? `${start}${mark}${words}${mark}${end}` : line;
  }).join("\n");
}

// Whether a mark here is read back as one: the rules of Markdown for where bold and italic begin and end.
function holds(words, mark, previous, following) {
  const [first, last] = [words[0], words.at(-1)];
  if (mark === "_") return !WORD.test(previous) && !WORD.test(following);
  const begins = WORD.test(first) || !WORD.test(previous);
  const ends = WORD.test(last) || !WORD.test(following);
  return begins && ends && !SPACE.test(first) && !SPACE.test(last);
}

// What somebody typed and would be read as a mark, made into plain signs again.
function escaped(text) {
  return text
    .replace(/\\(?=[!-/:-@[-`{-~]|\s*$)/gm, "\\\\")
    .replace(/\*{2,}|^\*|\*$/g, (stars) => stars.replaceAll("*", "\\*"))
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replaceAll("](", "]\\(")
    .replace(/<(?=[a-z][a-z0-9+.-]*:|[^\s<>@]+@)/gi, "\\<");
}

function atTheStart(line) {
  return line.replace(/^(#{1,6})(?=\s|$)/, "\\$1").replace(/^([-+*])(?=\s|$)/, "\\$1").replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
}

function grouped(runs, name) {
  return runs.reduce((groups, run) => {
    const last = groups.at(-1);
    if (last && last[0][name] === run[name]) last.push(run);
    else groups.push([run]);
    return groups;
  }, []);
}

function childrenOf(node) {
  return Array.from({ length: node.childCount }, (_, place) => node.child(place));
}
