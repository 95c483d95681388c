// The map of a pair: both articles as bars from their first word to their last, and a ribbon for each match.

/** The lengths of both articles in code points. Without texts they are guessed from the words. */
function pairLengths(pair) {
  return [["a", pair.from, pair.words_a], ["b", pair.to, pair.words_b]].map(([side, article, words]) => {
    if (article.text) return [...article.text].length;
    const ends = [...pair.matches.map(p => p[side + "_end"]), ...(article.zones || []).map(z => z.end), 1];
    const chars = pair.passages.reduce((n, p) => n + p[side + "_end"] - p[side + "_start"], 0);
    const counted = pair.passages.reduce((n, p) => n + p.words, 0);
    return Math.max(...ends, Math.round(words * (counted ? chars / counted : 6)));
  });
}

/** The pattern in which the bars of the map show a kind. */
const stripes = (kind, angle) => svg("pattern", { id: kind + "-stripes", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: `rotate(${angle})` },
  svg("rect", { class: "stripe-ground", width: 5, height: 5 }), svg("rect", { class: "stripe " + kind, width: 2.6, height: 5 }));

/**
 * Draws the map into a box of the given size; upright between two columns, or lying above stacked ones.
 * onPick(match) is called with the number of a ribbon, onPlace(side, part) with a place on a bar.
 */
function drawMap(pair, box, onPick, onPlace) {
  const upright = !narrow.matches, long = upright ? box.height : box.width, wide = upright ? box.width : box.height;
  const thick = 14, lengths = pairLengths(pair), longest = Math.max(...lengths);
  const scale = lengths.map(n => long * Math.max(0.3, n / longest) / n);
  const bars = [0, wide - thick];
  const rect = (x, from, to, attributes) => {
    const size = Math.max(2, to - from);
    return svg("rect", upright ? { x, y: from, width: thick, height: size, ...attributes } : { x: from, y: x, width: size, height: thick, ...attributes });
  };
  const xy = (x, y) => upright ? `${x} ${y}` : `${y} ${x}`;
  const ribbon = (p, i) => {
    const [a1, a2, b1, b2] = [p.a_start * scale[0], p.a_end * scale[0], p.b_start * scale[1], p.b_end * scale[1]];
    const [x1, x2] = [thick + 2, wide - thick - 2], mid = (x1 + x2) / 2;
    const end = (from, to) => Math.max(to, from + 2);
    return svg("path", {
      class: `ribbon ${p.kind}`, "data-p": i, onclick: () => onPick(i),
      d: `M${xy(x1, a1)}C${xy(mid, a1)} ${xy(mid, b1)} ${xy(x2, b1)}L${xy(x2, end(b1, b2))}C${xy(mid, end(b1, b2))} ${xy(mid, end(a1, a2))} ${xy(x1, end(a1, a2))}Z`,
    }, svg("title", {}, `${p.name}: ${matchWords(p)}`));
  };
  const bar = side => {
    const key = side ? "b" : "a", article = side ? pair.to : pair.from, x = bars[side];
    const place = e => {
      const edge = drawing.getBoundingClientRect(), at = upright ? e.clientY - edge.top : e.clientX - edge.left;
      onPlace(key, at / (scale[side] * lengths[side]));
    };
    return svg("g", { onclick: place, class: "map-bar" },
      rect(x, 0, lengths[side] * scale[side], { class: "own" }),
      (article.zones || []).map(z => rect(x, z.start * scale[side], z.end * scale[side], { class: "zone" })),
      pair.matches.flatMap((p, i) => stretches(p, key).map(([start, end]) =>
        rect(x, start * scale[side], end * scale[side], { class: p.kind, "data-p": i }))));
  };
  const views = bars.map(x => rect(x, 0, 0, { class: "view", visibility: "hidden" }));
  const drawing = svg("svg", {
    class: "map", width: box.width, height: box.height, role: "img",
    "aria-label": "Map of both articles: which parts they share. The list of matches says the same.",
  },
    svg("defs", {}, stripes("edited", 45), stripes("quotation", 0), stripes("paraphrase", 90)),
    pair.matches.map(ribbon), bar(0), bar(1), views);
  return {
    element: drawing,
    /** Shows which part of an article is in view, as two parts of its length. */
    view(side, from, to) {
      const i = side === "a" ? 0 : 1, size = lengths[i] * scale[i];
      fill(views[i], { [upright ? "y" : "x"]: from * size, [upright ? "height" : "width"]: Math.max(2, (to - from) * size), visibility: "visible" }, []);
    },
    select(i) {
      for (const e of drawing.querySelectorAll("[data-p]")) e.classList.toggle("on", e.dataset.p === String(i));
    },
  };
}
