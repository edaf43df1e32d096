import { button, make } from "/widget/dom.js";
import { WORDS } from "./words.js";

/**
 * The keys, each with what it does: one table for the page, its help and its test against docs/assist.md.
 *
 * They stay clear of the browser (Alt+D, E, F, ←, →; Ctrl+anything), of Firefox's menus (Alt+B, F, H, S, T, V), of the
 * input methods (F6 to F10, Ctrl and Shift with Space) and of screen readers (Insert, CapsLock, Ctrl+Option; single letters).
 * Digits are those above the letters: Alt with the number pad writes characters on Windows.
 */

export const KEYS = [
  { key: "Enter", words: "書いた行を送る（変換を決める Enter では送りません）" },
  { key: "Shift+Enter", words: "行を変える" },
  { key: "Alt+1 〜 Alt+9", words: "質問の答えを番号で選ぶ" },
  { key: "F2", code: "F2", act: "unknown", words: "わからない（もう聞きません）" },
  { key: "Alt+K", code: "KeyK", act: "skip", words: "あとで聞く（次の質問へ）" },
  { key: "Alt+U", code: "KeyU", act: "undo", words: "一つ前に戻す" },
  { key: "Alt+W", code: "KeyW", act: "toNotes", words: "お話を書く欄へ" },
  { key: "Alt+A", code: "KeyA", act: "toFacts", words: "聞き取ったことへ（↑↓で選び、Enter で直し、Delete で消す）" },
  { key: "Alt+G", code: "KeyG", act: "toSchemes", words: "候補へ（↑↓で選び、Enter で開く）" },
  { key: "Alt+O", code: "KeyO", act: "toOffices", words: "相談先へ" },
  { key: "Alt+R", code: "KeyR", act: "rearrange", words: "候補と相談先を新しい順に並べかえる" },
  { key: "Alt+N", code: "KeyN", act: "begin", words: "新しい通話" },
  { key: "Alt+.", code: "Period", act: "next", words: "次の通話へ" },
  { key: "Alt+,", code: "Comma", act: "previous", words: "前の通話へ" },
  { key: "Alt+X", code: "KeyX", act: "end", words: "通話を終えて、相談カルテを出す" },
  { key: "Alt+C", code: "KeyC", act: "copy", words: "相談カルテをコピーする（通話中も使えます）" },
  { key: "Esc", words: "お話を書く欄へ戻る、開いたものを閉じる" },
  { key: "?", words: "この一覧を出す（お話の欄が空のとき。Alt+/ はいつでも）" },
  { key: "Alt+/", code: "Slash", act: "help", words: "この一覧を出す" },
];

const DIGIT = /^Digit([1-9])$/;
const FUNCTION = /^F\d+$/;

/** What the pressed key asks for: an act and, for a choice, its number; null for any other key. */
export function wanted(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return null;
  const digit = event.altKey && event.code.match(DIGIT);
  if (digit) return { act: "choose", number: Number(digit[1]) };
  const found = KEYS.find(({ code }) => code === event.code && FUNCTION.test(code ?? "") !== event.altKey);
  return found ? { act: found.act } : null;
}

/** A button for what a key does as well, with the key beside its words. */
export function keyed(act, does, attributes = {}) {
  const { key } = KEYS.find((one) => one.act === act);
  return button([WORDS[act], make("kbd", { "aria-hidden": "true" }, key)], does, { "aria-keyshortcuts": key, ...attributes });
}
