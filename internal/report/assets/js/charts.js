// Pictures of figures: the share bar, the histogram, the arcs and the matrix.

const shareKinds = [
  ["quotation", "quotation"], ["verbatim", "verbatim"], ["edited", "edited"], ["paraphrase", "paraphrase"], ["boilerplate", "boilerplate"], ["own", "own text"],
];

const shareWords = share => shareKinds.filter(([kind]) => share[kind] > 0)
  .map(([kind, name]) => `${percent(share[kind])} ${name}`).join(", ") || "no words";

/** A bar split by what the words of an article are. */
function shareBar(share) {
  return h("span", { class: "bar", role: "img", "aria-label": shareWords(share), title: shareWords(share) },
    shareKinds.map(([kind]) => share[kind] > 0 &&
      h("span", { class: kind, style: { "flex-grow": share[kind].toFixed(4) } })));
}

/** What the colours and patterns of share bars and maps stand for. */
function shareLegend() {
  return h("ul", { class: "legend", "aria-label": "Legend" },
    shareKinds.map(([kind, name]) => h("li", {}, h("span", { class: "bar swatch" }, h("span", { class: kind })), name)));
}

/**
 * Articles one below the other, and an arc for each pair of them, as heavy as the words they share.
 * The articles keep the order in which they come.
 */
function arcDiagram(articles, pairs) {
  const tall = articles.length <= 12, row = tall ? 58 : 36, depth = narrow.matches ? 64 : tall ? 150 : 210;
  const place = new Map(articles.map((a, i) => [a.id, i]));
  const links = pairs.filter(p => place.has(p.a) && place.has(p.b));
  const most = Math.max(1, ...links.map(p => p.words_shared));
  const hint = "Point at an article or an arc; a click opens its pairs.", readout = h("p", { class: "readout" }, hint);
  const axis = depth - 8, middle = i => (i + 0.5) * row, heavy = tall ? 8 : 4;
  const reach = p => Math.abs(place.get(p.a) - place.get(p.b)), farthest = Math.max(1, ...links.map(reach));
  const arcs = links.map(p => {
    const ys = [middle(place.get(p.a)), middle(place.get(p.b))].sort((x, y) => x - y), ry = (ys[1] - ys[0]) / 2;
    const rx = (depth - 22) * Math.sqrt(reach(p) / Math.max(3, farthest));
    return svg("a", { href: linkTo({ pair: p.n }), class: "arc", "aria-label": arcWords(p) },
      svg("title", {}, arcWords(p)),
      svg("path", {
        d: `M${axis} ${ys[0]}A${rx} ${ry} 0 0 0 ${axis} ${ys[1]}`,
        "stroke-width": (1.25 + heavy * Math.sqrt(p.words_shared / most)).toFixed(2),
      }));
  });
  const rows = articles.map(a => arcRow(a, row));
  const drawing = svg("svg", { class: "curves", width: depth, height: row * articles.length, role: "group", "aria-label": `Articles that share text: ${plural(links.length, "pair")} of ${plural(articles.length, "article")}. The table has them.` },
    arcs, articles.map((a, i) => svg("circle", { cx: axis, cy: middle(i), r: a.pairs ? 4 : 2.5, class: a.pairs ? "" : "alone" })));
  const figure = h("div", { class: "arcs" + (tall ? " roomy" : ""), style: { "--depth": depth + "px", "--row": row + "px" } },
    drawing, h("ol", {}, rows));
  const light = (pick, text) => {
    lightArcs(figure, links, arcs, rows, place, pick);
    readout.textContent = text;
  };
  arcs.forEach((arc, i) => onPoint(arc, () => light(p => p === links[i], arcWords(links[i])), () => light(null, hint)));
  articles.forEach((a, i) => {
    const mine = p => p.a === a.id || p.b === a.id;
    onPoint(rows[i], () => light(mine, rowWords(a, links.filter(mine))), () => light(null, hint));
  });
  const title = "Articles that share text", whole = () => wholeArcs(figure, drawing, articles, depth, row);
  return h("div", {}, readout, figure, shareLegend(), h("div", { class: "picture-tools" },
    tableBehind(title, [["first", "second", "shared"], ...links.map(p => [clip(headline(p.from), 80), clip(headline(p.to), 80), amountWords(p)])]), keepButtons(title, whole)));
}

