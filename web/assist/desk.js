import { make } from "/widget/dom.js";
import { wordsIn } from "/widget/words.js";
import { Calls } from "./calls.js";
import { Cut, Refused, knock } from "./door.js";
import { Live } from "./events.js";
import { showFacts, showUnknown } from "./facts.js";
import { Found, officeEntry, schemeEntry } from "./found.js";
import { Help } from "./help.js";
import { keyed, wanted } from "./keys.js";
import { News } from "./news.js";
import { Notes } from "./notes.js";
import { questions, showQuestions } from "./question.js";
import { RecordDialog, copy } from "./record.js";
import { enter, walkable } from "./steady.js";
import { showTabs, tick } from "./tabs.js";
import { TokenDialog } from "./token.js";
import { WORDS } from "./words.js";

/** The page: the call in front in its panels, and what the keys do with it. */

const part = (id) => document.getElementById(id);
const SECOND = 1000;

export class Desk {
  constructor() {
    const words = wordsIn("ja");
    this.calls = new Calls();
    this.live = new Live();
    this.news = new News(part("news"));
    this.sheet = new Help();
    this.notes = new Notes(part("notes"), part("lines"), { tell: (text) => this.tell(text), typed: (text) => this.typed(text), help: () => this.help() });
    this.schemes = new Found(part("schemes"), { title: WORDS.schemes, none: WORDS.noSchemes, entry: schemeEntry(words) });
    this.offices = new Found(part("offices"), { title: WORDS.offices, none: WORDS.noOffices, entry: officeEntry(words) });
    this.record = new RecordDialog({ close: (call) => this.calls.close(call), copy, fault: worded });
    this.token = new TokenDialog(() => this.knock());
    this.reachable = [part("facts"), part("unknown")].map(walkable);
    this.questionActs = { choose: (number) => this.choose({ number }), unknown: () => this.unknown(), skip: () => this.skip() };
    this.factActs = { mend: (fact, mended) => this.mend(fact, mended), mended: () => (this.show(), this.notes.focus()), remove: (fact) => this.remove(fact) };
  }

  get call() {
    return this.calls.current;
  }

  open() {
    part("acts").append(...["begin", "end", "help"].map((act) => keyed(act, () => this[act]())));
    this.calls.addEventListener("shown", () => this.turn());
    this.calls.addEventListener("changed", (event) => this.onChange(event));
    addEventListener("keydown", (event) => this.onKey(event));
    addEventListener("online", () => this.calls.all.forEach((call) => call.waiting.length && call.flush()));
    addEventListener("hashchange", () => this.calls.takeOver());
    addEventListener("beforeunload", (event) => this.calls.all.some((call) => call.unsaved || call.draft) && event.preventDefault());
    setInterval(() => tick(part("tabs")), SECOND);
    this.calls.recall();
    this.knock();
  }

  /** Ask for the token before anything is typed; with it, what waited is sent. */
  async knock() {
    try {
      await knock();
    } catch (error) {
      if (error instanceof Refused) return this.token.ask();
      if (!(error instanceof Cut)) throw error;
    }
    return this.calls.all.forEach((call) => call.since && call.flush());
  }

  /** Another call is in front. */
  turn() {
    this.notes.put(this.call.draft);
    this.show(true);
    this.notes.focus();
  }

  onChange({ call, kind }) {
    if (kind === "locked") return this.token.ask();
    if (kind === "lost" && call === this.call) this.news.say(WORDS.lost);
    if (call !== this.call) return showTabs(part("tabs"), this.calls, (one) => this.calls.show(one));
    if (kind === "returned") this.notes.put(call.draft);
    this.show(false);
  }

