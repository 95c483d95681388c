// What a reader thinks of pairs: a mark and a note, kept by the browser for this run and exported with the pairs.

const markNames = [["reuse", "reuse"], ["licensed", "licensed"], ["false alarm", "false alarm"]];

/** The marks of the run: of pairs {mark, note}. */
const marks = (() => {
  const kept = keeper("marks"), key = pair => pair.key ??= JSON.stringify([pair.a, pair.b]), none = {};
  return { open: kept.open, any: kept.any, of: pair => kept.any() ? kept.of(key(pair)) : none, set: (pair, change) => kept.set(key(pair), change) };
})();

const markOf = pair => marks.of(pair).mark || "none";

/** The mark and the note of a pair. */
function markBox(model, pair) {
  const now = marks.of(pair), buttons = markNames.map(([mark, name]) => h("button", { type: "button", class: "choice", "aria-pressed": String(now.mark === mark), onclick: () => choose(mark) }, name));
  const choose = mark => {
    marks.set(pair, { mark: marks.of(pair).mark === mark ? undefined : mark });
    model.narrowed = undefined; // the list may be narrowed by marks
    buttons.forEach((b, i) => b.setAttribute("aria-pressed", String(markNames[i][0] === marks.of(pair).mark)));
    announce(marks.of(pair).mark ? `Marked: ${marks.of(pair).mark}` : "No mark");
  };
  return h("section", { class: "mark-box", "aria-label": "Your mark" }, h("div", { class: "choices", role: "group", "aria-label": "Mark" }, buttons),
    h("label", { class: "note" }, h("span", {}, "Note"), h("textarea", { rows: 2, oninput: e => marks.set(pair, { note: e.target.value.trim() || undefined }) }, now.note || "")));
}
