import { Call } from "./call.js";

/**
 * The calls of this window. Only their ids outlive a reload (sessionStorage, gone with the window): what was said stays
 * with the server, and nowhere on the disk of this machine.
 */

const KEPT = "madoguchi:calls";
const HANDED = /^#call=([\w-]+)$/;

export class Calls extends EventTarget {
  constructor() {
    super();
    this.all = [];
    this.current = null;
  }

  /** The calls as they were when the page was left, and the one that another program hands over in the address. */
  recall() {
    const { calls, current } = read();
    for (const kept of calls) this.add(new Call(kept));
    this.takeOver();
    this.show(this.current ?? this.all.find(({ number }) => number === current) ?? this.all[0] ?? this.begin());
    for (const call of this.all) if (call.id) call.refresh();
  }

  /** `/assist#call=…`: a call that the telephone system has opened, or that a colleague passes on. */
  takeOver() {
    const [, id] = location.hash.match(HANDED) ?? [];
    if (!id) return;
    history.replaceState(history.state, "", location.pathname);
    const known = this.all.find((call) => call.id === id);
    const call = known ?? this.add(new Call({ id, number: this.free(), since: Date.now() }));
    if (!known) call.refresh();
    this.show(call);
  }

  begin() {
    const resting = this.all.find((call) => !call.since);
    const call = resting ?? this.add(new Call({ number: this.free() }));
    this.show(call);
    return call;
  }

  show(call) {
    this.current = call;
    this.keep();
    this.dispatchEvent(new Event("shown"));
  }

  /** The call so many places after the one in front, round the end. */
  step(places) {
    const { length } = this.all;
    this.show(this.all[(this.all.indexOf(this.current) + places + length) % length]);
  }

  close(call) {
    const place = this.all.indexOf(call);
    this.all.splice(place, 1);
    this.keep();
    if (this.all.length) this.show(this.all[Math.min(place, this.all.length - 1)]);
    else this.begin();
  }

  add(call) {
    this.all.push(call);
    call.addEventListener("kept", () => this.keep());
    for (const kind of ["seen", "kept", "returned", "lost", "locked"]) {
      call.addEventListener(kind, () => this.dispatchEvent(Object.assign(new Event("changed"), { call, kind })));
    }
    this.keep();
    return call;
  }

  /** The lowest number that no call bears. */
  free() {
    const taken = new Set(this.all.map(({ number }) => number));
    return Array.from({ length: taken.size + 1 }, (_, place) => place + 1).find((number) => !taken.has(number));
  }

  keep() {
    const calls = this.all.filter(({ id }) => id).map(({ id, number, since, saved }) => ({ id, number, since, saved }));
    try {
      sessionStorage.setItem(KEPT, JSON.stringify({ calls, current: this.current?.number }));
    } catch { /* storage refused: the calls live as long as the page */ }
  }
}

function read() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEPT));
    return Array.isArray(kept?.calls) ? kept : { calls: [] };
  } catch {
    return { calls: [] };
  }
}
