// A pair as one text: that of the later article, with what it changed, what it added, and what it left out.

/** Pieces of both texts in the order of b: {kind: "equal", "changed", "only-b" or "only-a", a, b}. What only a has stands behind the passage that it follows in a. */
function diffPieces(pair) {
  const inA = offsetsOf(pair.from), inB = offsetsOf(pair.to), a = pair.from.text, b = pair.to.text, pieces = [];
  const kept = [];
  for (const p of [...pair.passages].sort((x, y) => x.b_start - y.b_start || y.b_end - x.b_end)) {
    if (!kept.length || p.b_start >= kept.at(-1).b_end) kept.push(p);
  }
  const byA = [...kept].sort((x, y) => x.a_start - y.a_start), covered = []; // of a, joined where passages overlap
  for (const p of byA) {
    if (covered.length && p.a_start <= covered.at(-1)[1]) covered.at(-1)[1] = Math.max(covered.at(-1)[1], p.a_end);
    else covered.push([p.a_start, p.a_end]);
  }
  const onlyA = (start, end) => { if (a.slice(inA(start), inA(end)).trim()) pieces.push({ kind: "only-a", a: a.slice(inA(start), inA(end)), b: "" }); };
  const onlyB = (start, end) => { if (b.slice(start, end).trim()) pieces.push({ kind: "only-b", a: "", b: b.slice(start, end) }); };
  const endA = Infinity, after = end => {
    const i = covered.findIndex(([, last]) => last === end);
    if (i >= 0) onlyA(end, i + 1 < covered.length ? covered[i + 1][0] : endA);
  };
  if (covered.length) onlyA(0, covered[0][0]); else onlyA(0, endA);
  let last = 0;
  for (const p of kept) {
    onlyB(last, inB(p.b_start));
    const startA = inA(p.a_start), startB = inB(p.b_start);
    last = inB(p.b_end);
    for (const s of segments(a.slice(startA, inA(p.a_end)), b.slice(startB, last), p.edits, x => inA(x) - startA, x => inB(x) - startB)) {
      pieces.push({ kind: s.equal ? "equal" : "changed", a: s.a, b: s.b });
    }
    after(p.a_end);
  }
  onlyB(last, b.length);
  return pieces;
}

/** Text with its middle left out, where it has more than so many words before and after it. */
function shortened(text, before, after) {
  const words = text.split(/(?<=\s)(?=\S)/), left = words.length - before - after;
  if (left < 8) return text;
  return [words.slice(0, before).join(""), h("span", { class: "left-out" }, ` … ${number(left)} equal words … `), words.slice(words.length - after).join("")];
}

/** The view of one text; where context is a number, equal words are left out but for so many beside a change. */
function inlineView(pair, context) {
  const pieces = diffPieces(pair), gap = text => /\n\s*$/.test(text) ? "\n\n" : " ";
  return h("article", { class: "inline-text", tabindex: 0, "aria-label": "Both articles as one text", dir: "auto" },
    pieces.map((p, i) => {
      if (p.kind === "only-a") return [h("del", { class: "edit delete only", title: "only in the first article" }, p.a.trim()), gap(p.a)];
      if (p.kind === "only-b") return [h("ins", { class: "edit insert only", title: "only in the second article" }, p.b.trim()), gap(p.b)];
      if (p.kind === "changed") return [p.a.trim() && [i && !/\s$/.test(pieces[i - 1].b) ? " " : "", dropped(p.a), " "], p.b.trim() && added(p.b), p.b.endsWith(" ") || !p.b ? " " : ""];
      return h("span", { class: "equal" }, context === undefined ? p.b : shortened(p.b, i === 0 ? 0 : context, i === pieces.length - 1 ? 0 : context));
    }));
}

const pairModes = [["", "Side by side"], ["own", "Not in the other"], ["inline", "As one text"], ["changes", "Changes only"]];
const defaultContext = 8; // words

/** The choice of how a pair is shown, which stands in the address. */
function modeChoice(pair) {
  const where = () => Object.fromEntries([["pair", pair.n]]), now = state.mode || "";
  return h("span", { class: "choices modes", role: "group", "aria-label": "Texts" },
    pairModes.map(([mode, name]) => h("button", { type: "button", class: "choice", "aria-pressed": String(mode === now), onclick: () => changeState(where(), { mode: mode || null }) }, name)),
    now === "changes" && h("label", { class: "switch" }, "words beside them ", h("input", { type: "number", min: 0, max: 200, value: state.context || defaultContext, inputmode: "numeric",
      onchange: e => changeState(where(), { context: e.target.value === String(defaultContext) ? null : e.target.value }) })));
}

/** Why it is a pair, in plain words. */
function whyPair(model, pair) {
  const longest = Math.max(0, ...pair.passages.map(p => p.words)), best = Math.max(0, ...pair.paraphrases.map(p => p.score));
  const limit = (name, text) => setting(model, name) === undefined ? "" : text(setting(model, name));
  const why = {
    identical: "All words of the two are equal.",
    "near-duplicate": `Of all runs of five words that either has, ${percent(pair.resemblance)} stand in both` + limit("min-resemblance", x => `; a near-duplicate has ${percent(x)} or more`) + ".",
    version: "Both are versions of one story that an agency filed.",
    reuse: `They share ${plural(pair.passages.length, "passage")}, the longest of ${plural(longest, "word")}` + limit("min-words", x => `; from ${x} words on it counts`) + ".",
    quotation: `They quote the same words ${pair.quotations.length === 1 ? "once" : `${number(pair.quotations.length)} times`}, and share no passage beside that.`,
    paraphrase: `${capital(spelled(pair.paraphrases.length))} ${pair.paraphrases.length === 1 ? "sentence says" : "sentences say"} the same in other words; the best score is ${fraction(best)}. That is weaker evidence than equal words.`,
    template: "They share the words of a form, and tell two stories: other names, places or figures.",
  }[pair.relation];
  return why && h("p", { class: "why" }, why);
}
