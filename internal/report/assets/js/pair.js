// A pair: both articles in full, side by side, and what links them.

/** Draws the pair and returns its keys: {next, previous, toggleSync, otherSide}. */
function drawPair(model, pair, { neighbours, back, match }) {
  const root = byId("view-pair");
  const sides = { a: articleSide(model, "a", pair), b: articleSide(model, "b", pair) };
  const reading = { chosen: -1, sync: true, side: "a" };
  const list = matchList(model, pair, i => choose(i));
  const mapBox = h("div", { class: "map-box" }), mode = pair.from.text && pair.to.text ? state.mode : "";
  const one = (mode === "inline" || mode === "changes") && inlineView(pair, mode === "changes" ? Number(state.context || defaultContext) : undefined);
  let map = null;
  const bar = pairBar(pair, neighbours, back, { step: by => step(by), toggleSync: () => toggleSync(), turnTo: side => turnTo(side) });
  const grid = h("div", { class: "pair-grid" + (one ? " as-one" : mode === "own" ? " own-shown" : "") },
    h("section", { class: "rail", "aria-label": "Figures and matches" }, pairFigures(model, pair), matchLegend(pair), list.element, markBox(model, pair)),
    sides.a.head, h("div", { class: "map-head", "aria-hidden": "true" }), sides.b.head,
    sides.a.pane, mapBox, sides.b.pane, one);
  render(root, bar.element, findingNotes(model, pair, i => showFinding(i)), grid);

  bar.syncButton.hidden = bar.here.parentNode.hidden = !!one;
  const panes = sync(sides, pair, () => reading.sync, showViews);
  const select = i => {
    reading.chosen = i;
    for (const side of ["a", "b"]) sides[side].select(i);
    list.select(i);
    map.select(i);
    grid.dataset.chosen = i;
    bar.here.textContent = hereWords(pair, i);
  };
  const choose = i => {
    select(i);
    panes.goTo(i, reading.side);
    const m = pair.matches[i];
    remember(linkTo({ pair: pair.n, [m.group]: m.place }));
    announce(`${hereWords(pair, i)}, ${matchWords(m)}`);
  };
  const step = by => {
    const n = pair.matches.length;
    if (n) choose(reading.chosen < 0 ? (by > 0 ? 0 : n - 1) : (reading.chosen + by + n) % n);
  };
  const toggleSync = () => {
    reading.sync = !reading.sync;
    bar.syncButton.setAttribute("aria-pressed", String(reading.sync));
    announce(reading.sync ? "Both texts scroll together" : "Texts scroll by themselves");
  };
  const turnTo = side => {
    reading.side = side;
    root.dataset.side = side;
    bar.sideButtons.forEach((b, i) => b.setAttribute("aria-pressed", String("ab"[i] === side)));
    if (narrow.matches && reading.chosen >= 0) panes.goTo(reading.chosen, side);
  };
  const showFinding = i => {
    const { in: side, kind } = pair.findings[i];
    turnTo(side);
    const mark = sides[side].pane.querySelector(`[data-f="${i}"]`);
    if (mark) panes.goToMark(side, mark);
    announce(`Text that was ${kind}${mark ? `: ${mark.textContent}` : ""}`);
  };
  function showViews() {
    for (const side of ["a", "b"]) {
      const { pane, hasText } = sides[side];
      if (narrow.matches || !hasText) continue;
      const [top, height] = textExtent(pane), part = y => Math.min(1, Math.max(0, (y - top) / height));
      map.view(side, part(pane.scrollTop), part(pane.scrollTop + pane.clientHeight));
    }
  }
  const redraw = () => {
    const box = mapBox.getBoundingClientRect();
    if (box.width < 20 || box.height < 20) return;
    map = drawMap(pair, { width: Math.floor(box.width), height: Math.floor(box.height) }, choose, (side, part) => panes.goToPart(side, part));
    mapBox.replaceChildren(map.element);
    map.select(reading.chosen);
    panes.measure();
    showViews();
  };
  for (const side of ["a", "b"]) sides[side].onPick(i => {
    if (narrow.matches && i === reading.chosen) turnTo(side === "a" ? "b" : "a");
    else choose(i);
  });
  joinWords(grid, announce);
  turnTo("a");
  map = drawMap(pair, { width: 100, height: 100 }, choose, () => {});
  select(-1);
  const watch = new ResizeObserver(redraw);
  watch.observe(mapBox);
  redraw();
  if (match >= 0) choose(match);
  return {
    next: () => step(1), previous: () => step(-1), toggleSync,
    otherSide: () => turnTo(reading.side === "a" ? "b" : "a"),
    close: () => watch.disconnect(),
  };
}

