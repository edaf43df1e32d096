/**
 * How it looks. The frame begins at `all: initial`, so that nothing of the page reaches in; what the page may not change
 * about the host itself is !important, which inside a shadow wins over the page.
 */
export const STYLE = `
:host { display: block !important; height: 40rem; }
:host([hidden]) { display: none !important; }
:host([mode="launcher"]), :host([mode="page"]) { display: contents !important; }
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }

.frame, .launcher {
  --accent: var(--madoguchi-accent, #a8481f); --on-accent: #fff; --accent-text: var(--accent);
  --paper: #fbf8f3; --ink: #2b2723; --card: #fff; --mine: #f5e2d6; --line: #dccfc0; --edge: #8b7d70; --soft: #6a5f55;
  --alarm: #a3201b; --yes: #1d6b3f; --yes-ground: #e3f2e8; --open: #7a4d00; --open-ground: #fdf0d5;
}
@media (prefers-color-scheme: dark) {
  .frame, .launcher {
    --accent: var(--madoguchi-accent, #f2a67f); --on-accent: #2a1509;
    --paper: #1e1a17; --ink: #f0e9e1; --card: #29241f; --mine: #4a3326; --line: #4a4037; --edge: #93867a; --soft: #bdb0a3;
    --alarm: #ff9d94; --yes: #8fd9ab; --yes-ground: #1d3527; --open: #f3c877; --open-ground: #3d2f14;
  }
}
.frame {
  all: initial; direction: ltr; unicode-bidi: isolate; display: flex; flex-direction: column; height: 100%; min-height: min(20em, 100dvh); max-height: 100dvh; overflow: hidden; position: relative;
  font: max(1rem, 16px)/1.75 "Hiragino Sans", "Hiragino Kaku Gothic ProN", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", "Yu Gothic", Meiryo, system-ui, sans-serif;
  background: var(--paper); color: var(--ink); color-scheme: light dark; border: 1px solid var(--line); border-radius: 14px;
  line-break: strict; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; font-feature-settings: "palt" 0; text-align: start; -webkit-text-size-adjust: 100%;
}
:host([mode="page"]) .frame { position: fixed; inset: 0; border: 0; border-radius: 0; z-index: 2147483000; }
:host([mode="launcher"]) .frame { position: fixed; inset: auto 20px 20px auto; width: min(26em, calc(100vw - 40px)); height: min(44em, calc(100dvh - 40px)); z-index: 2147483000; box-shadow: 0 8px 40px #0005; }
:host([mode="launcher"][position="left"]) .frame { inset: auto auto 20px 20px; }
@media (max-width: 30rem) { :host([mode="launcher"]) .frame { inset: 0 !important; width: 100vw; height: 100dvh; border: 0; border-radius: 0; } }
.launcher.launcher { position: fixed; inset: auto 20px 20px auto; z-index: 2147483000; min-height: 56px; padding: 0 24px; border-radius: 28px; font: bold 17px/1.5 "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", Meiryo, sans-serif; box-shadow: 0 4px 20px #0004; }
:host([position="left"]) .launcher.launcher { inset: auto auto 20px 20px; }

header { display: flex; align-items: center; gap: .5em; padding: .6em 1em; padding-top: max(.6em, env(safe-area-inset-top)); border-bottom: 1px solid var(--line); background: var(--card); }
h2 { margin: 0 auto 0 0; font-size: 1.2em; line-height: 1.35; letter-spacing: .06em; }
h2 small { display: block; font-size: .64em; font-weight: normal; letter-spacing: 0; color: var(--soft); }
.notice { margin: 0; padding: .35em 1.25em; font-size: .8em; line-height: 1.55; color: var(--soft); border-bottom: 1px solid var(--line); }
.progress { display: flex; align-items: center; flex-wrap: wrap; gap: 0 .75em; padding: .35em 1.25em; font-size: .8em; color: var(--soft); border-bottom: 1px solid var(--line); }
progress { flex: 1; min-width: 6em; height: .6em; accent-color: var(--accent); }

button, summary, .ways a { font: inherit; color: inherit; cursor: pointer; }
button, .ways a, .menu summary { min-height: 44px; padding: .4em 1em; border: 1px solid var(--accent); border-radius: 22px; background: var(--card); }
button:hover:enabled, .ways a:hover, .menu summary:hover { background: var(--mine); }
button:disabled { color: var(--soft); border-color: var(--line); cursor: default; }
.small { padding: .2em .9em; font-size: .9em; }
.strong { background: var(--accent); color: var(--on-accent); font-weight: bold; white-space: nowrap; }
.strong:hover:enabled { background: var(--accent); text-decoration: underline; }
.strong:disabled { background: var(--line); color: var(--ink); }
:focus-visible { outline: 3px solid var(--accent-text); outline-offset: 2px; }
.close { padding: 0; width: 44px; font-size: 1.25em; line-height: 1; border-color: var(--line); }
.menu { position: relative; }
.menu summary { display: flex; align-items: center; list-style: none; font-size: .875em; border-color: var(--edge); white-space: nowrap; }
.menu summary::-webkit-details-marker { display: none; }
.menu summary::after { content: "▾" / ""; margin-left: .4em; }
.acts { position: absolute; right: 0; top: calc(100% + 6px); z-index: 2; display: grid; min-width: 15em; padding: .4em; background: var(--card); border: 1px solid var(--edge); border-radius: 14px; box-shadow: 0 6px 24px #0003; }
.acts button { border-color: transparent; border-radius: 10px; text-align: left; }

.log { flex: 1; min-height: 6em; overflow-y: auto; overscroll-behavior: contain; padding: 1em; display: flex; flex-direction: column; gap: .6em; position: relative; }
.log:focus-visible { outline-offset: -3px; }
.bubble { flex: none; max-width: min(36em, 92%); padding: .6em 1em .3em; border-radius: 18px; background: var(--card); border: 1px solid var(--line); }
.me { align-self: flex-start; border-bottom-left-radius: 5px; }
.you { align-self: flex-end; background: var(--mine); border-color: transparent; border-bottom-right-radius: 5px; white-space: pre-wrap; }
.advice, .schedule, .repayment, .summary, .record { width: 100%; max-width: min(44em, 100%); }
.at { display: block; margin-top: .1em; font-size: .72em; color: var(--soft); text-align: right; }
p { margin: 0; } .gap { height: .8em; }
.heading { margin-top: .35em; font-weight: bold; }
.item { padding-left: 1em; text-indent: -1em; } .under { padding-left: 1em; }
ruby { ruby-align: center; } .bubble:has(ruby) p { line-height: 2.25; } rt { font-size: .58em; }
a { color: var(--accent-text); text-underline-offset: .2em; }
.more { margin-top: .5em; }
.choices { flex: none; display: flex; flex-wrap: wrap; gap: .5em; }
.choices button { text-align: left; line-height: 1.5; }
.choices .taken { border-color: var(--accent); color: var(--ink); font-weight: bold; }
.choices .taken::before { content: "✓ "; }
.choices:has(.taken) button:not(.taken) { display: none; }

h3, h4, h5 { margin: 0; font-size: 1em; line-height: 1.5; }
.section h4 { margin-top: .9em; color: var(--accent-text); }
.next { margin: .25em 0 .75em; padding: .65em .9em; background: var(--mine); border-radius: 12px; }
.next h3 { font-size: .85em; font-weight: normal; } .next p { font-weight: bold; }
.card, .office { margin: .6em 0; padding: .75em .9em; border: 1px solid var(--line); border-radius: 12px; background: var(--paper); display: grid; gap: .45em; }
.card > .small { justify-self: start; }
.card > h3 { display: flex; gap: .5em; align-items: baseline; font-size: 1.05em; }
.place { flex: none; display: inline-grid; place-items: center; width: 1.6em; height: 1.6em; border-radius: 50%; background: var(--accent); color: var(--on-accent); font-size: .85em; }
.verdict { display: flex; flex-wrap: wrap; gap: .2em .6em; align-items: center; }
.badge { flex: none; padding: .05em .7em; border: 1px solid currentColor; border-radius: 1em; font-size: .9em; font-weight: bold; }
.yes .badge { color: var(--yes); background: var(--yes-ground); } .open .badge { color: var(--open); background: var(--open-ground); }
.why, .caution { font-size: .92em; } .why b { margin-right: .4em; color: var(--soft); } .caution { color: var(--open); }
dl { margin: 0; display: grid; gap: .15em; }
dl div { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1em; border-bottom: 1px dotted var(--line); }
dt { color: var(--soft); font-size: .92em; } dd { margin: 0 0 0 auto; font-weight: bold; text-align: right; }
ul, ol { margin: 0; padding-left: 1.4em; } li { margin: .15em 0; } li small { display: block; color: var(--soft); line-height: 1.5; }
.sign { display: inline-block; width: 1.4em; margin-left: -1.4em; font-weight: bold; } .card li:has(.sign) { list-style: none; }
details summary { min-height: 44px; display: flex; align-items: center; }
details:not(.menu) > summary { color: var(--accent-text); text-decoration: underline; text-underline-offset: .2em; }
details:not(.menu) > summary::before { content: "▸"; margin-right: .4em; } details[open]:not(.menu) > summary::before { content: "▾"; }
.note { font-size: .85em; color: var(--soft); }
.office { gap: .15em; }
.ways { display: flex; flex-wrap: wrap; gap: .5em; margin-top: .3em; } .ways a { display: inline-flex; align-items: center; text-decoration: none; color: var(--ink); font-size: .92em; }

.facts { list-style: none; padding: 0; margin: .4em 0; }
.facts li { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .3em .75em; margin: 0; padding: .3em 0; border-bottom: 1px dotted var(--line); }
.fact { flex: 1; min-width: 9em; line-height: 1.5; } .fact b { display: block; font-size: .8em; font-weight: normal; color: var(--soft); } .fact small { display: block; font-size: .8em; color: var(--soft); }
.editor { flex: 1; display: flex; flex-wrap: wrap; align-items: center; gap: .4em; }
.editor b { flex: 1 0 100%; font-size: .85em; }
.editor input { flex: 1 1 8em; min-width: 0; }
.steps { list-style: none; padding: 0; margin: .4em 0; border-left: 3px solid var(--line); }
.steps li { display: flex; flex-wrap: wrap; gap: 0 .75em; padding: .25em 0 .25em .9em; } .when { min-width: 12em; }
.schedule h3 { margin: .75em 0 .25em; }
table { width: 100%; border-collapse: collapse; font-size: .88em; } th, td { padding: .3em .4em; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; } th:first-child { text-align: left; }
.scroll { max-height: 18em; overflow: auto; }
.plot { display: block; width: 100%; max-width: 34em; margin: .6em 0; font-size: 11px; } .plot text { fill: var(--soft); } .grid { stroke: var(--line); } .area { fill: var(--accent); opacity: .18; } .balance { fill: none; stroke: var(--accent-text); stroke-width: 2.5; }
.bubble .record { margin-top: .5em; padding: .7em .9em; border: 1px dashed var(--edge); border-radius: 12px; } .record b { font-size: 1.25em; letter-spacing: .08em; }

.unsent { flex: none; align-self: flex-end; display: flex; flex-wrap: wrap; align-items: center; justify-content: flex-end; gap: .5em; font-size: .9em; color: var(--alarm); text-align: right; }
.unsent button { border-color: var(--alarm); color: var(--alarm); }
.thinking { flex: none; align-self: flex-start; color: var(--soft); font-size: .94em; }
.thinking i { display: inline-block; width: .4em; height: .4em; margin-left: .25em; border-radius: 50%; background: currentColor; animation: wait 1.2s infinite; }
.thinking i:nth-of-type(2) { animation-delay: .2s; } .thinking i:nth-of-type(3) { animation-delay: .4s; }
@keyframes wait { 0%, 60%, 100% { opacity: .25; } 30% { opacity: 1; } }
.write { display: flex; align-items: flex-end; gap: .5em; padding: .7em 1em; padding-bottom: max(.7em, env(safe-area-inset-bottom)); border-top: 1px solid var(--line); background: var(--card); }
textarea, input { font: inherit; line-height: 1.6; color: inherit; background: var(--paper); border: 1px solid var(--edge); border-radius: 18px; padding: .45em .9em; min-height: 44px; }
textarea { flex: 1; min-width: 0; max-height: 9em; resize: none; }
textarea::placeholder { color: var(--soft); opacity: 1; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (prefers-reduced-motion: reduce) { .thinking i { animation: none; } }
@media (prefers-reduced-motion: no-preference) { .log { scroll-behavior: smooth; } }
@media (prefers-contrast: more) { .frame { --line: var(--ink); --edge: var(--ink); --soft: var(--ink); } }
@media (forced-colors: active) {
  .strong, .place, .badge, .bubble, .choices .taken { border: 1px solid; } .balance { stroke: CanvasText; } .area { fill: CanvasText; } .grid { stroke: GrayText; } .plot text { fill: CanvasText; }
}
@media (max-height: 26rem) { .notice { display: none; } }
`;
