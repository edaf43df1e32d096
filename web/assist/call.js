import { Cut, Refused, address, ask, begin } from "./door.js";
import { questions } from "./question.js";
import { newName } from "/widget/memory.js";

/** One call: what the server knows of it, and what it does not know yet. */

const PATIENCE = [1000, 2000, 4000, 8000]; // milliseconds until the next try; then as the last
const AT_ONCE = 50; // lines in one request
const GONE = 404;
const LOCKED = 401;

export class Call extends EventTarget {
  /** `kept` is what calls.js remembers of a call: id, number, since, and how far it was saved. */
  constructor({ id = null, number, since = null, saved = null }) {
    super();
    Object.assign(this, { id, number, since, saved });
    this.view = null;
    this.draft = "";
    this.waiting = []; // lines that the server does not have yet
    this.skipped = new Set(); // facts asked for later
    this.cut = false;
    this.trouble = "";
    this.last = Promise.resolve();
    this.tries = 0;
  }

  get revision() {
    return this.view?.revision ?? 0;
  }

  get unsaved() {
    const said = this.waiting.length > 0 || (this.view?.lines.length ?? 0) > 0 || (this.view?.facts.length ?? 0) > 0;
    return said && (this.waiting.length > 0 || this.saved?.revision !== this.revision);
  }

  /** The fact that the question in front asks for: what a bare "12" answers. */
  get asked() {
    return questions(this)[0]?.fact ?? null;
  }

  /** The caller is on the line. */
  start() {
    if (this.since) return;
    this.since = Date.now();
    this.changed("kept");
    this.flush();
  }

  /** Lines as they were written or pasted; nothing of them is lost while there is no connection. */
  say(text) {
    const lines = text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
    // One line answers the question in front; in a pasted talk each answers what the server would ask at its place.
    const asked = lines.length === 1 ? this.asked : null;
    this.waiting.push(...lines.map((line) => ({ id: newName(), text: line, speaker: "caller", asked })));
    this.changed();
    if (this.since) this.flush();
    else this.start();
  }

  /** Send what waits, one request after the other; again by itself until it has arrived. */
  flush() {
    clearTimeout(this.timer);
    return this.inTurn(async () => {
      await this.reach();
      while (this.waiting.length) {
        const batch = this.waiting.slice(0, AT_ONCE);
        const view = await ask("POST", address(this.id, "/lines"), { lines: batch });
        this.waiting = this.waiting.slice(batch.length);
        this.take(view);
      }
    }).catch((error) => this.fail(error));
  }

  /** A change of facts and answers; throws Refused or Cut, for those who asked to say so where they did. */
  change(method, path, body) {
    return this.inTurn(async () => {
      await this.reach();
      this.take(await ask(method, address(this.id, path), body));
    });
  }

  /** The state as the server has it. */
  refresh() {
    return this.inTurn(async () => this.take(await ask("GET", address(this.id)))).catch((error) => this.fail(error));
  }

  async record(form) {
    await this.flush();
    return ask("GET", address(this.id, `/record.${form}`));
  }

  async save(note) {
    await this.flush();
    const kept = await ask("POST", address(this.id, "/save"), note ? { note } : {});
    this.saved = { code: kept.code, url: kept.url, revision: kept.revision };
    this.changed("kept");
    return this.saved;
  }

  /** Forgotten here and there. */
  async forget() {
    clearTimeout(this.timer);
    this.waiting = [];
    this.forgotten = true;
    if (this.id) await ask("DELETE", address(this.id)).catch((error) => error.status === GONE || Promise.reject(error));
  }

  /** What the server shows of the call; an older state than the one at hand changes nothing. */
  take(view) {
    this.tries = 0;
    const fresh = !this.view || view.revision > this.revision;
    const mended = this.cut;
    this.cut = false;
    if (fresh) this.view = view;
    if (fresh || mended) this.changed();
  }

  lose() {
    if (this.cut) return;
    this.cut = true;
    this.changed();
  }

  changed(kind = "seen") {
    this.dispatchEvent(new Event(kind));
  }

  inTurn(act) {
    const turn = this.last.then(() => (this.forgotten ? undefined : act()));
    this.last = turn.catch(() => {});
    return turn;
  }

  async reach() {
    if (this.id) return;
    const view = await begin();
    this.id = view.call;
    this.take(view);
    this.changed("kept");
  }

  fail(error) {
    if (error instanceof Refused && error.status === GONE) return this.anew();
    if (error instanceof Refused && error.status === LOCKED) return this.changed("locked");
    if (error instanceof Refused) return this.giveBack(error.message);
    if (!(error instanceof Cut)) throw error;
    this.lose();
    this.timer = setTimeout(() => this.flush(), PATIENCE[Math.min(this.tries++, PATIENCE.length - 1)]);
  }

  /** Lines that the server will not take go back to where they can be mended. */
  giveBack(message) {
    this.draft = [...this.waiting.map(({ text }) => text), this.draft].filter(Boolean).join("\n");
    this.waiting = [];
    this.trouble = message;
    this.changed("returned");
  }

  /** The server has lost the call (it keeps them in memory only): tell it once more what is on the page. */
  async anew() {
    const { lines = [], facts = [], unknown = [] } = this.view ?? {};
    const said = lines.filter(({ final }) => final !== false).map(({ id, text, speaker }) => ({ id, text, speaker }));
    this.waiting = [...said, ...this.waiting];
    Object.assign(this, { id: null, view: null, saved: null });
    this.changed("lost");
    await this.flush();
    for (const { fact, value } of facts.filter(({ line }) => line === null)) await this.change("PUT", `/facts/${fact}`, { value });
    for (const { fact } of unknown) await this.change("POST", "/unknown", { fact });
  }
}
