// Who shares with whom: which picture suits the run.

/** Says that a picture of articles has the pairs of the page alone, where there are more. */
const ofThePage = model => model.complete ? "" : " Only pairs that are in this page are drawn.";

const mostArcs = 30, mostSources = 30, mostInMatrix = 44;

/** The pictures that make sense for what is narrowed, the most telling one first: {name, caption, draw}. */
function pictures(model, sums) {
  const reuse = narrowed(model).pairs.filter(isReuse), articles = [...new Set(reuse.flatMap(p => [p.from, p.to]))];
  const weights = isNarrowed() ? articleWeights(reuse) : new Map(articles.map(a => [a.id, a.shared]));
  const arcs = arcPicture(model, reuse, weights, articles), bySource = sourceNames(sums).length >= 2 ? [sourcePicture(model, sums)] : [];
  if (articles.length <= mostArcs) return [arcs, ...bySource];
  return [...bySource, arcs, articlePicture(model, reuse, weights, articles)];
}

/** Words shared by article id, over pairs. */
function articleWeights(pairs) {
  const weights = new Map();
  for (const p of pairs) for (const id of [p.a, p.b]) weights.set(id, (weights.get(id) || 0) + p.words_shared);
  return weights;
}

const heaviest = (items, weight, n) => [...items].sort((x, y) => weight(y) - weight(x) || (x < y ? -1 : 1)).slice(0, n);

function arcPicture(model, reuse, weights, articles) {
  let shown = heaviest(articles.map(a => a.id), id => weights.get(id), mostArcs).map(model.article);
  const alone = isNarrowed() ? [] : [...model.articles.values()].filter(a => !weights.has(a.id));
  if (shown.length + alone.length <= 12) shown.push(...alone);
  shown = shown.sort(byTime);
  const dated = shown.every(a => a.published);
  const which = articles.length > mostArcs ? `The ${mostArcs} articles with the most shared words, of ${number(articles.length)}. ` : "";
  return {
    name: "Articles",
    caption: which + (dated ? "The earliest article is on top. " : "") +
      "An arc joins two articles that share text; the heavier it is, the more words they share. The bar is how much of an article stands in others too." + ofThePage(model),
    draw: () => arcDiagram(shown, reuse),
  };
}

/** The named sources of the cells, those of agencies first, then those beside each other that share most. */
function sourceNames(sums) {
  const weights = new Map(), agencies = new Set(sums.sources.filter(s => s.agency).map(s => s.name));
  for (const c of sums.cells) for (const name of [c.from, c.to]) if (name) weights.set(name, (weights.get(name) || 0) + c.words);
  const names = heaviest(weights.keys(), s => weights.get(s), mostSources);
  const all = [...names.filter(n => agencies.has(n)), ...neighbours(names.filter(n => !agencies.has(n)), sums.cells)];
  all.total = weights.size;
  return all;
}