/** The arcs with the names of the articles as one drawing, which stands in the page while it is kept as a file. */
function wholeArcs(figure, drawing, articles, depth, row) {
  const wide = 640, whole = svg("svg", { class: "curves whole", width: depth + wide, height: row * articles.length }, svg("title", {}, "Articles that share text"),
    [...drawing.children].map(e => e.cloneNode(true)),
    articles.map((a, i) => [svg("text", { x: depth + 8, y: (i + 0.5) * row, "dominant-baseline": "central" }, clip([headline(a), credit(a)].filter(Boolean).join(" · "), 84)),
      a.pairs > 0 && svg("text", { x: depth + wide - 4, y: (i + 0.5) * row, "text-anchor": "end", "dominant-baseline": "central" }, percent(reusedPart(a.share)))]));
  figure.append(whole);
  setTimeout(() => whole.remove());
  return whole;
}

const arcWords = p => `${amountWords(p)} shared by “${clip(headline(p.from), 60)}” and “${clip(headline(p.to), 60)}”`;

const rowWords = (article, links) => links.length ?
  `“${clip(headline(article), 80)}” shares text with ${plural(links.length, "article")} shown here` : `“${clip(headline(article), 80)}” shares text with none shown here`;

function arcRow(article, height) {
  const alone = !article.pairs;
  const text = [
    h("span", { class: "headline" }, headline(article)),
    h("span", { class: "credit" }, credit(article)),
  ];
  const figures = alone ? h("span", { class: "figure" }, "no shared text") :
    h("span", { class: "figure" }, shareBar(article.share), h("span", { class: "per" }, percent(reusedPart(article.share))));
  const attributes = { class: "who" + (alone ? " alone" : ""), style: { height: height + "px" } };
  return h("li", {}, alone ? h("span", attributes, h("span", { class: "names" }, text), figures) :
    h("a", { ...attributes, href: linkTo({ pairs: "" }, { article: article.id }) }, h("span", { class: "names" }, text), figures));
}

/** Brings out the pairs that pick takes, and their articles; all are equal again where pick is null. */
function lightArcs(figure, links, arcs, rows, place, pick) {
  figure.classList.toggle("picking", !!pick);
  const near = new Set();
  links.forEach((p, i) => {
    const on = !!pick && pick(p);
    arcs[i].classList.toggle("on", on);
    if (on) near.add(place.get(p.a)).add(place.get(p.b));
  });
  rows.forEach((r, i) => r.classList.toggle("on", near.has(i)));
}

/** Calls on while the pointer or the focus is on the element, and off after it. */
function onPoint(element, on, off) {
  for (const name of ["pointerenter", "focusin"]) element.addEventListener(name, on);
  for (const name of ["pointerleave", "focusout"]) element.addEventListener(name, off);
}

const heatSteps = 6;
const mostColumnNames = 32; // more stand too close to be read; the rows have them in the same order

/**
 * A square of groups, darker with more shared words. A cell is {row, column, pairs, words, href}; say(cell) describes it, and rows are the table
 * behind it. One tab stop; arrow keys move from cell to cell.
 */
