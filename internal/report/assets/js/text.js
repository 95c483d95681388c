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
  return bounds.slice(0, -1).map((start, i) => {
    const end = bounds[i + 1], covers = s => s.start <= start && end <= s.end;
    return {
      text: text.slice(start, end),
      paragraph: paragraphs.has(start),
      matches: [...new Set(spans.filter(covers).map(s => s.match))],
      begins: spans.filter(s => s.first && s.start === start && s.end > start).map(s => s.match),
      edit: edits.find(covers),
      gaps: differentPlaces(edits.filter(e => e.start === start && e.end === start), otherSide(side)),
      words: words.filter(covers),
      speakers: speakers.filter(covers).map(s => s.match),
      zone: (zones.find(covers) || {}).zone,
      credit: (credits.find(covers) || {}).credit,
      finding: taken.find(covers),
    };
  });
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
