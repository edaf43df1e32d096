/**
 * <madoguchi-chat>: the chat window, to be put on any page.
 *
 *   <script src="https://…/widget.js" defer></script>
 *   <madoguchi-chat></madoguchi-chat>
 *
 * Attributes: `server` (where the adviser answers; where this script came from, unless given),
 * `as-of` (a day such as 2021-08-01, to ask about the rules of that day).
 * Colours can be set from outside: --madoguchi-accent, --madoguchi-paper, --madoguchi-ink.
 *
 * Everything that comes from the server is put on the page as text, never as HTML.
 */
(() => {
  "use strict";

  const HERE = document.currentScript ? new URL(".", document.currentScript.src).href : location.href;
  const LONGEST = 10000; // characters, as the server allows
  const PATIENCE = 60000; // milliseconds until an answer is given up
  const REMEMBERED = 200; // entries of the conversation kept in this browser

  const WORDS = {
    title: "窓口",
    subtitle: "中小企業と個人事業の相談相手",
    machine: "機械（プログラム）がお答えしています。ご案内は目安です。お申し込みの前に、窓口でお確かめください。",
    greeting:
      "こんにちは。窓口です。\nお金のこと、これから始めること、あとつぎのこと、取引先とのこと。困っていることを、ふだんの言葉でお聞かせください。使える支援策と、相談先をご案内します。\n\nたとえば、こんなふうに。",
    openings: [
      "大阪市で居酒屋をやっています。従業員は3人です。売上が2割落ちて、運転資金を500万円ほど借りたいです",
      "来年の春に、川崎でネイルサロンを開きたいです",
      "社長の父が72歳で、後継ぎがいません",
      "元請けが、納品から90日たっても払ってくれません",
    ],
    placeholder: "ここに書いてください",
    send: "送る",
    restart: "最初から",
    restartSure: "これまでのお話をこの画面から消して、最初から始めます。よろしいですか。",
    thinking: "お調べしています",
    unsent: "送れませんでした。",
    retry: "もう一度送る",
    unreachable: "つながりませんでした。通信の様子を確かめて、もう一度お送りください。書いたものは消えていません。",
    you: "あなた",
    me: "窓口",
    log: "会話",
    links: "窓口と出典のリンク",
  };

  const STYLE = `
    :host {
      --accent: var(--madoguchi-accent, #a8481f); --on-accent: #fff;
      --paper: var(--madoguchi-paper, #fbf8f3); --ink: var(--madoguchi-ink, #2b2723);
      --card: #fff; --mine: #f5e2d6; --line: #dccfc0; --soft: #6a5f55; --alarm: #a3201b;
      display: flex; flex-direction: column; box-sizing: border-box; min-height: 20rem; overflow: hidden;
      background: var(--paper); color: var(--ink); color-scheme: light dark;
      font: 1rem/1.75 "Hiragino Sans", "Hiragino Kaku Gothic ProN", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", "Yu Gothic", Meiryo, system-ui, sans-serif;
    }
    :host([hidden]) { display: none; }
    *, *::before, *::after { box-sizing: border-box; }
    header { display: flex; align-items: center; gap: .75rem; padding: .75rem 1rem; padding-top: max(.75rem, env(safe-area-inset-top)); border-bottom: 1px solid var(--line); background: var(--card); }
    h2 { margin: 0; font-size: 1.25rem; line-height: 1.3; letter-spacing: .06em; }
    h2 small { display: block; font-size: .75rem; font-weight: normal; letter-spacing: 0; color: var(--soft); }
    .notice { margin: 0; padding: .4rem 1rem; font-size: .8125rem; line-height: 1.55; color: var(--soft); border-bottom: 1px solid var(--line); }
    button { font: inherit; color: inherit; min-height: 2.75rem; padding: .4rem 1rem; border: 1px solid var(--accent); border-radius: 1.4rem; background: var(--card); cursor: pointer; }
    button:hover { background: var(--mine); }
    button:disabled { opacity: .5; cursor: default; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    header button { margin-left: auto; font-size: .875rem; border-color: var(--line); white-space: nowrap; }
    .log { flex: 1; overflow-y: auto; overscroll-behavior: contain; padding: 1rem; display: flex; flex-direction: column; gap: .75rem; scroll-padding-top: 1rem; }
    .bubble { max-width: min(34rem, 92%); padding: .65rem 1rem; border-radius: 1.1rem; overflow-wrap: anywhere; white-space: pre-wrap; line-break: strict; }
    .me { align-self: flex-start; background: var(--card); border: 1px solid var(--line); border-bottom-left-radius: .3rem; }
    .you { align-self: flex-end; background: var(--mine); border-bottom-right-radius: .3rem; }
    .advice { max-width: 100%; align-self: stretch; border-color: var(--accent); border-left-width: .3rem; }
    .bubble a { color: var(--accent); text-underline-offset: .2em; }
    details { margin-top: .75rem; border-top: 1px solid var(--line); padding-top: .5rem; white-space: normal; }
    summary { cursor: pointer; color: var(--accent); min-height: 2rem; }
    details ul { margin: .25rem 0 0; padding-left: 1.25rem; }
    .choices { display: flex; flex-wrap: wrap; gap: .5rem; max-width: 100%; }
    .choices button { text-align: left; line-height: 1.5; overflow-wrap: anywhere; }
    .unsent { align-self: flex-end; display: flex; flex-wrap: wrap; align-items: center; justify-content: flex-end; gap: .5rem; font-size: .875rem; color: var(--alarm); text-align: right; }
    .unsent button { border-color: var(--alarm); color: var(--alarm); }
    .thinking { align-self: flex-start; color: var(--soft); font-size: .9375rem; }
    .thinking i { display: inline-block; width: .4em; height: .4em; margin-left: .25em; border-radius: 50%; background: currentColor; animation: wait 1.2s infinite; }
    .thinking i:nth-of-type(2) { animation-delay: .2s; } .thinking i:nth-of-type(3) { animation-delay: .4s; }
    @keyframes wait { 0%, 60%, 100% { opacity: .25; } 30% { opacity: 1; } }
    form { display: flex; align-items: flex-end; gap: .5rem; padding: .75rem 1rem; padding-bottom: max(.75rem, env(safe-area-inset-bottom)); border-top: 1px solid var(--line); background: var(--card); }
    textarea { flex: 1; min-width: 0; min-height: 2.75rem; max-height: 9rem; padding: .45rem .9rem; font: inherit; line-height: 1.6; color: inherit; background: var(--paper); border: 1px solid var(--soft); border-radius: 1.1rem; resize: none; }
    textarea::placeholder { color: var(--soft); opacity: 1; }
    form button { background: var(--accent); color: var(--on-accent); font-weight: bold; white-space: nowrap; }
    form button:hover { background: var(--accent); filter: brightness(1.1); }
    .said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    @media (prefers-color-scheme: dark) {
      :host { --accent: var(--madoguchi-accent, #f2a67f); --on-accent: #2a1509; --paper: var(--madoguchi-paper, #1e1a17); --ink: var(--madoguchi-ink, #f0e9e1); --card: #29241f; --mine: #4a3326; --line: #4a4037; --soft: #bdb0a3; --alarm: #ff9d94; }
    }
    @media (prefers-reduced-motion: reduce) { .thinking i { animation: none; } }
    @media (prefers-reduced-motion: no-preference) { .log { scroll-behavior: smooth; } }
  `;

  /** Make an element with attributes and children; a child that is a string becomes text. */
  function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  /** A link that opens beside the page; null unless it leads to the web or to a telephone. */
  function link(address, text) {
    let url;
    try {
      url = new URL(address);
    } catch {
      return null;
    }
    if (!["https:", "http:", "tel:"].includes(url.protocol)) return null;
    return make("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, text);
  }

  /** Text with its addresses made into links. */
  function withLinks(text) {
    return text.split(/(https?:\/\/[\w\-.~:/?#@!$&*+,;=%]+)/).map((part, index) => (index % 2 && link(part, part)) || part);
  }

  /** What this browser remembers of the conversation; only for as long as the page is open where storage is refused. */
  class Memory {
    constructor(server) {
      this.key = `madoguchi:${server}`;
      this.now = { sender: newName(), entries: [] };
      try {
        const kept = JSON.parse(localStorage.getItem(this.key));
        if (kept && typeof kept.sender === "string" && Array.isArray(kept.entries)) this.now = kept;
      } catch { /* storage refused or spoiled: a new conversation */ }
    }

    keep(entry) {
      this.now.entries = [...this.now.entries, entry].slice(-REMEMBERED);
      this.save();
    }

    forget() {
      this.now = { sender: newName(), entries: [] };
      this.save();
    }

    save() {
      try {
        localStorage.setItem(this.key, JSON.stringify(this.now));
      } catch { /* storage refused or full: this page still has it all */ }
    }
  }

  /** A name for a conversation that nobody can guess. randomUUID is missing on plain http. */
  function newName() {
    if (crypto.randomUUID) return crypto.randomUUID();
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  class MadoguchiChat extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return;
      this.memory = new Memory(this.server);
      this.build();
      this.recall();
    }

    get server() {
      return new URL(this.getAttribute("server") || HERE, location.href).href;
    }

    build() {
      const root = this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      root.adoptedStyleSheets = [sheet];
      this.lang = "ja";

      this.log = make("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": WORDS.log, tabindex: "0" });
      this.input = make("textarea", { rows: "1", maxlength: LONGEST, placeholder: WORDS.placeholder, "aria-label": WORDS.placeholder, enterkeyhint: "send" });
      this.button = make("button", { type: "submit" }, WORDS.send);
      const again = make("button", { type: "button", class: "restart" }, WORDS.restart);
      const form = make("form", {}, this.input, this.button);
      root.append(
        make("header", {}, make("h2", {}, WORDS.title, make("small", {}, WORDS.subtitle)), again),
        make("p", { class: "notice" }, WORDS.machine),
        this.log,
        form,
      );

      form.addEventListener("submit", (event) => (event.preventDefault(), this.submit()));
      this.input.addEventListener("keydown", (event) => this.onKey(event));
      this.input.addEventListener("input", () => this.grow());
      again.addEventListener("click", () => this.restart());
    }

    /** Enter sends, Shift+Enter breaks the line; the Enter that ends a conversion from kana does neither. */
    onKey(event) {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      this.submit();
    }

    grow() {
      this.input.style.height = "auto";
      this.input.style.height = `${this.input.scrollHeight + 2}px`;
    }

    /** Show the conversation as it was when the page was left. */
    recall() {
      this.greet();
      const entries = this.memory.now.entries;
      if (entries.length) this.choices?.remove();
      for (const entry of entries) entry.who === "you" ? this.showMine(entry) : this.showBubble(entry.bubble);
      const last = entries.at(-1);
      if (last?.who === "you") this.offerRetry(last, WORDS.unsent);
    }

    greet() {
      this.showBubble({ text: WORDS.greeting, buttons: WORDS.openings.map((opening) => ({ title: opening, payload: opening })) });
      this.log.scrollTop = 0;
    }

    restart() {
      if (!confirm(WORDS.restartSure)) return;
      this.inFlight?.abort();
      this.inFlight = null;
      this.busy(false);
      this.memory.forget();
      this.log.replaceChildren();
      this.greet();
      this.input.focus();
    }

    /** Send what is written; while an answer is on its way, what is written stays where it is. */
    submit() {
      const text = this.input.value.trim();
      if (!text || this.inFlight) return;
      this.input.value = "";
      this.grow();
      this.say(text, text);
    }

    say(title, payload) {
      if (this.inFlight) return;
      this.unsent?.remove();
      this.choices?.remove();
      const entry = { who: "you", title, payload };
      this.memory.keep(entry);
      this.showMine(entry);
      this.send(entry);
    }

    async send(entry) {
      const flight = (this.inFlight = new AbortController());
      const timer = setTimeout(() => flight.abort(), PATIENCE);
      this.busy(true);
      try {
        const bubbles = await this.ask(entry.payload, flight.signal);
        if (this.inFlight !== flight) return;
        bubbles.forEach((bubble) => this.memory.keep({ who: "me", bubble }));
        this.busy(false);
        this.showAnswer(bubbles);
      } catch (error) {
        if (this.inFlight !== flight) return;
        this.busy(false);
        this.offerRetry(entry, error.forPeople || WORDS.unreachable);
      } finally {
        clearTimeout(timer);
        if (this.inFlight === flight) this.inFlight = null;
      }
    }

    /** One message to the server. Throws with `forPeople` where the server says what is wrong. */
    async ask(message, signal) {
      const asOf = this.getAttribute("as-of");
      const response = await fetch(new URL("webhooks/rest/webhook", this.server), {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ sender: this.memory.now.sender, message, metadata: asOf ? { as_of: asOf } : {} }),
        signal,
      });
      const answer = await response.json();
      if (!response.ok) throw Object.assign(new Error(response.statusText), { forPeople: answer.error?.message });
      return answer;
    }

    busy(on) {
      this.button.disabled = on;
      this.thinking?.remove();
      this.thinking = on ? make("div", { class: "thinking" }, WORDS.thinking, make("i"), make("i"), make("i")) : null;
      if (on) this.put(this.thinking);
    }

    showMine({ title }) {
      this.put(make("div", { class: "bubble you" }, make("span", { class: "said" }, `${WORDS.you}：`), title));
    }

    /** Show an answer so that reading starts at its beginning, however long it is. */
    showAnswer(bubbles) {
      const shown = bubbles.map((bubble) => this.showBubble(bubble));
      if (shown[0]) this.log.scrollTop = shown[0].offsetTop - this.log.offsetTop - 16;
    }

    showBubble({ text = "", buttons = [], custom }) {
      const advice = custom?.type === "advice" ? custom.advice : null;
      const bubble = make("div", { class: advice ? "bubble me advice" : "bubble me" });
      bubble.append(make("span", { class: "said" }, `${WORDS.me}：`), ...withLinks(text));
      if (advice) bubble.append(...this.adviceLinks(advice));
      if (text || advice) this.put(bubble);
      this.choices?.remove();
      if (buttons.length) this.showChoices(buttons);
      return bubble;
    }

    /** The offices and sources of an advice, to go and look for oneself. */
    adviceLinks({ offices = [], recommendations = [] }) {
      const places = offices.map((office) => [office.place?.url || office.url, office.place?.name || office.name]);
      const sources = recommendations.flatMap((scheme) => scheme.sources.map((source) => [source.url, source.title]));
      const links = new Map([...places, ...sources].filter(([address]) => address));
      const items = [...links].map(([address, text]) => link(address, text)).filter(Boolean);
      if (!items.length) return [];
      return [make("details", {}, make("summary", {}, WORDS.links), make("ul", {}, ...items.map((item) => make("li", {}, item))))];
    }

    showChoices(buttons) {
      this.choices = make("div", { class: "choices" });
      for (const { title, payload } of buttons) {
        const button = make("button", { type: "button" }, title);
        button.addEventListener("click", () => this.choose(title, payload));
        this.choices.append(button);
      }
      this.put(this.choices);
    }

    /** The button goes away with its choice; on a phone the keyboard stays down. */
    choose(title, payload) {
      if (this.inFlight) return;
      this.say(title, payload);
      (matchMedia("(pointer: fine)").matches ? this.input : this.log).focus({ preventScroll: true });
    }

    offerRetry(entry, reason) {
      this.unsent?.remove();
      const again = make("button", { type: "button" }, WORDS.retry);
      again.addEventListener("click", () => {
        if (this.inFlight) return;
        this.unsent.remove();
        this.send(entry);
      });
      this.unsent = make("div", { class: "unsent", role: "alert" }, reason, again);
      this.put(this.unsent);
    }

    put(element) {
      this.log.append(element);
      this.log.scrollTop = this.log.scrollHeight;
    }
  }

  if (!customElements.get("madoguchi-chat")) customElements.define("madoguchi-chat", MadoguchiChat);
})();
