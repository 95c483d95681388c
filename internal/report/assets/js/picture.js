// Who shares with whom: which picture suits the run.

const mostArcs = 30, mostSources = 30, mostInMatrix = 44;

/** The pictures that make sense for the run, the most telling one first: {name, caption, draw}. */
function pictures(model) {
  const weights = articleWeights(model.reuse);
  const paired = [...weights.keys()].map(model.article);
  const sources = sourceWeights(model.reuse);
  const arcs = arcPicture(model, weights, paired), bySource = sources.size >= 2 ? [sourcePicture(model, sources)] : [];
  if (paired.length <= mostArcs) return [arcs, ...bySource];
  return [...bySource, arcs, articlePicture(model, weights, paired)];
}

/** Words shared by article id, over all pairs. */
function articleWeights(pairs) {
  const weights = new Map();
  for (const p of pairs) for (const id of [p.a, p.b]) weights.set(id, (weights.get(id) || 0) + p.words_shared);
  return weights;
}

function sourceWeights(pairs) {
  const weights = new Map();
  for (const p of pairs) for (const { source } of [p.from, p.to]) {
    if (source) weights.set(source, (weights.get(source) || 0) + p.words_shared);
  }
  return weights;
}

const heaviest = (items, weight, n) => [...items].sort((x, y) => weight(y) - weight(x) || (x < y ? -1 : 1)).slice(0, n);

function arcPicture(model, weights, paired) {
  let shown = heaviest(paired.map(a => a.id), id => weights.get(id), mostArcs).map(model.article);
  const alone = [...model.articles.values()].filter(a => !weights.has(a.id));
  if (shown.length + alone.length <= 12) shown.push(...alone);
  shown = shown.sort(byTime);
  const dated = shown.every(a => a.published);
  const which = paired.length > mostArcs ? `The ${mostArcs} articles with the most shared words, of ${number(paired.length)}. ` : "";
  return {
    name: "Articles",
    caption: which + (dated ? "The earliest article is on top. " : "") +
      "An arc joins two articles that share text; the heavier it is, the more words they share. The bar is how much of an article stands in others too.",
    draw: () => arcDiagram(shown, model.reuse),
  };
}

function sourcePicture(model, weights) {
  const names = neighbours(heaviest(weights.keys(), s => weights.get(s), mostSources), model.reuse);
  const which = weights.size > names.length ? `The ${names.length} sources with the most shared words, of ${number(weights.size)}. ` : "";
  return {
    name: "Sources",
    caption: which + "A cell is all the text that two sources share. " + sidesNote(model),
    draw: () => matrix(names, matrixCells(names, model.reuse, a => a.source, (earlier, later) => ({ pairs: "", earlier, later })), model.ordered),
  };
}

/** Says which side of a pair stands where in a matrix. */
const sidesNote = model => model.ordered ?
  "The earlier article of a pair counts for the row, the later for the column. Earlier does not mean that it was the origin." :
  "The first article of a pair counts for the row, the second for the column; not all times are known.";

/** Puts sources that share much beside each other: next comes the one that shares most with those placed last. */
function neighbours(names, pairs) {
  const links = new Map(), key = (a, b) => JSON.stringify([a, b].sort());
  for (const p of pairs) links.set(key(p.from.source, p.to.source), (links.get(key(p.from.source, p.to.source)) || 0) + p.words_shared);
  const placed = [], left = [...names];
  while (left.length) {
    const pull = name => placed.slice(-4).reduce((sum, other) => sum + (links.get(key(name, other)) || 0), 0);
    const next = left.reduce((x, y) => pull(y) > pull(x) ? y : x);
    placed.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return placed;
}

function articlePicture(model, weights, paired) {
  const cluster = new Map(model.clusters.flatMap(c => c.members.map(id => [id, c.id])));
  const group = a => cluster.get(a.id) || "~" + a.id;
  const ids = heaviest(paired.map(a => a.id), id => weights.get(id), mostInMatrix);
  const shown = ids.map(model.article).sort((x, y) => group(x) < group(y) ? -1 : group(x) > group(y) ? 1 : byTime(x, y));
  return {
    name: "Article matrix",
    caption: `The ${shown.length} articles with the most shared words, of ${number(paired.length)}, cluster by cluster. ` + sidesNote(model),
    draw: () => {
      const order = shown.map(a => a.id), cells = matrixCells(order, model.reuse, a => a.id, () => null);
      for (const c of cells) c.href = linkTo({ pair: c.number });
      return matrix(shown.map(headline), cells, model.ordered);
    },
  };
}

/** Adds pairs up by the groups that key names. */
function matrixCells(keys, pairs, key, place) {
  const index = new Map(keys.map((k, i) => [k, i])), cells = new Map();
  for (const p of pairs) {
    const row = index.get(key(p.from)), column = index.get(key(p.to));
    if (row === undefined || column === undefined) continue;
    const at = row * keys.length + column;
    if (!cells.has(at)) cells.set(at, { row, column, pairs: 0, words: 0, number: p.n, href: linkTo(place(keys[row], keys[column]) || {}) });
    const cell = cells.get(at);
    cell.pairs++;
    cell.words += p.words_shared;
  }
  return [...cells.values()].sort((x, y) => x.row - y.row || x.column - y.column);
}

/** The picture with a choice of the others. */
function pictureSection(model) {
  const list = pictures(model), stage = h("div", { class: "stage" }), caption = h("p", { class: "caption" });
  const buttons = list.map((picture, i) => h("button", {
    type: "button", class: "choice", "aria-pressed": String(i === 0), onclick: () => show(i),
  }, picture.name));
  const show = i => {
    buttons.forEach((b, k) => b.setAttribute("aria-pressed", String(k === i)));
    caption.textContent = list[i].caption;
    stage.replaceChildren(list[i].draw());
  };
  show(0);
  narrow.addEventListener("change", () => show(buttons.findIndex(b => b.getAttribute("aria-pressed") === "true")));
  return h("section", { class: "picture", "aria-labelledby": "picture-title" },
    h("header", { class: "section-head" }, h("h2", { id: "picture-title" }, "Who shares with whom"),
      list.length > 1 && h("div", { class: "choices", role: "group", "aria-label": "Picture" }, buttons)),
    caption, stage);
}