/** Puts sources that share much beside each other: next comes the one that shares most with those placed last. */
function neighbours(names, cells) {
  const links = new Map(), key = (a, b) => JSON.stringify([a, b].sort());
  for (const c of cells) links.set(key(c.from, c.to), (links.get(key(c.from, c.to)) || 0) + c.words);
  const placed = [], left = [...names];
  while (left.length) {
    const pull = name => placed.slice(-4).reduce((sum, other) => sum + (links.get(key(name, other)) || 0), 0);
    const next = left.reduce((x, y) => pull(y) > pull(x) ? y : x);
    placed.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return placed;
}

const howNames = { taken: "taken", "common source": "common source", "same speaker": "same speaker", unknown: "direction not known" };

function sourcePicture(model, sums) {
  const names = sourceNames(sums);
  const which = names.total > names.length ? `The ${names.length} sources with the most shared words, of ${number(names.total)}. ` : "";
  return {
    name: "Sources",
    caption: which + "Rows give, columns take, where that is known. Of two articles of which it is not known, " +
      (model.ordered ? "the earlier stands in the row and the later in the column, which does not make it the origin." : "the first of the pair stands in the row; not all times are known."),
    draw: () => sourceMatrix(names, sums),
  };
}

function sourceMatrix(names, sums) {
  const index = new Map(names.map((n, i) => [n, i])), cells = new Map();
  for (const c of sums.cells) {
    const row = index.get(c.from), column = index.get(c.to);
    if (row === undefined || column === undefined) continue;
    const at = row * names.length + column;
    if (!cells.has(at)) cells.set(at, { row, column, pairs: 0, words: 0, how: {}, href: linkTo({ pairs: "" }, { from: c.from, to: c.to }) });
    const cell = cells.get(at);
    cell.pairs += c.pairs;
    cell.words += c.words;
    cell.how[c.how] = (cell.how[c.how] || 0) + c.pairs;
  }
  const say = ({ row, column, pairs, words, how }) => `${names[row]} to ${names[column]}: ${plural(pairs, "pair")}, ${plural(words, "word")} shared` +
    ` (${Object.keys(howNames).filter(k => how[k]).map(k => `${number(how[k])} ${howNames[k]}`).join(", ")})`;
  const list = [...cells.values()].sort((x, y) => x.row - y.row || x.column - y.column);
  return matrix("Text between sources", names, list, say, "gives ↓  takes →",
    [["from", "to", "pairs", "words", ...Object.values(howNames)], ...list.map(c => [names[c.row], names[c.column], c.pairs, c.words, ...Object.keys(howNames).map(k => c.how[k] || 0)])]);
}

function articlePicture(model, reuse, weights, articles) {
  const group = a => (model.clusterOf.get(a.id) || { id: "~" + a.id }).id;
  const ids = heaviest(articles.map(a => a.id), id => weights.get(id), mostInMatrix);
  const shown = ids.map(model.article).sort((x, y) => group(x) < group(y) ? -1 : group(x) > group(y) ? 1 : byTime(x, y));
  return {
    name: "Article matrix",
    caption: `The ${shown.length} articles with the most shared words, of ${number(articles.length)}, cluster by cluster. ` + (model.ordered ?
      "The earlier article of a pair stands in the row, the later in the column." : "The first article of a pair stands in the row, the second in the column; not all times are known.") + ofThePage(model),
    draw: () => {
      const index = new Map(shown.map((a, i) => [a.id, i])), names = shown.map(headline);
      const cells = reuse.filter(p => index.has(p.a) && index.has(p.b)).map(p => (
        { row: index.get(p.a), column: index.get(p.b), pairs: 1, words: p.words_shared, href: linkTo({ pair: p.n }) })).sort((x, y) => x.row - y.row || x.column - y.column);
      return matrix("Text between articles", names, cells, c => `${clip(names[c.row], 60)} and ${clip(names[c.column], 60)}: ${plural(c.words, "word")} shared`, "",
        [["first", "second", "words"], ...cells.map(c => [clip(names[c.row], 80), clip(names[c.column], 80), c.words])]);
    },
  };
}

let chosenPicture = "";

/** The picture with a choice of the others. */
function pictureSection(model, sums) {
  const list = pictures(model, sums), stage = h("div", { class: "stage" }), caption = h("p", { class: "caption" });
  const buttons = list.map((p, i) => h("button", { type: "button", class: "choice", onclick: () => show(i) }, p.name));
  const show = i => {
    chosenPicture = list[i].name;
    buttons.forEach((b, k) => b.setAttribute("aria-pressed", String(k === i)));
    caption.textContent = list[i].caption;
    stage.replaceChildren(list[i].draw());
  };
  show(Math.max(0, list.findIndex(p => p.name === chosenPicture)));
  return h("section", { class: "picture", "aria-labelledby": "picture-title" },
    h("header", { class: "section-head" }, h("h2", { id: "picture-title" }, "Who shares with whom"),
      list.length > 1 && h("div", { class: "choices", role: "group", "aria-label": "Picture" }, buttons)),
    caption, stage);
}
