import { button, link, make } from "/widget/dom.js";
import { address } from "./door.js";
import { keyed } from "./keys.js";
import { WORDS } from "./words.js";

/** The end of a call: its record to copy, to take along, to save, and the way out, which asks once. */

export class RecordDialog {
  /** `close(call)` closes the call, `copy(text)` copies, `fault(error)` words what went wrong. */
  constructor(acts) {
    this.acts = acts;
    this.dialog = make("dialog", { class: "record", "aria-labelledby": "record-title" });
    document.body.append(this.dialog);
  }

  get open() {
    return this.dialog.open;
  }

  async show(call) {
    this.call = call;
    const text = call.id || call.waiting.length ? await call.record("txt") : "";
    if (this.dialog.open) return;
    this.build(text);
    this.dialog.showModal();
    this.text.setSelectionRange(0, 0);
    this.text.scrollTop = 0;
    this.copyButton.focus();
  }

  build(text) {
    this.text = make("textarea", { readonly: "", "aria-label": WORDS.recordText, class: "sheet" });
    this.text.value = text;
    this.copyButton = keyed("copy", () => this.copy(), { class: "strong" });
    this.note = make("input", { autocomplete: "off", maxlength: "500" });
    this.state = make("p", { role: "status", class: "state" });
    this.foot = make("div", { class: "ways" });
    this.dialog.replaceChildren(
      make("h2", { id: "record-title" }, `${WORDS.record}　${WORDS.call(this.call.number)}`),
      this.text,
      make("div", { class: "ways" }, this.copyButton, this.download("pdf", { target: "_blank" }), this.download("json", { download: "" })),
      make("label", {}, WORDS.note, this.note),
      this.state,
      this.foot,
    );
    this.tell();
    this.offer();
  }

  download(form, attributes) {
    return make("a", { href: address(this.call.id ?? "", `/record.${form}`), rel: "noopener", ...attributes }, WORDS[form]);
  }

  tell() {
    const { saved, unsaved } = this.call;
    const sheet = saved && link(new URL(saved.url, location.href).href, WORDS.openSheet);
    this.state.replaceChildren(...[unsaved ? WORDS.notYetSaved : saved ? WORDS.savedAs(saved.code) : "", " ", !unsaved && sheet].filter(Boolean));
  }

  offer() {
    this.foot.replaceChildren(
      button(WORDS.save, () => this.save()),
      button(WORDS.close, () => this.leave()),
      button(WORDS.return, () => this.dialog.close()),
    );
  }

  copy() {
    return this.acts.copy(this.text.value, this.text).then((said) => this.state.replaceChildren(said));
  }

  async save() {
    try {
      await this.call.save(this.note.value.trim());
      this.tell();
      return true;
    } catch (error) {
      this.state.replaceChildren(this.acts.fault(error));
      return false;
    }
  }

  /** Asked once, where something would be lost. */
  leave() {
    if (!this.call.unsaved) return this.closeCall();
    this.state.replaceChildren(WORDS.closeSure);
    const keep = button(WORDS.saveAndClose, async () => (await this.save()) && this.closeCall(), { class: "strong" });
    this.foot.replaceChildren(keep, button(WORDS.closeAnyway, () => this.closeCall()), button(WORDS.return, () => this.dialog.close()));
    keep.focus();
  }

  async closeCall() {
    try {
      await this.call.forget();
    } catch (error) {
      this.call.forgotten = false;
      return this.state.replaceChildren(this.acts.fault(error));
    }
    this.dialog.close();
    this.acts.close(this.call);
  }
}

/** Copy a text; gives the words that tell whether it worked. Plain http has no clipboard but the old one. */
export async function copy(text, field) {
  try {
    await navigator.clipboard.writeText(text);
    return WORDS.copied;
  } catch {
    field?.focus();
    field?.select();
    return field && document.execCommand("copy") ? WORDS.copied : WORDS.copyByHand;
  }
}
