/** The way to the adviser. */

export const HERE = document.currentScript ? new URL(".", document.currentScript.src).href : location.href;

/**
 * One message. Under its id it is taken in once, however often it is sent.
 * Throws with `forPeople` where the server says what is wrong.
 */
export async function ask(server, { sender, id, message, asOf }, signal) {
  const metadata = { message_id: id, ...(asOf ? { as_of: asOf } : {}) };
  const response = await fetch(new URL("webhooks/rest/webhook", server), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ sender, message, metadata }),
    credentials: "omit",
    signal,
  });
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Error(response.statusText), { forPeople: answer.error?.message });
  return answer;
}
