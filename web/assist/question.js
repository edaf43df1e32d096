import { button, make } from "/widget/dom.js";
import { keyed } from "./keys.js";
import { WORDS } from "./words.js";

/** What to ask next, large enough to be read out, with its answers by number, and what comes after it. */

const AFTER = 2;
const LONG = 45; // signs; what is longer would push its answers out of sight

/** The questions of a call in the order of asking: what is not clear first, what was put off last. */
export function questions({ view, skipped }) {
  if (!view) return [];
  const clarify = [...view.conflicts, ...view.ambiguous].map((doubt) => ({ ...doubt, clarify: true }));
  const all = [...clarify, ...view.questions.filter(({ fact }) => !clarify.some((doubt) => doubt.fact === fact))];
  return [...all.filter(({ fact }) => !skipped.has(fact)), ...all.filter(({ fact }) => skipped.has(fact))];
}

/** Show them in the panel; `acts` are `choose(number)`, `unknown()` and `skip()`. */
export function showQuestions(panel, call, acts) {
  const [now, ...later] = questions(call);
  const says = JSON.stringify([call.number, now, later, Boolean(call.view)]);
  if (panel.says === says) return;
  panel.says = says;
  panel.classList.toggle("clarify", Boolean(now?.clarify));
  panel.replaceChildren(...(now ? asked(now, later, acts) : [make("p", { id: "ask", class: "ask" }, call.view?.lines.length ? WORDS.nothingToAsk : WORDS.opening)]));
}

function asked(now, later, acts) {
  return [
    make("h2", {}, now.clarify ? WORDS.clarify : WORDS.question),
    make("p", { id: "ask", class: now.text.length > LONG ? "ask long" : "ask" }, now.text),
    now.why && make("p", { class: "soft" }, WORDS.reason(now.why)),
    make("ol", { class: "choices" }, now.choices.map(({ text }, place) => make("li", {}, choice(text, place + 1, acts)))),
    make("p", { class: "put-off" }, keyed("unknown", acts.unknown), keyed("skip", acts.skip)),
    later.length > 0 && make("h3", {}, WORDS.after),
    later.length > 0 && make("ol", { class: "after" }, later.slice(0, AFTER).map(({ text }) => make("li", {}, text))),
  ].filter(Boolean);
}

function choice(text, number, acts) {
  return button([make("kbd", { "aria-hidden": "true" }, String(number)), text], () => acts.choose(number), { "aria-keyshortcuts": `Alt+${number}` });
}