  show(another = false) {
    const { call } = this;
    const view = call.view ?? { facts: [], conflicts: [], ambiguous: [], unknown: [], topics: [], lines: [], care: null };
    showTabs(part("tabs"), this.calls, (one) => this.calls.show(one));
    warn(part("care"), view.care?.text ?? "");
    say(part("trouble"), call.cut ? WORDS.cut : call.trouble && `${WORDS.refused}${call.trouble}`);
    showQuestions(part("question"), call, this.questionActs);
    say(part("topics"), view.topics.length ? WORDS.topics(view.topics.map(({ name }) => name)) : "");
    showFacts(part("facts"), view, this.factActs);
    showUnknown(part("unknown"), view, this.factActs);
    for (const reach of this.reachable) reach();
    this.notes.show(call);
    const told = view.facts.length > 0 || view.topics.length > 0;
    this.schemes.give(told ? view.cards.schemes : [], another);
    this.offices.give(told ? view.cards.offices : [], another);
    this.news.hear(call);
    this.live.follow(call);
  }

  typed(text) {
    this.call.draft = text;
    this.call.trouble = "";
    if (text) this.call.start();
  }

  tell(text) {
    this.call.draft = "";
    this.call.say(text);
  }

  onKey(event) {
    const asked = !event.isComposing && wanted(event);
    if (asked && (!document.querySelector("dialog[open]") || ["copy", "help"].includes(asked.act))) {
      event.preventDefault();
      return void this[asked.act](asked);
    }
    if (event.key === "Escape" && !event.isComposing && !event.defaultPrevented && !document.querySelector("dialog[open]")) this.toNotes();
    return undefined;
  }

  /** Do something with the call; what goes wrong is said where everybody sees it. */
  async attempt(act) {
    try {
      await act();
      return true;
    } catch (error) {
      this.news.say("");
      say(part("trouble"), worded(error));
      return false;
    }
  }

  choose({ number }) {
    const [now] = questions(this.call);
    const choice = now?.choices[number - 1];
    if (!choice) return this.news.say(WORDS.noChoice(number));
    const path = now.clarify ? `/conflicts/${now.fact}` : `/facts/${now.fact}`;
    return this.attempt(() => this.call.change(now.clarify ? "POST" : "PUT", path, { value: choice.value }));
  }

  unknown() {
    const [now] = questions(this.call);
    return now && this.attempt(() => this.call.change("POST", "/unknown", { fact: now.fact }));
  }

  /** Put off: behind the others, until all were put off. */
  skip() {
    const { skipped } = this.call;
    const [now] = questions(this.call);
    if (!now) return;
    if (skipped.has(now.fact)) skipped.clear();
    skipped.add(now.fact);
    this.show();
  }

  undo() {
    return this.attempt(async () => {
      await this.call.change("POST", "/undo");
      this.news.say(WORDS.undone);
    });
  }

  async mend(fact, mended) {
    try {
      await this.call.change("PUT", `/facts/${fact.fact}`, mended);
      return null;
    } catch (error) {
      return worded(error);
    }
  }

  remove(fact) {
    return this.attempt(async () => {
      await this.call.change("DELETE", `/facts/${fact.fact}`);
      this.news.say(WORDS.removed(fact.name));
    });
  }

  toNotes() {
    this.notes.focus();
  }

  toFacts() {
    enter(part("facts"));
  }

  toSchemes() {
    enter(part("schemes"));
  }

  toOffices() {
    enter(part("offices"));
  }

  rearrange() {
    this.schemes.rearrange();
    this.offices.rearrange();
  }

  begin() {
    this.calls.begin();
  }

  next() {
    this.calls.step(1);
  }

  previous() {
    this.calls.step(-1);
  }

  end() {
    return this.attempt(() => this.record.show(this.call));
  }

  help() {
    this.sheet.toggle();
  }

  copy() {
    if (this.record.open) return this.record.copy();
    if (!navigator.clipboard) return this.end(); // plain http: there the text stands ready to be copied
    return this.attempt(async () => this.news.say(await copy(await this.call.record("txt"))));
  }
}

/** What an error means, for people. */
function worded(error) {
  if (error instanceof Refused) return error.message;
  if (error instanceof Cut) return WORDS.notDone;
  throw error;
}

/** Words of danger, line by line; read out once. */
function warn(element, text) {
  element.hidden = !text;
  if (element.says === text) return;
  element.says = text;
  element.replaceChildren(...text.split("\n").map((line) => make("p", {}, line)));
}

/** Put a text where it is read out when it comes; said once, however often it is shown. */
function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = !text;
}
