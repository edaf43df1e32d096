import { make } from "/widget/dom.js";
import { keepToken } from "./door.js";
import { WORDS } from "./words.js";

/** Asks once for what the centre has agreed on; without it no call begins. */
export class TokenDialog {
  constructor(entered) {
    this.field = make("input", { type: "password", autocomplete: "off", required: "" });
    const form = make("form", {}, make("h2", { id: "token-title" }, WORDS.token), make("p", {}, WORDS.tokenLead), make("label", {}, WORDS.token, this.field), make("button", { type: "submit" }, WORDS.tokenDone));
    this.dialog = make("dialog", { class: "token", "aria-labelledby": "token-title" }, form);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      keepToken(this.field.value.trim());
      this.dialog.close();
      entered();
    });
    document.body.append(this.dialog);
  }

  ask() {
    if (!this.dialog.open) this.dialog.showModal();
  }
}
