import { button, link, make, telephone } from "./dom.js";

/** Running text: lines, links to listed places only, readings above hard words, and a fold where it is long. */

const LONG = 16; // lines from which an answer is folded
const SHOWN = 10; // lines of it that stay

/** The lines of a text as paragraphs; `links` are the addresses and numbers in it that the server lists. */
export function paragraphs(text, { links = [], ruby = [] } = {}) {
  const parts = new Map([
    ...links.map((address) => [address, () => linked(address)]),
    ...ruby.map(({ text: word, reading }) => [`${word}（${reading}）`, () => withReading(word, reading)]),
  ]);
  return text.split("\n").map((line) => make("p", { class: lineKind(line) }, inline(line, parts)));
}

/** The same, folded after its beginning if it is long. */
export function foldable(text, marks, words) {
  const lines = paragraphs(text.trim(), marks);
  if (lines.length < LONG) return lines;
  const rest = make("div", { hidden: "" }, lines.slice(SHOWN));
  const title = words.more(lines.length - SHOWN);
  const more = button(title, () => {
    rest.hidden = !rest.hidden;
    more.textContent = rest.hidden ? title : words.less;
    more.setAttribute("aria-expanded", String(!rest.hidden));
  }, { class: "more", "aria-expanded": "false" });
  return [...lines.slice(0, SHOWN), rest, more];
}

/** The text of a quick reply, with readings above its hard words. */
export function titled(title, ruby = []) {
  const parts = new Map(ruby.map(({ text: word, reading }) => [word, () => withReading(word, reading)]));
  return inline(title, parts);
}

/** Text without the readings in brackets, to be read out. */
export function plain(text, ruby = []) {
  return ruby.reduce((left, { text: word, reading }) => left.replaceAll(`${word}（${reading}）`, word), text);
}

function inline(text, parts) {
  if (!parts.size) return [text];
  const longestFirst = [...parts.keys()].sort((a, b) => b.length - a.length);
  const found = new RegExp(`(${longestFirst.map(literal).join("|")})`);
  return text.split(found).map((part) => parts.get(part)?.() ?? part);
}

function literal(text) {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}

function linked(address) {
  return (/^[0-9#♯]/.test(address) ? telephone(address) : link(address, address)) ?? address;
}

function withReading(word, reading) {
  return make("ruby", {}, word, make("rp", {}, "（"), make("rt", {}, reading), make("rp", {}, "）"));
}

function lineKind(line) {
  if (!line.trim()) return "gap";
  return { "■": "heading", "【": "heading", "・": "item", "※": "item", "　": "under", "→": "item" }[line[0]] ?? "line";
}
