// Words that differ between two texts, marked.

/**
 * Cuts two texts at the edits that turn a into b: {a, b, equal}, in the order of the texts. inA and inB turn the offsets
 * of the edits into places in the texts.
 */
function segments(a, b, edits, inA, inB) {
  const out = [];
  let atA = 0, atB = 0;
  const take = (endA, endB, equal) => {
    if (endA > atA || endB > atB) out.push({ a: a.slice(atA, endA), b: b.slice(atB, endB), equal });
    [atA, atB] = [Math.max(atA, endA), Math.max(atB, endB)];
  };
  for (const e of edits) {
    take(inA(e.a_start), inB(e.b_start), true);
    take(inA(e.a_end), inB(e.b_end), false);
  }
  take(a.length, b.length, true);
  return out;
}

const dropped = words => h("del", { class: "edit delete" }, words.trim());
const added = words => h("ins", { class: "edit insert" }, words.trim());

/** Both texts in one: what only the first has struck out, what only the second has underlined. */
const merged = parts => parts.map(({ a, b, equal }, i) => equal ? b :
  [a.trim() && [i ? " " : "", dropped(a), " "], b.trim() && added(b), b.endsWith(" ") ? " " : ""]);

/** One of the texts, with what only it has marked. */
const oneSide = (parts, side) => parts.map(s => s.equal || !s[side].trim() ? s[side] : side === "a" ? dropped(s.a) : added(s.b));

/** The words of a quotation on one side, its parts with a space between, and how offsets in the article become places in them. */
function saidOn(article, side, quotation) {
  const at = offsetsOf(article), parts = quotation[side + "_spans"].map(([start, end]) => [at(start), at(end)]);
  return {
    words: parts.map(([start, end]) => article.text.slice(start, end)).join(" "),
    place(offset) {
      const x = at(offset);
      let before = 0;
      for (const [i, [start, end]] of parts.entries()) {
        if (x <= end || i === parts.length - 1 || x < parts[i + 1][0]) return before + Math.min(Math.max(x, start), end) - start;
        before += end - start + 1;
      }
      return 0;
    },
  };
}

/** The words of a quotation of a pair, cut at its edits; null in a redacted report. */
function quotationParts(pair, quotation) {
  if (!pair.from.text || !pair.to.text) return null;
  const a = saidOn(pair.from, "a", quotation), b = saidOn(pair.to, "b", quotation);
  return segments(a.words, b.words, quotation.edits, a.place, b.place);
}
