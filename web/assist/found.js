import { button, make } from "/widget/dom.js";
import { officeParticulars, particulars, placeName, rows } from "/widget/advice.js";
import { keyed } from "./keys.js";
import { Held, sync, walkable } from "./steady.js";
import { WORDS } from "./words.js";

/** The suggestions and the offices, best first; they wait while someone looks at them. */

export class Found {
  /** `words` are those of the chat, which shows the same cards; `entry(item)` gives what stands in an entry. */
  constructor(panel, { title, none, entry }) {
    this.entry = entry;
    this.none = none;
    this.list = make("ol", { class: "entries" });
    this.again = keyed("rearrange", () => this.rearrange(), { class: "again" });
    this.again.disabled = true;
    panel.replaceChildren(make("header", {}, make("h2", { id: `${panel.id}-title` }, title), this.again), this.list);
    this.reachable = walkable(this.list);
    this.held = new Held(panel, (items) => this.show(items), (waits) => this.wait(waits));
    this.opened = new Set();
  }

  give(items, atOnce) {
    this.held.give(items, atOnce);
  }

  rearrange() {
    const inside = this.again === document.activeElement;
    this.held.release();
    if (inside) this.list.querySelector("[data-stop]")?.focus();
  }

  /** The place of the button is kept free, so that nothing moves when it comes. */
  wait(waits) {
    this.again.disabled = !waits;
  }

  show(items) {
    const ranked = items.map((item, place) => ({ ...item, rank: place + 1 }));
    sync(this.list, ranked.length ? ranked : [{ id: "" }], ({ id }) => id, (item) => (item.id ? this.build(item) : make("li", { class: "soft" }, this.none)));
    this.reachable();
  }

  build(item) {
    const { head, body } = this.entry(item);
    const id = `entry-${item.id}`;
    const inside = make("div", { id, class: "inside" }, body);
    const open = this.opened.has(item.id);
    inside.hidden = !open;
    const toggle = button(head, () => this.toggle(item.id, toggle, inside), { class: "head", "data-stop": "", tabindex: "-1", "aria-expanded": String(open), "aria-controls": id });
    return make("li", { class: "entry" }, make("h3", {}, toggle), inside);
  }

  toggle(id, head, inside) {
    inside.hidden = !inside.hidden;
    head.setAttribute("aria-expanded", String(!inside.hidden));
    if (inside.hidden) this.opened.delete(id);
    else this.opened.add(id);
  }
}

/** A suggestion: name and verdict; opened, why, what is missing, papers, sources and the caution. */
export function schemeEntry(words) {
  return (card) => ({
    head: [
      make("span", { class: "rank" }, String(card.rank)),
      make("span", { class: "title" }, card.name),
      ...verdict(card, words),
      card.caution && make("span", { class: "mark" }, make("span", { "aria-hidden": "true" }, `${WORDS.flag} `), WORDS.caution),
    ].filter(Boolean),
    body: [
      make("p", {}, card.summary),
      card.caution && make("p", { class: "caution" }, `※ ${card.caution}`),
      rows(card.figures),
      particulars(card, words),
      papers(card.papers),
    ].flat().filter(Boolean),
  });
}

/** In words and with a sign; the colour only adds to them. */
function verdict(card, words) {
  const [sign, name] = words.verdicts[card.verdict];
  return [
    make("span", { class: `badge ${card.verdict === "eligible" ? "yes" : "open"}` }, make("span", { "aria-hidden": "true" }, `${sign} `), name),
    card.verdict !== "eligible" && make("span", { class: "verdict" }, card.verdict_text),
  ];
}

function papers(found) {
  if (!found) return null;
  const bring = found.bring.map(({ text, whom }) => make("li", {}, whom ? `${text}（${whom}）` : text));
  return make("div", { class: "section" }, make("h4", {}, WORDS.papers), found.usual && make("p", { class: "note" }, WORDS.papersUsual), bring.length ? make("ul", {}, bring) : make("p", {}, WORDS.papersAsk));
}

/** An office: its counter and telephone; opened, why it is named, address and map. */
export function officeEntry(words) {
  return (office) => ({
    head: [
      make("span", { class: "title" }, placeName(office)),
      office.place?.phone && make("span", { class: "phone" }, words.phone(office.place.phone)),
    ].filter(Boolean),
    body: officeParticulars(office, words),
  });
}
