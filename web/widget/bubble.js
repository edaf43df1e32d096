import { adviceCards } from "./advice.js";
import { button, day, fold, link, make, spoken } from "./dom.js";
import { factRows } from "./facts.js";
import { repaymentPlan } from "./repayment.js";
import { scheduleCard } from "./schedule.js";
import { foldable, paragraphs, titled } from "./text.js";

/** One bubble of an answer as elements. A type that is not known is shown by its text. */

const KINDS = {
  advice: ({ cards }, text, marks, tools) => (cards && !marks.ruby.length ? adviceCards(cards, tools) : null),
  read_back: ({ facts }, text, marks, tools) => [...paragraphs(text, marks), fold(tools.words.facts, factRows(facts, tools))],
  summary: ({ facts }, text, marks, tools) => (facts.length ? [...paragraphs(text.split("\n")[0], marks), factRows(facts, tools)] : null),
  schedule: (custom, text, marks, tools) => (marks.ruby.length ? null : scheduleCard(custom, text, marks, tools)),
  repayment: (custom, text, marks, tools) => [...paragraphs(text, marks), ...repaymentPlan(custom, tools)],
  record: (custom, text, marks, { words }) => recordCard(custom, text, marks, words),
};

/** `tools` are `say(text)` and the `words` of the widget. */
export function bubbleOf({ text = "", custom = {}, links = [] }, at, tools) {
  const marks = { links, ruby: custom.ruby ?? [] };
  const special = Object.hasOwn(KINDS, custom.type ?? "") ? KINDS[custom.type](custom, text, marks, tools) : null;
  const kind = special ? custom.type : "text";
  const element = make("div", { class: `bubble me ${kind}` }, spoken(`${tools.words.me}：`), special ?? foldable(text, marks, tools.words));
  element.append(clock(at));
  return element;
}

/** What the person said. */
export function ownBubble(title, at, words) {
  return make("div", { class: "bubble you" }, spoken(`${words.you}：`), make("p", {}, title), clock(at));
}

/** Quick replies. What mends a fact stands in the rows of facts already. */
export function choicesOf({ buttons = [], custom = {} }, choose, words) {
  if (!buttons.length || ["read_back", "summary"].includes(custom.type)) return null;
  const replies = buttons.map(({ title, payload }) => button(titled(title, custom.ruby), () => choose(title, payload), { "data-title": title }));
  return make("div", { class: "choices", role: "group", "aria-label": words.choices }, replies);
}

function recordCard({ code, url, pdf_url, expires_on }, text, marks, words) {
  const ways = [link(url, words.sheet), pdf_url && link(pdf_url, words.pdf)].filter(Boolean);
  return [
    ...paragraphs(text, marks),
    make("div", { class: "record" }, make("p", {}, `${words.code} `, make("b", {}, code)), make("p", { class: "ways" }, ways), make("p", { class: "note" }, words.until(day(expires_on)))),
  ];
}

function clock(at) {
  const time = new Date(at);
  const hour = time.toLocaleTimeString("ja", { hour: "numeric", minute: "2-digit" });
  const today = time.toDateString() === new Date().toDateString();
  return make("time", { class: "at", datetime: time.toISOString() }, today ? hour : `${time.getMonth() + 1}月${time.getDate()}日 ${hour}`);
}
