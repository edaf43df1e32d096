import { day, make, section, yen } from "./dom.js";
import { paragraphs } from "./text.js";

/** The course of one application: whether it can be done, day by day, the money, what to beware of. */
export function scheduleCard({ title, steps, cash, warnings }, text, marks, { words }) {
  const lines = text.split("\n");
  const sources = lines.filter((line) => line.startsWith("出典"));
  return [
    ...paragraphs(lines[0], marks),
    make("h3", {}, title),
    make("ol", { class: "steps" }, steps.map((step) => stepLine(step, words))),
    section(words.cash, cash.length > 0 && cashTable(cash, words)),
    ...warnings.map((warning) => make("p", { class: "item" }, `※ ${warning}`)),
    ...sources.map((line) => make("p", { class: "note" }, line)),
  ].filter(Boolean);
}

function stepLine({ on, text, kind }, words) {
  const when = on ? make("time", { datetime: on }, day(on)) : words.someDay;
  return make("li", {}, make("span", { class: "when" }, when, " ", make("b", {}, words.kinds[kind] ?? "")), make("span", {}, text));
}

function cashTable(cash, words) {
  const row = ({ month, out_yen, in_yen }) =>
    make("tr", {}, make("th", { scope: "row" }, month ? day(month) : words.someDay), make("td", {}, out_yen ? yen(out_yen) : "―"), make("td", {}, in_yen ? yen(in_yen) : "―"));
  return make("table", {}, columns([words.month, words.out, words.in]), make("tbody", {}, cash.map(row)));
}

export function columns(names) {
  return make("thead", {}, make("tr", {}, names.map((name) => make("th", { scope: "col" }, name))));
}
