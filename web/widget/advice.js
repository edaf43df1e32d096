import { button, day, fold, link, list, make, section, spoken, telephone } from "./dom.js";

/** The advice as cards: the next step first, then each suggestion, the way and the places to go to. */

const MAP = "https://www.google.com/maps/search/?api=1&query=";

/** `cards` is `custom.cards` of an advice bubble; `say(text)` asks on. */
export function adviceCards(cards, { say, words }) {
  return [
    make("div", { class: "next" }, make("h3", {}, words.next), make("p", {}, cards.next_step)),
    ...cards.schemes.map((scheme, place) => schemeCard(scheme, place + 1, say, words)),
    section(words.near, list(cards.near)),
    section(words.roadmap, list(cards.roadmap, "ol")),
    section(words.offices, cards.offices.map((office) => officeCard(office, words))),
    make("p", { class: "note" }, cards.note),
  ].filter(Boolean);
}

function schemeCard(scheme, place, say, words) {
  return make(
    "article",
    { class: "card", "aria-label": scheme.name },
    make("h3", {}, make("span", { class: "place" }, spoken(words.scheme), String(place)), scheme.name),
    verdict(scheme, words),
    scheme.grounds.length > 0 && make("p", { class: "why" }, make("b", {}, words.why), " ", scheme.grounds.join("、")),
    make("p", {}, scheme.summary),
    rows(scheme.figures.length ? scheme.figures : scheme.terms.slice(0, 2)),
    list(scheme.within_reach),
    scheme.caution && make("p", { class: "caution" }, `※ ${scheme.caution}`),
    fold(words.details, particulars(scheme, words)),
    button(words.ask, () => say(words.askAbout(scheme.name)), { class: "small", "aria-label": words.askAbout(scheme.name) }),
  );
}

/** In words and with a sign; the colour only adds to them. */
function verdict(scheme, words) {
  const [sign, name] = words.verdicts[scheme.verdict] ?? words.verdicts.unknown;
  return make("p", { class: `verdict ${scheme.verdict === "eligible" ? "yes" : "open"}` }, make("span", { class: "badge" }, `${sign} ${name}`), scheme.verdict_text);
}

/** What stands behind a suggestion: its conditions, what is open, terms, where to apply and the sources. */
export function particulars(scheme, words) {
  return [
    section(words.conditions, list(scheme.conditions.map((condition) => judged(condition, words)))),
    section(words.still, list(scheme.open)),
    section(words.terms, rows(scheme.terms)),
    section(words.told, list(scheme.told)),
    section(words.applyAt, scheme.apply_at.length && make("p", {}, scheme.apply_at.join("、"))),
    section(words.sources, list(scheme.sources.map((source) => sourceLine(source, words)))),
  ].filter(Boolean);
}

function judged({ text, holds }, words) {
  const [sign, meaning] = words.holds[String(holds)];
  return [make("span", { class: "sign", "aria-hidden": "true" }, sign), spoken(`${meaning}：`), text];
}

/** Figures or terms with their names; nothing where there are none. */
export function rows(figures) {
  if (!figures.length) return null;
  return make("dl", {}, figures.map(({ label, text }) => make("div", {}, make("dt", {}, label), make("dd", {}, text))));
}

function sourceLine(source, words) {
  const title = (source.url && link(source.url, source.title)) || source.title;
  return [title, make("small", {}, [source.page, words.checked(day(source.checked_on))].filter(Boolean).join("、"))];
}

function officeCard(office, words) {
  const name = placeName(office);
  return make("article", { class: "office", "aria-label": name }, make("h5", {}, name), officeParticulars(office, words));
}

/** The counter by its own name, where there is one. */
export function placeName(office) {
  return office.place?.name || office.name;
}

/** Why an office is named, its address and the ways to reach it. */
export function officeParticulars(office, words) {
  const place = office.place ?? {};
  const name = placeName(office);
  const url = place.url || office.url;
  const ways = [
    url && link(url, words.site, { "aria-label": `${name} ${words.site}` }),
    place.phone && telephone(place.phone, words.phone(place.phone)),
    place.address && link(MAP + encodeURIComponent(`${name} ${place.address}`), words.map, { "aria-label": `${name} ${words.map}` }),
  ].filter(Boolean);
  return [
    make("p", {}, office.why),
    place.address && make("p", { class: "note" }, place.address),
    ways.length > 0 && make("p", { class: "ways" }, ways),
    place.phone && place.phone_as_of && make("p", { class: "note" }, words.asOf(day(place.phone_as_of))),
  ].filter(Boolean);
}
