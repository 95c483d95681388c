// What a reader thinks of pairs: a mark and a note, kept by the browser for this run and exported with the pairs.

const markNames = [["reuse", "reuse"], ["licensed", "licensed"], ["false alarm", "false alarm"]];

/** The marks of the run: a map from pairs to {mark, note}. A page from disk may have no storage; then they last as long as the page. */
const marks = (() => {
  let all = null, place = "";
  const key = pair => JSON.stringify([pair.a, pair.b]);
  return {
    open(run) {
      place = "copytaster-marks-" + run;
      try { all = JSON.parse(localStorage.getItem(place)); } catch { /* none */ }
      all = all && typeof all === "object" ? all : {};
    },
    of: pair => all[key(pair)] || {},
    any: () => Object.keys(all).length > 0,
    set(pair, change) {
      const now = { ...all[key(pair)], ...change };
      if (now.mark || now.note) all[key(pair)] = now; else delete all[key(pair)];
      try { localStorage.setItem(place, JSON.stringify(all)); } catch { /* kept until the page is left */ }
    },
  };
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
