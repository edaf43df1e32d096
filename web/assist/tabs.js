import { make } from "/widget/dom.js";
import { sync } from "./steady.js";
import { WORDS } from "./words.js";

/** The calls as tabs: which it is, how long it lasts, and whether it is saved. */

const NAMED_BY = 2; // facts that tell calls apart

/** `show(call)` brings a call to the front. */
export function showTabs(list, { all, current }, show) {
  sync(list, all.map((call) => described(call, current)), ({ number }) => String(number), tab);
  for (const [place, element] of [...list.children].entries()) element.call = all[place];
  tick(list);
  if (list.shows) return;
  list.shows = true;
  list.addEventListener("click", ({ target }) => target.closest("[role=tab]") && show(target.closest("[role=tab]").call));
  list.addEventListener("keydown", ({ key, target, altKey }) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
    if (step === undefined || altKey) return;
    const tabs = [...list.children];
    const next = tabs[(tabs.indexOf(target) + step + tabs.length) % tabs.length];
    show(next.call);
    list.querySelector("[aria-selected=true]").focus();
  });
}

function described(call, current) {
  const firm = call.view?.facts.slice(0, NAMED_BY).map(({ said }) => said).join("・") ?? "";
  const state = !call.since ? WORDS.resting : call.unsaved ? WORDS.unsaved : call.saved ? WORDS.saved : "";
  return { number: call.number, firm, state, front: call === current, unsaved: call.unsaved };
}

function tab({ number, firm, state, front, unsaved }) {
  return make(
    "button",
    { type: "button", role: "tab", "aria-selected": String(front), "aria-controls": "desk", tabindex: front ? "0" : "-1", "data-stop": "" },
    make("span", { class: "title" }, WORDS.call(number), firm && make("small", {}, firm)),
    make("time", { role: "timer", "aria-live": "off" }),
    make("span", { class: "state" }, unsaved && make("span", { "aria-hidden": "true" }, "● "), state),
  );
}

/** How long each call has lasted. */
export function tick(list) {
  for (const element of list.children) {
    const { since } = element.call;
    element.querySelector("time").textContent = since ? lasted(Date.now() - since) : "";
  }
}

function lasted(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
