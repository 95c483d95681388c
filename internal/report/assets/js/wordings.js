// The graph of a quotation: time across, a branch a wording, the words that it changed on the branch.

/** Changed words of a wording against its parent: “not” → “never”. The words of each side keep their own direction. */
function changedWords(parent, wording) {
  if (!parent) return "";
  if (!wording.text || !parent.text) return relationWords[wording.relation] || wording.relation;
  const said = words => words.trim() ? `“\u2068${clip(words.trim(), 28)}\u2069”` : "";
  const changes = wordingParts(parent, wording).filter(s => !s.equal && (s.a.trim() || s.b.trim())).map(({ a, b }) => a.trim() && b.trim() ? `${said(a)} → ${said(b)}` : a.trim() ? `− ${said(a)}` : `+ ${said(b)}`);
  return changes.length ? changes.slice(0, 3).join(", ") + (changes.length > 3 ? `, ${number(changes.length - 3)} more` : "") : relationWords[wording.relation] || wording.relation;
}

/** Tells whether a use gives a quotation to another speaker. */
const isReattributed = (q, use) => q.reattributed && use.speaker && q.speaker && !samePerson(use.speaker, q.speaker);

/** The graph with its table; null where there is but one place for all. */
function wordingGraph(model, q) {
  const uses = q.wordings.flatMap((w, i) => w.uses.map(u => ({ u, i }))), times = uses.map(({ u }) => instant(u)).filter(t => !Number.isNaN(t));
  if (uses.length < 2 || times.length === 0 || times.length < 2 && q.wordings.length < 2) return null;
  const undated = times.length < uses.length, from = Math.min(...times), to = Math.max(...times);
  const width = 820, left = 84, gutter = undated ? 56 : 0, right = 26, x0 = left + gutter + 14, span = width - right - x0, row = 44, top = 34;
  const x = u => Number.isNaN(instant(u)) ? left + gutter / 2 : to > from ? x0 + span * (instant(u) - from) / (to - from) : x0 + span / 2, y = i => top + i * row + 24;
  const ends = q.wordings.map(w => w.uses.length ? [Math.min(...w.uses.map(x)), Math.max(...w.uses.map(x))] : [x0, x0]);
  const branch = (w, i) => {
    const parent = q.wordings[w.parent], changed = changedWords(parent, w), at = Math.max(ends[i][0] - 14 - 5 * (i % 5), left + 2), late = at > width - 240;
    const leaves = parent && Math.min(Math.max(at, ends[w.parent][0]), ends[w.parent][1]);
    return [ends[i][1] > ends[i][0] && svg("line", { class: "wording-line", x1: ends[i][0], x2: ends[i][1], y1: y(i), y2: y(i) }),
      parent && svg("path", { class: "wording-branch", d: `M${leaves.toFixed(1)} ${y(w.parent)}H${at.toFixed(1)}V${y(i)}H${ends[i][0].toFixed(1)}` }),
      svg("text", { class: "row-name", x: 0, y: y(i) + 4 }, `Wording ${i + 1}`),
      changed && svg("text", { class: "wording-change", x: (at + (late ? -6 : 6)).toFixed(1), y: y(i) - 12, "text-anchor": late ? "end" : null }, clip(changed, 96))];
  };
  const dot = ({ u, i }, at) => {
    const crowd = uses.slice(0, at).filter(o => o.i === i && Math.abs(x(o.u) - x(u)) < 6).length, other = isReattributed(q, u), words = useWords(model, q, u, i), href = useLink(model, q, u);
    const place = [(x(u) + (crowd > 2 ? 2 * crowd : 0)).toFixed(1), y(i) + [0, -7, 7][crowd % 3]];
    const mark = other ? svg("path", { class: "use-mark other", d: `M${place[0]} ${place[1] - 7}l7 7l-7 7l-7 -7z` }) : svg("circle", { class: "use-mark", cx: place[0], cy: place[1], r: 5 });
    return href ? svg("a", { href, "aria-label": words }, svg("title", {}, words), mark) : svg("g", {}, svg("title", {}, words), mark);
  };
  const drawing = svg("svg", { class: "wordings", viewBox: `0 0 ${width} ${top + q.wordings.length * row + 4}`, role: "group",
    "aria-label": `When each wording was used: ${plural(uses.length, "use")} of ${plural(q.wordings.length, "wording")}. The table has them.` },
    timeTicks(uses.map(({ u }) => u), x0, span, 12, [0, 4]), undated && svg("text", { x: left + gutter / 2, y: 12, "text-anchor": "middle" }, "no time"),
    undated && svg("line", { class: "gutter", x1: left + gutter, x2: left + gutter, y1: 18, y2: top + q.wordings.length * row }),
    q.wordings.map(branch), uses.map(dot));
  const other = uses.some(({ u }) => isReattributed(q, u)), more = q.uses - uses.length;
  return picture(`Wordings of ${q.id}`, "Time runs across, and a branch is a wording: it leaves the wording that it comes nearest to, and has the words that differ. A dot is a use" +
    (other ? ", a diamond one that gives the words to somebody else." : ".") + (more > 0 ? ` ${capital(plural(more, "more use"))} ${more === 1 ? "is" : "are"} in quotations.jsonl.` : ""), drawing,
  [["wording", "differs by", "outlet", "time", "article", "speaker"], ...uses.map(({ u, i }) => [`Wording ${i + 1}`, changedWords(q.wordings[q.wordings[i].parent], q.wordings[i]), u.source || "", time(u.published) || "unknown", u.article, u.speaker || ""])]);
}

const useWords = (model, q, u, i) => [`Wording ${i + 1}`, isolated(u.source || u.article), time(u.published) || "time unknown", u.speaker && `said by ${isolated(u.speaker)}`, isReattributed(q, u) && `not by ${isolated(q.speaker)}`].filter(Boolean).join(", ");
