/** The demonstration page: openings that the chat says, and the lines by which other sites embed it. */
"use strict";

const chat = document.querySelector("madoguchi-chat");
for (const opening of document.querySelectorAll("[data-say]")) {
  opening.addEventListener("click", () => {
    chat.say(opening.dataset.say);
    chat.scrollIntoView({ block: "nearest" });
  });
}

const snippet = document.getElementById("snippet");
snippet.textContent = `<script src="${new URL("widget.js", location.href).href}" defer></script>\n<madoguchi-chat mode="launcher"></madoguchi-chat>`;

document.getElementById("copy").addEventListener("click", async () => {
  const said = document.getElementById("copied");
  try {
    await navigator.clipboard.writeText(snippet.textContent);
    said.textContent = "コピーしました。";
  } catch {
    getSelection().selectAllChildren(snippet);
    said.textContent = "選びました。このままコピーしてください。";
  }
});
