import { bubbleOf, choicesOf, ownBubble } from "./bubble.js";
import { accents } from "./colour.js";
import { HERE, ask } from "./door.js";
import { button, converting, link, make } from "./dom.js";
import { Memory, newName } from "./memory.js";
import { STYLE } from "./style.js";
import { plain } from "./text.js";
import { wordsIn } from "./words.js";

/** The window itself: its parts, and the course of the talk. */

const LONGEST = 10000; // characters, as the server allows
const PATIENCE = 60000; // milliseconds until an answer is given up
const MOST_SHOWN = 400; // parts of the talk on the page; what is older is let go
const READ_OUT = 300; // characters of an answer that are read out by themselves
const CODE = /^#code=([A-Za-z0-9-]{9,15})$/;
const DARK = matchMedia("(prefers-color-scheme: dark)");

export class MadoguchiChat extends HTMLElement {
  connectedCallback() {
    this.away = new AbortController();
    const { signal } = this.away;
    this.memory = new Memory(this.server, this.getAttribute("name"));
    if (!this.shadowRoot) this.build();
    this.recall();
    this.takeCode();
    addEventListener("online", () => this.unsent?.retry(), { signal });
    addEventListener("hashchange", () => this.takeCode(), { signal });
    DARK.addEventListener("change", () => this.paint(), { signal });
  }

  disconnectedCallback() {
    this.away.abort();
    this.stop();
    this.memory.release();
  }

  get server() {
    return new URL(this.getAttribute("server") || HERE, location.href).href;
  }

  /** Say something in the person's stead: what a page's own buttons call. */
  say(text) {
    this.open();
    this.tell(text, text);
  }

  open() {
    if (!this.launcher) return;
    this.frame.hidden = false;
    this.launcher.hidden = true;
    this.launcher.setAttribute("aria-expanded", "true");
    this.log.scrollTop = this.log.scrollHeight;
    this.input.focus();
  }

  close() {
    if (!this.launcher || this.frame.hidden) return;
    this.frame.hidden = true;
    this.launcher.hidden = false;
    this.launcher.setAttribute("aria-expanded", "false");
    this.launcher.focus();
  }

  build() {
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    this.words = wordsIn(this.getAttribute("language"));
    this.heading = this.getAttribute("title") || this.words.title;
    // Left where it is, it would hang over the whole window as a tooltip.
    this.removeAttribute("title");
    this.tools = { words: this.words, say: (text) => this.tell(text, text) };
    this.frame = make("section", { class: "frame", lang: this.getAttribute("language") === "en" ? "en" : "ja", "aria-label": this.heading });
    this.frame.append(this.head(), this.notice(), ...this.middle(), this.form());
    if (this.getAttribute("mode") === "launcher") root.append(this.opener());
    root.append(this.frame);
    this.frame.addEventListener("keydown", (event) => event.key === "Escape" && !converting(event) && this.close());
    this.paint();
  }

