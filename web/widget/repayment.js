import { draw, fold, make, yen } from "./dom.js";
import { columns } from "./schedule.js";

/** A repayment plan: what is left, as a plot, and every month in a table. */

const WIDTH = 320;
const HEIGHT = 150;
const LEFT = 62;
const BOTTOM = 22;
const TOP = 10;

export function repaymentPlan({ principal_yen, months, rows }, { words }) {
  return [plot(principal_yen, months, rows, words), fold(words.table(months), table(rows, words))];
}

function plot(principal, months, rows, words) {
  const x = (month) => LEFT + ((WIDTH - LEFT - 8) * month) / months;
  const y = (balance) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - balance / principal);
  const line = [[0, principal], ...rows.map((row) => [row.month, row.balance_yen])].map(([month, balance]) => `${x(month).toFixed(1)},${y(balance).toFixed(1)}`);
  const ground = `${x(months).toFixed(1)},${y(0)} ${x(0)},${y(0)}`;
  return draw(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "plot", role: "img", "aria-label": words.plot(term(months), yen(principal)) },
    [0, 0.5, 1].flatMap((share) => [
      draw("line", { class: "grid", x1: x(0), x2: x(months), y1: y(principal * share), y2: y(principal * share) }),
      draw("text", { x: LEFT - 6, y: y(principal * share) + 4, "text-anchor": "end" }, yen(Math.round(principal * share))),
    ]),
    draw("polygon", { class: "area", points: `${line.join(" ")} ${ground}` }),
    draw("polyline", { class: "balance", points: line.join(" ") }),
    [Math.round(months / 2), months].map((month) => draw("text", { x: x(month), y: HEIGHT - 6, "text-anchor": month === months ? "end" : "middle" }, term(month))),
  );
}

function table(rows, words) {
  const cells = ({ payment_yen, principal_yen, interest_yen, balance_yen }) =>
    [payment_yen, principal_yen, interest_yen, balance_yen].map((amount) => make("td", {}, amount.toLocaleString("ja")));
  const body = rows.map((row) => make("tr", {}, make("th", { scope: "row" }, String(row.month)), cells(row)));
  return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": words.table(rows.length) }, make("table", {}, columns(words.columns), make("tbody", {}, body)));
}

function term(months) {
  const [years, rest] = [Math.floor(months / 12), months % 12];
  return `${years ? `${years}年` : ""}${rest ? `${rest}か月` : ""}`;
}