function matrix(title, labels, cells, say, sides, rows) {
  const n = labels.length, size = Math.max(13, Math.min(38, Math.floor(620 / n))), left = 184, right = n > mostColumnNames ? 10 : 104, top = n > mostColumnNames ? 24 : 140;
  const most = Math.max(1, ...cells.map(c => c.words));
  const step = words => Math.max(1, Math.ceil(heatSteps * Math.sqrt(words / most)));
  const readout = h("p", { class: "readout", "aria-live": "polite" }, "Point at a cell, or move with the arrow keys; a click lists its pairs.");
  const at = new Map(cells.map(c => [c.row * n + c.column, c]));
  const rowNames = labels.map((name, i) => svg("text", {
    x: left - 8, y: top + (i + 0.5) * size, "text-anchor": "end", "dominant-baseline": "central",
  }, clip(name, 24)));
  const columnNames = (n > mostColumnNames ? [] : labels).map((name, i) => svg("text", {
    transform: `translate(${left + (i + 0.5) * size} ${top - 8}) rotate(-55)`, "dominant-baseline": "central",
  }, clip(name, 24)));
  const frame = svg("rect", { class: "cursor", width: size, height: size, visibility: "hidden" });
  const squares = cells.map(c => svg("rect", {
    class: `cell heat${step(c.words)}` + (c.row === c.column ? " self" : ""),
    x: left + c.column * size + 0.5, y: top + c.row * size + 0.5, width: size - 1, height: size - 1,
  }));
  const drawing = svg("svg", {
    class: "matrix", viewBox: `0 0 ${left + n * size + right} ${top + n * size + 2}`, tabindex: 0, role: "application",
    "aria-label": `${title}: a matrix of shared words. Arrow keys move, Enter lists the pairs.`,
    style: { "max-width": left + n * size + right + "px" },
  },
    svg("rect", { class: "ground", x: left, y: top, width: n * size, height: n * size }),
    svg("text", { class: "side", x: left - 8, y: top - 12, "text-anchor": "end" }, sides),
    rowNames, columnNames, squares, frame);
  let row = -1, column = -1;
  const point = (r, c) => {
    [row, column] = [r, c];
    const cell = at.get(r * n + c), inside = r >= 0;
    frame.setAttribute("visibility", inside ? "visible" : "hidden");
    if (inside) fill(frame, { x: left + c * size, y: top + r * size }, []);
    rowNames.forEach((t, i) => t.classList.toggle("on", i === r));
    columnNames.forEach((t, i) => t.classList.toggle("on", i === c));
    if (inside) readout.textContent = cell ? say(cell) : `${clip(labels[r], 60)} and ${clip(labels[c], 60)}: nothing shared this way`;
  };
  const open = () => {
    const cell = at.get(row * n + column);
    if (cell) location.hash = cell.href;
  };
  drawing.addEventListener("pointermove", e => {
    const box = drawing.getBoundingClientRect(), scale = drawing.viewBox.baseVal.width / box.width;
    const c = Math.floor(((e.clientX - box.left) * scale - left) / size), r = Math.floor(((e.clientY - box.top) * scale - top) / size);
    if (r >= 0 && r < n && c >= 0 && c < n) { if (r !== row || c !== column) point(r, c); }
    else if (row >= 0) point(-1, -1);
  });
  drawing.addEventListener("pointerleave", () => point(-1, -1));
  drawing.addEventListener("click", open);
  drawing.addEventListener("focus", () => { if (row < 0 && cells.length && drawing.matches(":focus-visible")) point(cells[0].row, cells[0].column); });
  drawing.addEventListener("keydown", e => {
    const move = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[e.key];
    if (move) {
      e.preventDefault();
      point(Math.max(0, Math.min(n - 1, row + move[0])), Math.max(0, Math.min(n - 1, column + move[1])));
    } else if (e.key === "Enter") open();
  });
  return h("div", {}, readout, h("div", { class: "heat" }, drawing), heatLegend(most),
    h("div", { class: "picture-tools" }, tableBehind(title, rows), keepButtons(title, () => drawing)));
}

function heatLegend(most) {
  const bound = k => Math.floor(most * (k / heatSteps) ** 2);
  const steps = Array.from({ length: heatSteps }, (_, i) => i + 1).filter(k => k === heatSteps || bound(k) > bound(k - 1));
  return h("ul", { class: "legend", "aria-label": "Words shared" }, h("li", {}, "Words shared"),
    steps.map(k => h("li", {}, h("span", { class: `square heat${k}` }), `to ${number(bound(k))}`)));
}
