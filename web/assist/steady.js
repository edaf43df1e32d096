/** Lists that change under a person's eyes and hands: nothing is made anew, moved or left that need not be. */

/**
 * Let `parent` show the items in order. An entry that says the same stays the very same element, and so does one that is
 * being mended (`data-busy`). The keys stay on the entry they were on; when it goes, on the one that takes its place.
 */
export function sync(parent, items, keyOf, build) {
  const before = new Map([...parent.children].map((element) => [element.dataset.key, element]));
  const held = holding(parent);
  items.forEach((item, place) => {
    const key = keyOf(item);
    const element = same(before.get(key), item) ?? made(key, item, build);
    before.get(key)?.isSameNode(element) || before.get(key)?.remove();
    before.delete(key);
    if (parent.children[place] !== element) parent.insertBefore(element, parent.children[place] ?? null);
  });
  for (const left of before.values()) left.remove();
  restore(parent, held);
}

function same(element, item) {
  return element && ("busy" in element.dataset || element.says === JSON.stringify(item)) ? element : null;
}

function made(key, item, build) {
  const element = build(item);
  element.dataset.key = key;
  element.says = JSON.stringify(item);
  return element;
}

function holding(parent) {
  const entry = [...parent.children].find((element) => element.contains(document.activeElement));
  return entry && { element: document.activeElement, key: entry.dataset.key, place: [...parent.children].indexOf(entry) };
}

function restore(parent, held) {
  if (!held || document.activeElement === held.element) return;
  if (parent.contains(held.element)) return held.element.focus({ preventScroll: true });
  const entries = [...parent.children];
  const entry = entries.find((element) => element.dataset.key === held.key) ?? entries[Math.min(held.place, entries.length - 1)];
  entry?.querySelector("[data-stop]")?.focus({ preventScroll: true });
}

/** ↑ and ↓ go from stop to stop within the list, and the tab key passes it in one step. */
export function walkable(list) {
  const stops = () => [...list.querySelectorAll("[data-stop]")];
  const go = (stop) => {
    for (const other of stops()) other.tabIndex = other === stop ? 0 : -1;
  };
  list.addEventListener("focusin", ({ target }) => target.matches("[data-stop]") && go(target));
  list.addEventListener("keydown", (event) => {
    if (!event.target.matches("[data-stop]") || event.altKey || event.ctrlKey) return;
    const all = stops();
    const place = all.indexOf(event.target);
    const next = { ArrowDown: place + 1, ArrowRight: place + 1, ArrowUp: place - 1, ArrowLeft: place - 1, Home: 0, End: all.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    all[Math.max(0, Math.min(next, all.length - 1))].focus();
  });
  return () => {
    const all = stops();
    if (all.length && !all.some(({ tabIndex }) => tabIndex === 0)) go(all[0]);
  };
}

/** Go to the stop that was left last. */
export function enter(list) {
  (list.querySelector('[data-stop][tabindex="0"]') ?? list.querySelector("[data-stop]"))?.focus();
}

/** What may not move while the pointer or the keys are on it: it waits until they have left, or until it is asked for. */
export class Held {
  constructor(panel, show, waits) {
    Object.assign(this, { panel, show, waits, next: null });
    for (const kind of ["mouseleave", "focusout"]) panel.addEventListener(kind, () => setTimeout(() => this.settle()));
  }

  /** Show it, or keep it until it may be shown; `at once` where it belongs to another call. */
  give(what, atOnce) {
    this.next = what;
    if (atOnce) this.release();
    else this.settle();
  }

  settle() {
    if (this.next === null) return;
    if (this.watched && this.shown !== undefined) this.waits(JSON.stringify(this.next) !== this.shown);
    else this.release();
  }

  release() {
    if (this.next === null) return;
    this.shown = JSON.stringify(this.next);
    const what = this.next;
    this.next = null;
    this.waits(false);
    this.show(what);
  }

  get watched() {
    return this.panel.matches(":hover") || this.panel.contains(document.activeElement);
  }
}
