/** The catalogue to leaf through: found by words, kind and day; opened, a scheme shows its conditions and sources. */
"use strict";

const KINDS = {
  loan: "融資", guarantee: "保証", subsidy: "補助金・助成金", tax: "税の優遇", mutual: "共済", equity: "出資", fund: "ファンド", plan: "計画の認定",
  programme: "支援", consultation: "相談", facility: "施設", cooperative: "組合", partnership: "共同事業の形", website: "ウェブサイト", law: "法律", guideline: "指針", definition: "言葉",
};
const STATUS = { in_force: "使えます", not_yet: "まだ始まっていません", ended: "終わりました" };

const form = document.querySelector("form");
const found = document.getElementById("found");
const count = document.getElementById("count");
let schemes = [];

/** Make an element; whatever comes from the server becomes text. */
function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.flat().filter(Boolean));
  return element;
}

function link(address, text) {
  return /^https?:\/\//.test(address ?? "") ? make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text) : text;
}

function plain(text) {
  return text.normalize("NFKC").toLowerCase();
}

async function fetched(path) {
  const response = await fetch(path);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error.message);
  return answer;
}

function asOf() {
  return form.as_of.value ? `?as_of=${form.as_of.value}` : "";
}

async function load() {
  count.textContent = "読みこんでいます。";
  try {
    const answer = await fetched(`/api/schemes${asOf()}`);
    schemes = answer.schemes;
    form.as_of.value = answer.as_of;
    show();
  } catch (error) {
    count.textContent = error instanceof TypeError ? "つながりませんでした。少し待ってから、もう一度開いてください。" : error.message;
  }
}

function show() {
  const words = plain(form.words.value).split(/\s+/).filter(Boolean);
  const fits = schemes.filter((scheme) => {
    const text = plain([scheme.name, ...scheme.aliases, scheme.summary].join(" "));
    return (!form.kind.value || scheme.kind === form.kind.value) && words.every((word) => text.includes(word));
  });
  fits.sort((a, b) => (b.status === "in_force") - (a.status === "in_force"));
  count.textContent = fits.length ? `${fits.length}件あります。` : "見つかりませんでした。言葉を短くするか、種類を「すべて」にしてみてください。";
  found.replaceChildren(...fits.map(entry));
}

function entry(scheme) {
  const tags = make("span", { class: "tags" }, make("span", { class: "tag" }, KINDS[scheme.kind] ?? scheme.kind), make("span", { class: "tag" }, STATUS[scheme.status]));
  const inside = make("div", {});
  const element = make("details", { class: "scheme" }, make("summary", {}, make("h2", {}, scheme.name), tags), make("p", {}, scheme.summary), inside);
  element.addEventListener("toggle", () => element.open && !inside.hasChildNodes() && fill(scheme.id, inside));
  return element;
}

async function fill(id, inside) {
  try {
    const scheme = await fetched(`/api/schemes/${encodeURIComponent(id)}${asOf()}`);
    inside.replaceChildren(...scheme.versions.toReversed().map(version));
  } catch (error) {
    inside.replaceChildren(make("p", {}, error instanceof TypeError ? "つながりませんでした。閉じて、もう一度開いてください。" : error.message));
  }
}

function version({ from, to, conditions, told, caution, sources }) {
  return make(
    "section",
    {},
    make("h3", {}, `${from} から ${to ?? ""}${to ? " まで" : ""}`),
    caution && make("p", { class: "soft" }, `※ ${caution}`),
    list("条件", conditions.map(({ text }) => text)),
    list("知っておいてほしいこと", told),
    list("出典", sources.map(({ title, url, checked_on }) => [link(url, title), make("small", {}, `（${checked_on}に確認）`)])),
  );
}

function list(title, items) {
  return items.length ? make("div", {}, make("b", {}, title), make("ul", {}, items.map((item) => make("li", {}, item)))) : null;
}

for (const [kind, name] of Object.entries(KINDS)) form.kind.append(make("option", { value: kind }, name));
form.addEventListener("submit", (event) => event.preventDefault());
form.words.addEventListener("input", show);
form.kind.addEventListener("change", show);
form.as_of.addEventListener("change", load);
load();
