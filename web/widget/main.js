/**
 * <madoguchi-chat>: the chat window, to be put on any page. docs/widget.md lists its attributes.
 *
 *   <script src="https://…/widget.js" defer></script>
 *   <madoguchi-chat></madoguchi-chat>
 *
 * Everything that comes from the server or was typed is put on the page as text, never as HTML.
 */
import { MadoguchiChat } from "./chat.js";

if (!customElements.get("madoguchi-chat")) customElements.define("madoguchi-chat", MadoguchiChat);
