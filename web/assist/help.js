import { button, make } from "/widget/dom.js";
import { KEYS } from "./keys.js";
import { WORDS } from "./words.js";

/** The keys and what they do. */
export class Help {
  constructor() {
    const rows = KEYS.map(({ key, words }) => make("tr", {}, make("th", { scope: "row" }, make("kbd", {}, key)), make("td", {}, words)));
    this.dialog = make(
      "dialog",
      { class: "help", "aria-labelledby": "help-title" },
      make("h2", { id: "help-title" }, WORDS.keysTitle),
      make("p", {}, WORDS.keysLead),
      make("table", {}, make("tbody", {}, rows)),
      button(WORDS.shut, () => this.dialog.close()),
    );
    document.body.append(this.dialog);
  }

  toggle() {
    if (this.dialog.open) this.dialog.close();
    else this.dialog.showModal();
  }
}
