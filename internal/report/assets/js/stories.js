// A cluster as a story: who ran it when, who took it from whom, and what was kept of the text that the others come from.

const mostLanes = 24, mostArrows = 300;

/** Milliseconds of a time; NaN where it is unknown. A date alone is its noon. */
const instant = article => Date.parse((article.published || "").length === 10 ? article.published + "T12:00:00Z" : article.published || "");

/** Times below which articles or uses stand, at quarters of a span from x0; days alone where no time of the day is known. */
function timeTicks(dated, x0, span, y, quarters) {
  const known = dated.filter(a => !Number.isNaN(instant(a))), times = known.map(instant), from = Math.min(...times), to = Math.max(...times);
  const length = known.every(a => a.published.length === 10) ? 10 : 19;
  const text = k => time(new Date(from + (to - from) * k / 4).toISOString().slice(0, length) + (length > 10 ? "Z" : ""));
  return (to > from ? quarters : [2]).map(k => svg("text", { x: x0 + span * k / 4, y, "text-anchor": ["start", "middle", "middle", "middle", "end"][k] }, text(k)));
}

/** Lanes of the outlets of a cluster: agencies on top, then by who came first. */
function lanesOf(model, members) {
  const agencies = new Set(model.sums.sources.filter(s => s.agency).map(s => s.name)), lanes = new Map();
  for (const a of members) {
    const name = a.source || "no source";
    if (!lanes.has(name)) lanes.set(name, { name, agency: agencies.has(a.source), first: Infinity, articles: [] });
    const lane = lanes.get(name), at = instant(a);
    lane.articles.push(a);
    if (at < lane.first) lane.first = at;
  }
  return [...lanes.values()].sort((x, y) => y.agency - x.agency || x.first - y.first || (x.name < y.name ? -1 : 1));
}

/** Versions of the members' stories that are no members themselves, as a notice that takes one back is none. */
function otherVersions(model, members) {
  const inside = new Set(members.map(a => a.id)), chains = new Set(members.map(a => model.chainOf.get(a.id)).filter(Boolean));
  return [...chains].flatMap(c => c.members.filter(m => !inside.has(m.id)).map(m => ({ words: 0, pairs: 0, source: c.source, ...model.articles.get(m.id), ...m, outside: true })));
}