  head() {
    const acts = this.words.acts.map((text) => button(text, () => this.act(text)));
    const again = button(this.words.restart, () => this.restart());
    this.menu = make("details", { class: "menu" }, make("summary", {}, this.words.menu), make("div", { class: "acts" }, acts, again));
    this.menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.menu.open) return;
      event.stopPropagation();
      this.menu.open = false;
      this.menu.firstElementChild.focus();
    });
    this.menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !this.menu.contains(event.relatedTarget)) this.menu.open = false;
    });
    const launched = this.getAttribute("mode") === "launcher";
    const close = launched && button("×", () => this.close(), { class: "close", "aria-label": this.words.close });
    return make("header", {}, make("h2", {}, this.heading, make("small", {}, this.words.subtitle)), this.menu, close);
  }

  notice() {
    const privacy = this.getAttribute("privacy");
    const more = privacy && link(new URL(privacy, location.href).href, this.words.privacy);
    return make("p", { class: "notice" }, this.words.machine, more && " ", more);
  }

  middle() {
    this.bar = make("progress", { "aria-labelledby": "left" });
    this.left = make("span", { id: "left" });
    this.progress = make("div", { class: "progress", hidden: "" }, this.left, this.bar);
    // Only what is new is read out, by the line below: not the whole talk when a page is opened again.
    this.log = make("div", { class: "log", role: "log", "aria-live": "off", "aria-label": this.words.log, tabindex: "0" });
    this.news = make("div", { class: "said", role: "status", "aria-live": "polite" });
    return [this.progress, this.log, this.news];
  }

  form() {
    const { placeholder, send } = this.words;
    this.input = make("textarea", { rows: "1", maxlength: LONGEST, placeholder, "aria-label": placeholder, enterkeyhint: "send" });
    this.button = make("button", { type: "submit", class: "strong" }, send);
    const form = make("form", { class: "write" }, this.input, this.button);
    form.addEventListener("submit", (event) => (event.preventDefault(), this.submit()));
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("input", () => this.grow());
    return form;
  }

  opener() {
    this.frame.hidden = true;
    this.launcher = button(this.words.open, () => this.open(), { class: "launcher strong", "aria-expanded": "false" });
    return this.launcher;
  }

  paint() {
    const probe = make("i");
    this.frame.append(probe);
    for (const part of [this.frame, this.launcher].filter(Boolean)) {
      for (const [name, value] of Object.entries(accents(this.getAttribute("color"), probe))) part.style.setProperty(name, value);
    }
    probe.remove();
  }

  /** Enter sends, Shift+Enter breaks the line; the Enter that ends a conversion from kana does neither. */
  onKey(event) {
    if (event.key !== "Enter" || event.shiftKey || converting(event)) return;
    event.preventDefault();
    this.submit();
  }

  grow() {
    this.input.style.height = "auto";
    this.input.style.height = `${this.input.scrollHeight + 2}px`;
  }

  /** Show the conversation as it was when the page was left. */
  recall() {
    this.log.replaceChildren();
    this.greet();
    const { entries } = this.memory.now;
    for (const entry of entries) {
      if (entry.who === "you") this.showMine(entry);
      else this.showBubble(entry.bubble, entry.at);
    }
    const last = entries.at(-1);
    if (last?.who === "you") this.offerRetry(last, this.words.unsent);
    this.showProgress();
    this.log.scrollTop = entries.length ? this.log.scrollHeight : 0;
  }

  greet() {
    const { greeting, openings } = this.words;
    const text = this.getAttribute("greeting") || greeting;
    this.showBubble({ text, buttons: openings.map((opening) => ({ title: opening, payload: opening })) }, Date.now());
    this.openings = this.log.lastElementChild;
    this.log.scrollTop = 0;
  }

  /** Someone comes from their hand-over sheet: its code stands in the address, behind #. */
  takeCode() {
    const [, code] = location.hash.match(CODE) ?? [];
    if (!code) return;
    history.replaceState(history.state, "", location.pathname + location.search);
    const said = this.words.withCode(code.toUpperCase());
    this.openings?.remove();
    this.showBubble({ text: this.words.resume, buttons: [{ title: said, payload: said }] }, Date.now());
    this.open();
    this.log.scrollTop = this.log.scrollHeight;
  }

  act(text) {
    this.menu.open = false;
    this.tell(text, text);
    this.input.focus();
  }

  restart() {
    this.menu.open = false;
    if (!confirm(this.words.restartSure)) return;
    this.stop();
    this.memory.forget();
    this.recall();
    this.input.focus();
  }

  stop() {
    this.inFlight?.abort();
    this.inFlight = null;
    this.busy(false);
  }

  /** Send what is written; while an answer is on its way, what is written stays where it is. */
  submit() {
    const text = this.input.value.trim();
    if (!text || this.inFlight) return;
    this.input.value = "";
    this.grow();
    this.tell(text, text);
  }

  tell(title, payload) {
    if (this.inFlight) return;
    this.unsent?.remove();
    const entry = { who: "you", title, payload, id: newName(), at: Date.now() };
    this.memory.keep(entry);
    this.showMine(entry);
    this.send(entry);
  }

  async send(entry) {
    const flight = (this.inFlight = new AbortController());
    const timer = setTimeout(() => flight.abort(), PATIENCE);
    this.busy(true);
    try {
      const message = { sender: this.memory.now.sender, id: entry.id, message: entry.payload, asOf: this.getAttribute("as-of") };
      const bubbles = await ask(this.server, message, flight.signal);
      if (this.inFlight !== flight) return;
      this.busy(false);
      this.take(bubbles);
    } catch (error) {
      if (this.inFlight !== flight) return;
      this.busy(false);
      this.offerRetry(entry, error.forPeople || this.words.unreachable);
    } finally {
      clearTimeout(timer);
      if (this.inFlight === flight) this.inFlight = null;
    }
  }

  /** An answer: kept, unless the person had everything deleted, and shown so that reading starts at its beginning. */
  take(bubbles) {
    const forgotten = bubbles.some(({ custom }) => custom?.type === "forgotten");
    if (forgotten) {
      this.memory.forget();
      this.log.replaceChildren();
    }
    const at = Date.now();
    const shown = bubbles.map((bubble) => {
      const kept = light(bubble);
      if (!forgotten && bubble.custom?.kept !== false) this.memory.keep({ who: "me", bubble: kept, at });
      return this.showBubble(kept, at);
    });
    this.showProgress();
    this.log.scrollTop = shown[0].offsetTop - this.log.offsetTop - 12;
    this.news.replaceChildren(...bubbles.map((bubble) => make("p", {}, this.heard(bubble))));
  }

  heard({ text = "", custom }) {
    const whole = custom?.cards ? custom.cards.next_step : plain(text, custom?.ruby);
    return `${this.words.me}：${whole.length > READ_OUT ? `${whole.slice(0, READ_OUT)}…` : whole}`;
  }

  busy(on) {
    this.button.disabled = on;
    this.thinking?.remove();
    this.thinking = on ? make("div", { class: "thinking" }, this.words.thinking, make("i"), make("i"), make("i")) : null;
    if (on) {
      this.put(this.thinking);
      this.news.textContent = this.words.thinking;
    }
  }

  /** With what is said, the quick replies before it are answered; the one that was taken stays marked. */
  showMine({ title, at }) {
    this.openings?.remove();
    for (const reply of this.log.querySelectorAll(".choices button:enabled")) {
      reply.disabled = true;
      if (reply.dataset.title === title) reply.classList.add("taken");
    }
    this.put(ownBubble(title, at, this.words));
  }

  showBubble(bubble, at) {
    const element = bubbleOf(bubble, at, this.tools);
    this.put(element);
    const choices = choicesOf(bubble, (title, payload) => this.choose(title, payload), this.words);
    if (choices) this.put(choices);
    return element;
  }

  /** With a keyboard, writing goes on; on a phone the keyboard stays down. */
  choose(title, payload) {
    if (this.inFlight) return;
    this.tell(title, payload);
    (matchMedia("(pointer: fine)").matches ? this.input : this.log).focus({ preventScroll: true });
  }

  /** About how many questions are left, as the question asked last says. */
  showProgress() {
    const questions = this.memory.now.entries.filter(({ bubble }) => bubble?.custom?.type === "question");
    const left = questions.at(-1)?.bubble.custom.left;
    this.progress.hidden = !left;
    if (!left) return;
    this.left.textContent = this.words.left(left);
    this.bar.max = questions.length - 1 + left;
    this.bar.value = questions.length - 1;
  }

  offerRetry(entry, reason) {
    this.unsent?.remove();
    const retry = () => {
      if (this.inFlight) return;
      this.unsent.remove();
      this.unsent = null;
      this.send(entry);
      this.input.focus({ preventScroll: true });
    };
    this.unsent = make("div", { class: "unsent", role: "alert" }, make("span", {}, reason), button(this.words.retry, retry));
    this.unsent.retry = retry;
    this.put(this.unsent);
  }

  put(element) {
    this.log.append(element);
    while (this.log.childElementCount > MOST_SHOWN) this.log.firstElementChild.remove();
    this.log.scrollTop = this.log.scrollHeight;
  }
}

/** A bubble without the advice in full, of which the cards hold what is shown. */
function light(bubble) {
  if (!bubble.custom?.advice) return bubble;
  const { advice, ...custom } = bubble.custom;
  return { ...bubble, custom };
}
