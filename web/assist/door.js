/** The way to `/api/assist`: what docs/assist.md describes. */

const BASE = "/api/assist";
const KEPT = "madoguchi:token";

// What the centre has agreed on, where it has: asked for once, and gone with the window.
let token = read();

/** What the server refused, in its words. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** There is no way to the server just now. */
export class Cut extends Error {}

export function address(call, rest = "") {
  return `${BASE}/${encodeURIComponent(call)}${rest}`;
}

/**
 * One request; the answer as JSON or text, null where there is none.
 * Throws Refused for what the server will not take, Cut where it cannot be reached or is not well.
 */
export async function ask(method, path, body) {
  const response = await reached(method, path, body);
  if (response.status === 204) return null;
  const json = response.headers.get("content-type")?.includes("json");
  const answer = await (json ? response.json() : response.text()).catch(() => Promise.reject(new Cut()));
  if (!response.ok) throw new Refused(response.status, answer.error?.message ?? "");
  return answer;
}

async function reached(method, path, body) {
  const headers = { ...(body === undefined ? {} : { "Content-Type": "application/json" }), ...(token ? { Authorization: `Bearer ${token}` } : {}) };
  const response = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), credentials: "same-origin" }).catch(() => Promise.reject(new Cut()));
  if (response.status >= 500) throw new Cut();
  return response;
}

export function keepToken(text) {
  token = text;
  try {
    sessionStorage.setItem(KEPT, text);
  } catch { /* storage refused: known as long as the page */ }
}

function read() {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

/** Whether a call may begin; throws Refused where the token is lacking or wrong. */
export function knock() {
  return ask("GET", BASE);
}

export function begin() {
  return ask("POST", BASE, {});
}
