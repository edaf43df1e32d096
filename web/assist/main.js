/**
 * `/assist`, beside a caller on the line: notes become facts, facts become suggestions, and the next question stands ready.
 * The course of one call is in call.js, what is seen of it in the panels, and every key in keys.js.
 *
 * Everything that comes from the server or was typed is put on the page as text, never as HTML.
 */
import { Desk } from "./desk.js";

new Desk().open();
