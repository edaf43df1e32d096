import { converting, make } from "/widget/dom.js";
import { sync } from "./steady.js";
import { WORDS } from "./words.js";

/** The field that takes what is said, and the lines that were taken. */

const TALLEST = 200; // px

export class Notes {
  /** `tell(text)` takes lines, `typed(text)` each keystroke, `help()` is asked for with ?. */
  constructor(form, list, { tell, typed, help }) {
    Object.assign(this, { list, tell, help });
    this.field = make("textarea", { id: "note", rows: "1", placeholder: WORDS.notesHint, "aria-label": WORDS.notes, autocomplete: "off", enterkeyhint: "send" });
    form.append(this.field, make("button", { type: "submit" }, WORDS.send));
    form.addEventListener("submit", (event) => (event.preventDefault(), this.send(), this.focus()));
    this.field.addEventListener("keydown", (event) => this.onKey(event));
    this.field.addEventListener("paste", (event) => this.onPaste(event));
    this.field.addEventListener("input", () => (this.grow(), typed(this.field.value)));
  }

  focus() {
    this.field.focus({ preventScroll: true });
  }

  /** The draft of the call in front. */
  put(text) {
    if (this.field.value === text) return;
    this.field.value = text;
    this.grow();
  }

  /** Enter sends, Shift+Enter breaks the line; the Enter that ends a conversion from kana does neither. */
  onKey(event) {
    if (converting(event)) return;
    if (event.key === "?" && !this.field.value) (event.preventDefault(), this.help());
    if (event.key !== "Enter" || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.send();
  }

  /** Several lines at once are a transcript: each is sent, after what was already written. */
  onPaste(event) {
    const text = event.clipboardData.getData("text/plain");
    if (!text.trim().includes("\n")) return;
    event.preventDefault();
    this.field.setRangeText(text, this.field.selectionStart, this.field.selectionEnd, "end");
    this.send();
  }

  send() {
    const text = this.field.value;
    if (!text.trim()) return;
    this.put("");
    this.tell(text);
  }

  grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight + 2, TALLEST)}px`;
  }

  /** The lines the server has, and behind them those it does not have yet. */
  show({ view, waiting, cut }) {
    const here = new Set(view?.lines.map(({ id }) => id));
    const left = waiting.filter(({ id }) => !here.has(id)).map((line) => ({ ...line, unsent: cut ? WORDS.waiting : WORDS.sending }));
    const { scrollTop, scrollHeight, clientHeight } = this.list;
    const atEnd = scrollHeight - clientHeight - scrollTop < 40;
    sync(this.list, [...(view?.lines ?? []), ...left], ({ id }) => id, row);
    if (atEnd) this.list.scrollTop = this.list.scrollHeight;
  }
}

function row({ text, speaker, final, notes = [], unsent }) {
  const mark = unsent ?? (final === false ? WORDS.partial : null);
  const who = speaker === "operator" && make("span", { class: "who" }, `${WORDS.operator}：`);
  return make("li", { class: mark ? "pending" : "" }, who, text, mark && make("small", {}, mark), notes.map((note) => make("small", {}, `※ ${note}`)));
}