/** Which match is chosen, or where none is, how many there are. */
function hereWords(pair, i) {
  if (i >= 0) return `${pair.matches[i].name} of ${pair[pair.matches[i].group + "s"].length}`;
  return pair.matches.length === pair.passages.length ? plural(pair.passages.length, "passage") : plural(pair.matches.length, "match", "matches");
}

/** The line above the texts: back, the matches, the neighbours of the pair. */
function pairBar(pair, neighbours, back, { step, toggleSync, turnTo }) {
  const syncButton = h("button", { type: "button", class: "choice", "aria-pressed": "true", "aria-keyshortcuts": "s", onclick: toggleSync }, "Scroll together");
  const sideButtons = ["a", "b"].map(side => h("button", { type: "button", class: "choice", onclick: () => turnTo(side) }, sideNames(pair)[side]));
  const here = h("span", { class: "here" });
  const stepper = h("div", { class: "stepper", role: "group", "aria-label": "Matches" },
    h("button", { type: "button", class: "plain", "aria-label": "Previous match", "aria-keyshortcuts": "p", onclick: () => step(-1) }, "‹"),
    here,
    h("button", { type: "button", class: "plain", "aria-label": "Next match", "aria-keyshortcuts": "n", onclick: () => step(1) }, "›"));
  const element = h("div", { class: "pair-bar" },
    h("a", { class: "back", href: back, "aria-keyshortcuts": "Escape", "aria-label": "Back" }, "←", h("span", {}, " Back")),
    h("h1", { class: "pair-title" }, `Pair ${number(pair.n)}`),
    h("div", { class: "choices sides-choice", role: "group", "aria-label": "Article shown" }, sideButtons),
    stepper, pair.from.text && pair.to.text && modeChoice(pair), syncButton,
    h("span", { class: "neighbours" }, neighbourLink(neighbours.previous, "Previous pair", "["), neighbourLink(neighbours.next, "Next pair", "]")));
  return { element, here, syncButton, sideButtons };
}

/** Puts the place into the address, so that it can be copied, without a step in the history. */
function remember(hash) {
  try { history.replaceState(null, "", hash); } catch { /* some browsers refuse it on disk */ }
}

const neighbourLink = (pair, label, key) => pair ?
  h("a", { href: linkTo({ pair: pair.n }), "aria-label": label, "aria-keyshortcuts": key, title: `${label} (${key})` }, label === "Next pair" ? "Next →" : "← Previous") : null;

/** The figures of the pair. */
function pairFigures(model, pair) {
  const [a, b] = isOrdered(pair) ? ["earlier", "later"] : ["A", "B"];
  const rows = [
    ["longest run", plural(pair.longest_run_words, "word")],
    ["resemblance", fraction(pair.resemblance)],
    [`${a} contained in ${b}`, percent(pair.containment_a)],
    [`${b} contained in ${a}`, percent(pair.containment_b)],
    ["time apart", pair.lag_s == null ? "unknown" : lag(pair.lag_s)],
    ...pair.same_story == null ? [] : [["same story", fraction(pair.same_story)]],
    ["found by", (pair.found_by || []).map(f => f.replace("-", " ")).join(", ") || "–"],
  ];
  return h("section", { class: "pair-figures", "aria-label": "Figures" },
    h("p", { class: "amount" }, h("strong", {}, number(amountOf(pair)[0])), ` ${amountOf(pair)[1]} shared`),
    h("p", { class: "relation " + pair.relation }, relationName(pair.relation)),
    whyPair(model, pair), directionNote(pair),
    h("dl", { class: "entries" }, rows.map(([k, v]) => h("div", {}, h("dt", {}, k), h("dd", {}, v)))));
}

/** What the marks in the texts mean, as far as the pair has them. */
function matchLegend(pair) {
  const kinds = [
    ["verbatim", "the same words"], ["edited", "the same with changes"], ["quotation", "a quotation of both"], ["paraphrase", "in other words"],
  ].filter(([kind]) => pair.matches.some(m => m.kind === kind));
  const credits = [["a", pair.from], ["b", pair.to]].some(([, article]) => article.credits && article.text) &&
    h("li", {}, h("span", { class: "source-credit" }, "words"), "a credit");
  const words = pair.paraphrases.length > 0 && [
    ["how-equal", "the same word"], ["how-near", "means the same"], ["change", "differs"],
  ].map(([name, meaning]) => h("li", {}, h("span", { class: "word live " + name }, "words"), meaning));
  return (kinds.length > 0 || credits) && h("ul", { class: "legend mark-legend", "aria-label": "Marks in the texts" },
    kinds.map(([kind, meaning]) => h("li", {}, h("mark", { class: kind }, "words"), meaning)), words, credits);
}
