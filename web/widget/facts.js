import { button, converting, make } from "./dom.js";

/** What is known about the person, each fact to be mended where it stands. */

/** Rows of facts. `say(text)` sends what mends one. */
export function factRows(facts, { say, words }) {
  return make("ul", { class: "facts" }, facts.map((fact) => row(fact, say, words)));
}

function row(fact, say, words) {
  const line = make("li");
  const show = (refocus) => {
    const mend = button(words.mend, () => line.replaceChildren(editor(fact, say, words, () => show(true))), {
      "aria-label": words.mendName(fact.name),
      class: "small",
    });
    const quote = fact.words && fact.words !== fact.said && make("small", {}, words.said(fact.words));
    line.replaceChildren(make("span", { class: "fact" }, make("b", {}, fact.name), make("span", {}, fact.said), quote), mend);
    if (refocus) mend.focus();
  };
  show(false);
  return line;
}

function editor(fact, say, words, back) {
  const input = make("input", { "aria-label": fact.name, autocomplete: "off" });
  const done = make("button", { type: "submit", class: "small strong" }, words.done);
  const others = [
    button(words.choose, () => (back(), say(words.mendName(fact.name))), { class: "small" }),
    button(words.cancel, back, { class: "small" }),
  ];
  const form = make("form", { class: "editor" }, make("b", {}, fact.name), input, done, others);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const value = input.value.trim();
    if (value) (back(), say(words.mended(fact.name, value)));
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && converting(event)) event.preventDefault();
    if (event.key === "Escape" && !converting(event)) (event.stopPropagation(), back());
  });
  queueMicrotask(() => (input.focus(), form.scrollIntoView({ block: "nearest" })));
  return form;
}