/** Who ran the story when: a lane an outlet, time across, dots by words, arrows from giver to taker. null where no two times are known. */
function lanesSection(model, cluster, members, pairs) {
  const shown = [...members, ...otherVersions(model, members)].sort(byTime), times = shown.map(instant).filter(t => !Number.isNaN(t));
  if (times.length < 2) return null;
  const all = lanesOf(model, shown), lanes = all.slice(0, mostLanes), undated = lanes.some(l => l.articles.some(a => Number.isNaN(instant(a))));
  const width = 720, left = 150, right = 26, row = 34, top = 34, gutter = undated ? 60 : 0, from = Math.min(...times), to = Math.max(...times);
  const x0 = left + gutter + 16, span = width - right - x0, most = Math.max(1, ...shown.map(a => a.words));
  const x = a => Number.isNaN(instant(a)) ? left + gutter / 2 : to > from ? x0 + span * (instant(a) - from) / (to - from) : x0 + span / 2;
  const places = new Map();
  lanes.forEach((lane, i) => {
    const taken = [];
    for (const a of lane.articles) {
      const at = x(a), crowd = taken.filter(t => Math.abs(t - at) < 8).length;
      taken.push(at);
      places.set(a.id, { x: at + (crowd > 1 ? 3 * crowd : 0), y: top + (i + 0.5) * row + [0, -7, 7][crowd % 3], r: 3 + 6 * Math.sqrt(a.words / most), a });
    }
  });
  const arrows = pairs.filter(p => howOf(p) === "taken" && places.has(p.a) && places.has(p.b)).sort((p, q) => q.words_shared - p.words_shared).slice(0, mostArrows);
  const rows = shown.map(a => [headline(a), a.source || "", time(a.published) || "unknown", a.version || "", a.outside ? "" : a.words, pairs.filter(p => howOf(p) === "taken" && takerOf(p) === a).map(p => giverOf(p).source || giverOf(p).id).join(", ")]);
  const arrow = p => {
    const g = places.get(giverOf(p).id), t = places.get(takerOf(p).id), dx = t.x - g.x, dy = t.y - g.y, length = Math.hypot(dx, dy) || 1, bend = Math.min(30, length / 5);
    const end = [t.x - dx / length * (t.r + 4), t.y - dy / length * (t.r + 4)], mid = [(g.x + t.x) / 2 - dy / length * bend, (g.y + t.y) / 2 + dx / length * bend];
    return svg("a", { href: linkTo({ pair: p.n }), class: "lane-arrow", "aria-label": arrowWords(p) }, svg("title", {}, arrowWords(p)),
      svg("path", { d: `M${g.x.toFixed(1)} ${g.y.toFixed(1)}Q${mid[0].toFixed(1)} ${mid[1].toFixed(1)} ${end[0].toFixed(1)} ${end[1].toFixed(1)}`, opacity: (0.15 + 0.8 * (p.direction_confidence || 0) ** 2).toFixed(2), "marker-end": "url(#lane-head)" }));
  };
  const mark = ({ x: cx, y, r, a }) => a.version && svg("text", { x: Math.max(left + 4, Math.min(width - 30, cx)), y: y - r - 3, "text-anchor": "middle", class: takesBack.test(a.version) ? "lane-mark back" : "lane-mark" }, a.version);
  const dot = place => {
    const { x: cx, y, r, a } = place, inside = [svg("title", {}, dotWords(a)), a.outside ? svg("path", { class: "lane-notice", d: `M${cx - 5} ${y - 5}l10 10m0 -10l-10 10` }) : svg("circle", { cx, cy: y, r }), mark(place)];
    return a.outside ? svg("g", { class: "lane-version" }, inside) :
      svg("a", { href: onlyTo({ pairs: "" }, { article: a.id, cluster: cluster.id }), class: "lane-dot" + (a.id === cluster.origin ? " origin" : ""), "aria-label": dotWords(a) }, inside);
  };
  const drawing = svg("svg", { class: "lanes", viewBox: `0 0 ${width} ${top + lanes.length * row + 6}`, role: "group", "aria-label": `Who ran the story when: ${plural(members.length, "article")} of ${plural(all.length, "outlet")}. The table has them in the order of time.` },
    svg("defs", {}, svg("marker", { id: "lane-head", viewBox: "0 0 8 8", refX: 6, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto-start-reverse" }, svg("path", { d: "M0 0L8 4L0 8z", class: "lane-head" }))),
    timeTicks(shown, x0, span, top - 20, [0, 4]), undated && svg("text", { x: left + gutter / 2, y: top - 20, "text-anchor": "middle" }, "no time"),
    undated && svg("line", { class: "gutter", x1: left + gutter, x2: left + gutter, y1: top - 12, y2: top + lanes.length * row }),
    lanes.map((l, i) => [svg("line", { class: "lane" + (l.agency ? " agency" : ""), x1: left, x2: width - right + 10, y1: top + (i + 0.5) * row, y2: top + (i + 0.5) * row }),
      svg("text", { class: "row-name", x: left - 8, y: top + (i + 0.5) * row, "text-anchor": "end", "dominant-baseline": "central" }, clip(l.name, 22))]),
    arrows.map(arrow), [...places.values()].map(dot));
  const outside = shown.length > members.length;
  return h("section", { class: "story-part", "aria-labelledby": "lanes-title" }, h("h2", { id: "lanes-title" }, "Who ran it when"),
    picture("Who ran the story when", "A lane is an outlet, agencies on top; a dot is an article, the larger the more words it has. An arrow goes from the article that gave to the one that took, where that is known, the darker the surer." +
      (cluster.origin ? " The origin has a dark rim." : "") + (outside ? " A cross is a version of the story that is no member of the cluster." : "") +
      (all.length > lanes.length ? ` ${plural(all.length - lanes.length, "more outlet")} are in the table alone.` : ""), drawing, [["article", "outlet", "time", "version", "words", "took from"], ...rows]));
}

/** Marks of versions that take something back. */
const takesBack = /KILL|CORRECT|WITHDRAW/i;

const arrowWords = p => `${isolated(clip(headline(takerOf(p)), 60))} took ${plural(p.words_shared, "word")} from ${isolated(clip(headline(giverOf(p)), 60))}: ${surely(p.direction_confidence || 0)}`;
const dotWords = a => [isolated(headline(a)), isolated(a.source), time(a.published) || "time unknown", a.version, plural(a.words, "word")].filter(Boolean).join(", ");

/** What the others kept: the text of the origin, or else of the earliest, paragraph by paragraph. It is read when the section is drawn. */
function collationSection(model, cluster, pairs) {
  const id = cluster.origin || cluster.earliest || cluster.members.reduce((x, y) => model.article(y).shared > model.article(x).shared ? y : x);
  const article = model.article(id), own = pairs.filter(p => p.a === id || p.b === id);
  if (model.redacted || !own.length) return null;
  const box = h("div", { class: "collation", tabindex: 0, role: "region", "aria-label": "The text, paragraph by paragraph" }, h("p", { class: "caption", role: "status" }, "Reading the texts"));
  Promise.all(own.map(model.whole)).then(() => render(box, collation(article, own.filter(p => p.matches))));
  return h("section", { class: "story-part", "aria-labelledby": "kept-title" }, h("h2", { id: "kept-title" }, "What was kept"),
    h("p", { class: "caption" }, "The text of “", h("bdi", {}, clip(headline(article), 100)), `”${article.source ? ` (${isolated(article.source)})` : ""}, ` + (cluster.origin ? "from which the others come, " : "of which it is not known that it is the origin, ") +
      "paragraph by paragraph: the darker its edge, the more of the others have half of its words or more. A paragraph opens to their wordings, side by side."), box);
}

/** The paragraphs of an article with who kept them. */
function collation(article, pairs) {
  if (!article.text) return h("p", { class: "notice" }, "This text is not in this page, which has a limited size: it stands in articles.jsonl, in the folder of the run.");
  const at = offsetsOf(article), starts = paragraphStarts(article.text), others = pairs.map(p => ({ pair: p, side: p.a === article.id ? "a" : "b" }));
  return h("ol", { class: "paragraphs" }, starts.map((start, i) => {
    const end = i + 1 < starts.length ? starts[i + 1] : article.text.length, text = article.text.slice(start, end).trim();
    const kept = others.map(({ pair, side }) => {
      const stretches = pair.passages.map(m => ({ m, from: Math.max(start, at(m[side + "_start"])), to: Math.min(end, at(m[side + "_end"])) })).filter(s => s.to > s.from);
      const covered = new Set(stretches.flatMap(s => [...article.text.slice(s.from, s.to).matchAll(/\S+/g)].map(w => s.from + w.index)));
      return { pair, side, stretches, words: covered.size };
    }).filter(k => k.words > 0).sort((x, y) => y.words - x.words);
    const words = (text.match(/\S+/g) || []).length, half = kept.filter(k => k.words * 2 >= words).length, level = half ? Math.max(1, Math.ceil(heatSteps * half / pairs.length)) : 0;
    return h("li", {}, h("details", {}, h("summary", {}, h("span", { class: level ? `kept level${level}` : "kept" }, `${number(half)} of ${number(pairs.length)}`), h("span", { class: "kept-text", dir: "auto" }, text)),
      kept.length ? h("ul", {}, kept.map(k => keptItem(article, k, start, end))) : h("p", { class: "caption" }, "Nobody has words of it.")));
  }));
}

/** What another article has of a paragraph: its wording, with what it changed. */
function keptItem(article, { pair, side, stretches }, start, end) {
  const other = side === "a" ? pair.to : pair.from, there = otherSide(side), at = offsetsOf(article), outer = other.text ? offsetsOf(other) : null;
  const words = ({ m }) => {
    const [own, its] = [[at(m[side + "_start"]), at(m[side + "_end"])], [outer(m[there + "_start"]), outer(m[there + "_end"])]];
    const edits = m.edits.map(e => ({ a_start: e[side + "_start"], a_end: e[side + "_end"], b_start: e[there + "_start"], b_end: e[there + "_end"] }));
    let place = own[0];
    return merged(segments(article.text.slice(...own), other.text.slice(...its), edits, x => at(x) - own[0], x => outer(x) - its[0]).flatMap(s => {
      const from = place; // a passage may go beyond the paragraph: what lies outside of it is left out
      place += s.a.length;
      if (place <= start && s.a || from >= end) return [];
      const cutA = [Math.max(0, start - from), Math.min(s.a.length, end - from)];
      return [s.equal && s.a.length === s.b.length ? { a: s.a.slice(...cutA), b: s.b.slice(...cutA), equal: true } : s];
    }));
  };
  return h("li", {}, h("a", { href: linkTo({ pair: pair.n }) }, other.source || headline(other)), h("span", { class: "credit" }, ` ${time(other.published)}`),
    other.text && h("blockquote", { dir: "auto" }, stretches.map((s, i) => [i ? " … " : "", words(s)])));
}
