/** Elements made by calls, so that no text is ever read as HTML. */

const SVG = "http://www.w3.org/2000/svg";
const PROTOCOLS = ["https:", "http:", "tel:"];

/** Make an element with attributes and children; a child that is a string becomes text, one that is missing is left out. */
export function make(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** The same for a part of a drawing. */
export function draw(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.flat().filter((child) => child || child === 0));
  return element;
}

export function button(text, act, attributes = {}) {
  const element = make("button", { type: "button", ...attributes }, text);
  element.addEventListener("click", act);
  return element;
}

/** Does the key belong to a conversion from kana? Safari sends the last one with the code 229 only. */
export function converting(event) {
  return event.isComposing || event.keyCode === 229;
}

/** What is only heard, not seen. */
export function spoken(text) {
  return make("span", { class: "said" }, text);
}

/** A link that opens beside the page; null unless it leads to the web or to a telephone. */
export function link(address, text, attributes = {}) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (!PROTOCOLS.includes(url.protocol)) return null;
  return make("a", { href: url.href, target: "_blank", rel: "noopener noreferrer", ...attributes }, text);
}

export function telephone(number, text = number) {
  return link(`tel:${number.replace("♯", "#").replace(/[^\d#+]/g, "").replace("#", "%23")}`, text);
}

/** A heading and what stands below it; nothing where nothing does. */
export function section(title, ...content) {
  const filled = content.flat().filter(Boolean);
  return filled.length ? make("div", { class: "section" }, make("h4", {}, title), filled) : null;
}

export function list(items, name = "ul") {
  return items.length ? make(name, {}, items.map((item) => make("li", {}, item))) : null;
}

export function fold(title, ...content) {
  return make("details", {}, make("summary", {}, title), ...content);
}

/** 2026-11-22 as 2026年11月22日, 2027-03 as 2027年3月. */
export function day(iso) {
  return (iso || "").split("-").map((part, place) => `${Number(part)}${"年月日"[place]}`).join("");
}

/** Yen as people say it: 2億8,000万円. */
export function yen(amount) {
  const parts = [[Math.floor(amount / 1e8), "億"], [Math.floor((amount % 1e8) / 1e4), "万"], [Math.round(amount % 1e4), ""]];
  return `${parts.filter(([count]) => count).map(([count, unit]) => count.toLocaleString("ja") + unit).join("") || "0"}円`;
}
