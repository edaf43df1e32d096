import { button, converting, make } from "/widget/dom.js";
import { sync } from "./steady.js";
import { WORDS } from "./words.js";

/** What was heard, as chips: each with the words it came from, mended where it stands, removed with a key. */

/** `acts` are `mend(fact, {value} or {text})`, which gives the fault there is, `mended()` and `remove(fact)`. */
export function showFacts(list, view, acts) {
  const doubted = new Set(view.conflicts.map(({ fact }) => fact));
  const items = view.facts.map((fact) => ({ ...fact, doubted: doubted.has(fact.fact) }));
  sync(list, items.length ? items : [{ fact: "" }], ({ fact }) => fact, (item) => (item.fact ? chip(item, acts) : make("li", { class: "soft" }, WORDS.noFacts)));
}

/** What the caller cannot say; it can still be filled in. */
export function showUnknown(list, view, acts) {
  sync(list, view.unknown, ({ fact }) => fact, (item) => chip({ ...item, said: WORDS.unknown, words: null, flags: [], open: true }, acts));
}

function chip(fact, acts) {
  const line = make("li", { class: "chip" });
  const rest = (refocus) => {
    delete line.dataset.busy;
    line.replaceChildren(...shown(fact, () => mend(), acts));
    if (refocus) line.querySelector("[data-stop]").focus();
  };
  const mend = () => {
    line.dataset.busy = "";
    line.replaceChildren(editor(fact, acts, rest));
    const field = line.querySelector("input, select");
    field.focus();
    field.select?.();
  };
  line.addEventListener("keydown", (event) => {
    if (!["Delete", "Backspace"].includes(event.key) || !event.target.matches("[data-stop]") || fact.open) return;
    acts.remove(fact);
  });
  line.classList.toggle("flagged", fact.doubted || fact.flags.length > 0);
  rest(false);
  return line;
}

function shown(fact, mend, acts) {
  const flags = [fact.doubted && WORDS.conflict, ...fact.flags.map(({ text }) => text)].filter(Boolean);
  const quote = fact.words ? WORDS.quoted(fact.words) : !fact.open && fact.line === null && WORDS.edited;
  const value = make(
    "button",
    { type: "button", "data-stop": "", tabindex: "-1", class: "value", "aria-keyshortcuts": "Enter Delete" },
    make("span", { class: fact.open ? "name" : "name said" }, fact.name),
    make("b", {}, fact.said),
    fact.approximate && make("span", { class: "about" }, WORDS.about),
    quote && make("q", {}, quote),
    flags.map((text) => make("span", { class: "flag" }, make("span", { "aria-hidden": "true" }, `${WORDS.flag} `), text)),
  );
  value.addEventListener("click", mend);
  const remove = !fact.open && button("×", () => acts.remove(fact), { class: "remove", tabindex: "-1", "aria-label": WORDS.remove(fact.name) });
  return [value, remove].filter(Boolean);
}

function editor(fact, acts, back) {
  const choose = fact.choices?.length > 0 && ["bool", "enum"].includes(fact.type);
  const field = choose ? selection(fact) : make("input", { autocomplete: "off", value: fact.open ? "" : fact.said });
  field.setAttribute("aria-label", WORDS.mend(fact.name));
  const fault = make("p", { class: "fault", role: "alert" });
  const done = make("button", { type: "submit" }, WORDS.done);
  const form = make("form", { class: "editor" }, make("span", { class: "name" }, fact.name), field, done, button(WORDS.cancel, () => back(true)), fault);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const mended = choose ? { value: fact.choices[field.value].value } : { text: field.value.trim() };
    if (mended.text === "") return;
    fault.textContent = (await acts.mend(fact, mended)) ?? "";
    if (!fault.textContent) (back(false), acts.mended());
  });
  form.addEventListener("keydown", (event) => {
    if (converting(event)) return event.key === "Enter" && event.preventDefault();
    if (event.key === "Enter" && event.target === field) (event.preventDefault(), form.requestSubmit()); // a select would open
    if (event.key === "Escape") (event.stopPropagation(), back(true));
  });
  return form;
}

function selection(fact) {
  const options = fact.choices.map(({ text, value }, place) => {
    const now = JSON.stringify(value) === JSON.stringify(fact.value);
    return make("option", { value: place, ...(now && { selected: "" }) }, text);
  });
  return make("select", {}, options);
}
