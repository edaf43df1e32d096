/** The site's colour, used only where it can be read: WCAG 2.2 asks for a contrast of 4.5 to 1. */

const READABLE = 4.5;

/** Custom properties for the attribute `color` on the ground of the cards; none if it is no colour. */
export function accents(color, probe) {
  if (!color || !CSS.supports("color", color)) return {};
  const accent = rgb(color, probe);
  const [card, ink] = ["var(--card)", "var(--ink)"].map((name) => rgb(name, probe));
  const on = contrast(accent, [255, 255, 255]) >= contrast(accent, [0, 0, 0]) ? "#fff" : "#000";
  return { "--accent": color, "--on-accent": on, "--accent-text": contrast(accent, card) >= READABLE ? color : `rgb(${ink})` };
}

function rgb(color, probe) {
  probe.style.color = color;
  const found = getComputedStyle(probe).color.match(/[\d.]+/g).slice(0, 3).map(Number);
  probe.style.color = "";
  return found;
}

function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(parts) {
  const [red, green, blue] = parts.map((part) => part / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
