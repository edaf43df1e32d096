/** What this browser remembers of a conversation; only for as long as the page is open where storage is refused. */

const REMEMBERED = 200; // entries
const taken = new Set();

export class Memory {
  /** Several windows on a page are several conversations, told apart by their place among them. */
  constructor(server, name) {
    const wanted = `madoguchi:${server}${name ? `:${name}` : ""}`;
    let key = wanted;
    for (let place = 2; taken.has(key); place++) key = `${wanted}#${place}`;
    taken.add(key);
    this.key = key;
    this.now = this.read() ?? fresh();
  }

  read() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key));
      const sound = kept && typeof kept.sender === "string" && Array.isArray(kept.entries);
      return sound ? kept : null;
    } catch {
      return null; // storage refused or spoiled: a new conversation
    }
  }

  keep(entry) {
    this.now.entries = [...this.now.entries, entry].slice(-REMEMBERED);
    this.save();
  }

  /** Nothing stays but a new name. */
  forget() {
    this.now = fresh();
    try {
      localStorage.removeItem(this.key);
    } catch { /* storage refused: there was nothing */ }
  }

  /** The window has left its page: the next one there goes on with this conversation. */
  release() {
    taken.delete(this.key);
  }

  save() {
    try {
      localStorage.setItem(this.key, JSON.stringify(this.now));
    } catch { /* storage refused or full: this page still has it all */ }
  }
}

function fresh() {
  return { sender: newName(), entries: [] };
}

/** A name that nobody can guess. randomUUID is missing on plain http. */
export function newName() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
