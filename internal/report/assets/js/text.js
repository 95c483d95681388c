// The text of an article, cut where something begins or ends.

/**
 * Returns a function from offsets in code points, which the records count, to offsets in UTF-16 units,
 * which strings count here.
 */
function codePoints(text) {
  if (!/[\ud800-\udfff]/.test(text)) return offset => Math.min(offset, text.length);
  const starts = [];
  for (let i = 0; i < text.length; i += text.codePointAt(i) > 0xffff ? 2 : 1) starts.push(i);
  starts.push(text.length);
  return offset => starts[Math.min(offset, starts.length - 1)];
}

/** The same for an article, made once. */
const offsetsOf = article => article.at ??= codePoints(article.text);

/** Tells text that was wrapped at a column: most of its single line ends stand inside a sentence. */
function isWrapped(text) {
  let inside = 0, all = 0;
  for (const m of text.matchAll(/(\S)[ \t]*\r?\n(?=\S)/g)) {
    all++;
    if (!/[.!?:;"'”’»)\]]/.test(m[1])) inside++;
  }
  return all >= 4 && inside > all / 2;
}

/** Returns where paragraphs start, in UTF-16 units. Blank space belongs to the paragraph before it. */
function paragraphStarts(text) {
  const wrapped = isWrapped(text), starts = [0];
  for (const m of text.matchAll(/\n\s*/g)) {
    const breaks = !wrapped || m[0].split("\n").length > 2 || /[ \t]{2}$/.test(m[0]);
    const next = m.index + m[0].length;
    if (breaks && next < text.length && text.slice(0, m.index).trim()) starts.push(next);
  }
  return starts;
}

/**
 * Cuts an article into pieces such that everything about a piece is the same over its length. Offsets of
 * a piece are UTF-16 units. A piece knows the matches it lies in (by number, a text may be used twice), the
 * edit, the zone, the credit and the finding it lies in, the words of paraphrases and the speakers it belongs to, the matches that begin with it,
 * and the edits that have no words on this side and stand right before it.
 */
function cutText(article, side, { matches, findings = [] }) {
  const text = article.text, at = offsetsOf(article), paragraphs = new Set(paragraphStarts(text));
  const placed = (x, more) => ({ start: at(x[side + "_start"]), end: at(x[side + "_end"]), ...more });
  const spans = matches.flatMap((m, i) => stretches(m, side).map(([start, end], k) => ({ start: at(start), end: at(end), match: i, first: k === 0 })));
  const zones = (article.zones || []).map(z => ({ start: at(z.start), end: at(z.end), zone: z }));
  const credits = (article.credits || []).map(c => ({ start: at(c.start), end: at(c.end), credit: c }));
  const taken = findings.flatMap((f, i) => f.in === side ? [placed(f, { number: i, finding: f })] : []);
  const edits = matches.flatMap((m, i) => m.edits.map(e => placed(e, { op: e.op, match: i, edit: e })));
  const words = matches.flatMap((m, i) => [
    ...(m.aligned || []).map((w, k) => placed(w, { key: `${i}:a${k}`, match: i, how: w.how, edit: w })),
    ...(m.changes || []).map((c, k) => placed(c, { key: `${i}:c${k}`, match: i, change: c.kind, edit: c })),
  ]);
  const speakers = matches.flatMap((m, i) => (m["speaker_span_" + side] || [0, 0])[1] > 0 ?
    [{ start: at(m["speaker_span_" + side][0]), end: at(m["speaker_span_" + side][1]), match: i }] : []);
  const cuts = new Set([0, text.length, ...paragraphs]);
  for (const s of [...spans, ...zones, ...edits, ...words, ...speakers, ...credits, ...taken]) cuts.add(s.start).add(s.end);
  const bounds = [...cuts].sort((x, y) => x - y);
  const over = { spans, zones, edits, words, speakers, credits, taken };
  for (const kind in over) over[kind] = covering(over[kind]);
  const first = byStart(spans.filter(s => s.first && s.end > s.start)), empty = byStart(edits.filter(e => e.start === e.end));
  return bounds.slice(0, -1).map((start, i) => {
    const end = bounds[i + 1];
    return {
      text: text.slice(start, end),
      paragraph: paragraphs.has(start),
      matches: [...new Set(over.spans(start).map(s => s.match))],
      begins: (first.get(start) || []).map(s => s.match),
      edit: over.edits(start)[0],
      gaps: differentPlaces(empty.get(start) || [], otherSide(side)),
      words: over.words(start),
      speakers: over.speakers(start).map(s => s.match),
      zone: (over.zones(start)[0] || {}).zone,
      credit: (over.credits(start)[0] || {}).credit,
      finding: over.taken(start)[0],
    };
  });
}

/**
 * Returns a function that gives those of the spans that cover what begins at a place, in the order of the list. It is asked for places in
 * text order. No span begins or ends inside a piece of a text that was cut at all of them, so its start tells.
 */
function covering(spans) {
  const coming = spans.map((span, i) => ({ span, i })).sort((x, y) => x.span.start - y.span.start || x.i - y.i);
  let next = 0, open = [];
  return at => {
    open = open.filter(o => o.span.end > at);
    for (; next < coming.length && coming[next].span.start <= at; next++) {
      if (coming[next].span.end > at) open.push(coming[next]);
    }
    return open.sort((x, y) => x.i - y.i).map(o => o.span);
  };
}

/** Returns the spans by where they start, each list in the order of all. */
function byStart(spans) {
  const at = new Map();
  for (const s of spans) {
    if (!at.has(s.start)) at.set(s.start, []);
    at.get(s.start).push(s);
  }
  return at;
}

/** Leaves one of several edits that have the same words on a side: those of a passage and of a quotation inside it. */
function differentPlaces(edits, side) {
  const key = e => `${e.edit[side + "_start"]} ${e.edit[side + "_end"]}`, seen = new Set();
  return edits.filter(e => !seen.has(key(e)) && seen.add(key(e)));
}

/** Returns the words of a match or an edit on one side; "" in a redacted report. */
const wordsOf = (article, side, span) => wordsAt(article, [span[side + "_start"], span[side + "_end"]]);

/** Returns the words at a place in code points; "" where the page has no text. */
function wordsAt(article, [start, end]) {
  if (!article.text) return "";
  const at = offsetsOf(article);
  return article.text.slice(at(start), at(end));
}
