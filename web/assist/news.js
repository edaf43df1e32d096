import { WORDS } from "./words.js";
import { questions } from "./question.js";

/** What is read out by itself: the facts just heard and a new question, in one sentence and never faster than one hears. */

const PAUSE = 800; // milliseconds that gather what belongs together

export class News {
  constructor(element) {
    this.element = element;
  }

  /** From what was last told of a call to how it stands now. */
  hear(call) {
    if (!call.view && this.told?.call === call) return;
    const now = { call, facts: new Map(call.view?.facts.map(({ fact, said }) => [fact, said])), ask: questions(call)[0]?.text };
    if (this.told?.call !== call) this.told = now;
    this.now = now;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell(), PAUSE);
  }

  /** Something that was just done. */
  say(text) {
    this.element.textContent = text;
  }

  tell() {
    const { told, now } = this;
    this.told = now;
    const heard = [...now.facts].filter(([fact, said]) => told.facts.get(fact) !== said).map(([, said]) => said);
    const parts = [heard.length && WORDS.heardNow(heard.join("、")), now.ask && now.ask !== told.ask && WORDS.askNow(now.ask)];
    const text = parts.filter(Boolean).join("");
    if (text) this.say(text);
  }
}
