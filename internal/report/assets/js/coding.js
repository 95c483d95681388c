// The sheet that copytaster sample draws, for a reader to judge: blind, by keys, kept by the browser, exported for copytaster agree.

/** What a coder says, by code: {verdict, note}. */
const verdicts = keeper("coding");

const verdictNames = [["yes", "Yes", "y"], ["no", "No", "n"], ["unsure", "Unsure", "u"]];

/** What is claimed of two texts, as a question that a coder answers. */
const claims = {
  identical: "Are these two texts the same, word for word?",
  "near-duplicate": "Are these from one text that ran twice, nearly unchanged?",
  version: "Are these from two versions of one story?",
  reuse: "Was one of these made with the words of the other, or both with those of a third?",
  quotation: "Are these the words of one speaker, said once?",
  paraphrase: "Do these two say the same of the same event?",
  template: "Are these two stories in the words of one form, and none made with the other?",
};

const shownNames = { verbatim: "longest passage", edited: "longest passage, with changes", paraphrase: "best paraphrase", quotation: "longest quotation", text: "whole texts" };

const mostCharacters = 20_000; // of a text on a card

/** Reads the rows of the sheet, once: those that the page has. */
function sheetOf(model) {
  return model.sheetRows ??= Promise.all(model.blocks.sheet.map((_, k) => readBlock(`sheet-${k}`))).then(blocks => {
    const rows = blocks.flat(), pairs = new Map(model.sheet.strata.map(s => [`${s.relation} ${s.credited}`, s.pairs]));
    return model.sheetNow = rows.map(r => ({ ...r, stratum_pairs: pairs.get(`${r.relation} ${r.credited}`) }));
  });
}

const sheetColumns = ["code", "relation", "credited", "stratum_pairs", "kind", "text_1", "text_2", "verdict", "note"];

/** The sheet as copytaster sample writes it, with the verdicts and notes. */
const sheetCSV = rows => [sheetColumns, ...rows.map(r => ({ ...r, verdict: "", note: "", ...verdicts.of(r.code) })).map(r => sheetColumns.map(name => cell(r[name])))].map(row => row.join(",") + "\r\n");

/** The coding view. It is drawn once, show(code) goes to a pair, and keys are what it does by key. */
function codingView(model) {
  const root = byId("view-coding");
  let rows = null, at = 0, opened = false;
  const status = h("p", { class: "status", role: "status" }), bar = h("progress", { "aria-label": "Pairs judged" });
  const place = h("p", { class: "caption" }), question = h("h2", { id: "coding-question", tabindex: -1 }), texts = h("div", { class: "coding-texts" });
  const note = h("textarea", { rows: 2, id: "coding-note", oninput: () => verdicts.set(rows[at].code, { note: note.value.trim() || undefined }) });
  const buttons = verdictNames.map(([verdict, name, key]) => h("button", { type: "button", class: "verdict", "aria-keyshortcuts": key, onclick: () => judge(verdict) }, name, " ", h("kbd", { "aria-hidden": "true" }, key)));
  const revealed = h("p", { class: "caption" });
  const count = () => rows.filter(r => verdicts.of(r.code).verdict).length;
  const progress = () => {
    const n = count();
    Object.assign(bar, { max: rows.length, value: n });
    status.textContent = `${number(n)} of ${plural(rows.length, "pair")} judged`;
  };
  const draw = () => {
    const row = rows[at], now = verdicts.of(row.code);
    place.textContent = `Pair ${number(at + 1)} of ${number(rows.length)} · ${row.code} · ${relationName(row.relation)}, ${shownNames[row.kind] || row.kind}`;
    question.textContent = claims[row.relation] || `Does this hold: ${row.relation}?`;
    render(texts, [row.text_1, row.text_2].map((text, i) => h("section", { "aria-label": `Text ${i + 1}` }, h("h3", {}, `Text ${i + 1}`), h("blockquote", { dir: "auto", tabindex: 0, class: "coding-text" }, clip(text, mostCharacters)),
      text.length > mostCharacters && h("p", { class: "caption" }, `The beginning; the export has all ${number(text.length)} characters.`))));
    buttons.forEach((b, i) => b.setAttribute("aria-pressed", String(verdictNames[i][0] === now.verdict)));
    note.value = now.note || "";
    render(revealed, now.verdict ? [h("a", { href: linkTo({ pair: row.n }) }, `See pair ${number(row.n)}`), `: ids, sources and both texts. The sheet has ${number(row.stratum_pairs)} such pairs of the run to draw from.`] :
      "Ids, sources and times are hidden until you have judged.");
    progress();
  };
  const go = i => {
    at = Math.max(0, Math.min(rows.length - 1, i));
    draw();
    remember(linkTo({ coding: rows[at].code }));
    announce(`${place.textContent}. ${question.textContent} ${verdicts.of(rows[at].code).verdict || "No verdict"}`);
  };
  /** The next pair without a verdict, after this one and then from the start; this one where there is none. */
  const nextOpen = () => {
    const order = [...rows.keys()].map(k => (at + 1 + k) % rows.length);
    return order.find(i => !verdicts.of(rows[i].code).verdict) ?? at;
  };
  const judge = verdict => {
    const row = rows[at], same = verdicts.of(row.code).verdict === verdict;
    verdicts.set(row.code, { verdict: same ? undefined : verdict });
    model.methods = undefined; // it says how often a relation held
    if (same || nextOpen() === at) {
      draw();
      announce(same ? "No verdict" : `${verdict}; all ${number(rows.length)} pairs are judged`);
    } else go(nextOpen());
  };
  const begin = () => {
    opened = true;
    const missing = model.sheet.drawn - rows.length;
    render(root,
      h("header", { class: "list-head" }, h("h1", {}, "Coding"),
        h("p", { class: "standfirst" }, `${plural(rows.length, "pair")} drawn by lot, as many of each relation, credited or not, as there are. Which text comes first is by lot too. Does what the run says hold for the texts that are shown?`),
        h("p", { class: "caption" }, `These are the pairs and the codes of `, h("code", {}, `copytaster sample RUN --seed ${model.sheet.seed}`), `. Write down before you start what you take for a yes. Verdicts stay in this browser; copytaster agree reads the sheets that you export, one a coder.`),
        missing > 0 && h("p", { class: "notice" }, `${plural(missing, "more pair")} of the draw did not fit into this page; the command has them. The first rows are a sample too.`)),
      h("div", { class: "coding-bar" }, bar, status,
        h("span", { class: "exports" }, h("button", { type: "button", class: "plain", onclick: () => download("coded.csv", "text/csv", sheetCSV(rows)) }, "Export the sheet as CSV"))),
      h("section", { class: "coding-card", "aria-labelledby": "coding-question" }, place, question, texts,
        h("div", { class: "verdicts", role: "group", "aria-label": "Verdict" }, buttons,
          h("span", { class: "coding-steps" },
            h("button", { type: "button", class: "plain", "aria-keyshortcuts": "k", onclick: () => go(at - 1) }, "← Previous"),
            h("button", { type: "button", class: "plain", "aria-keyshortcuts": "j", onclick: () => go(at + 1) }, "Next →"))),
        h("label", { class: "note" }, h("span", {}, "Note ", h("kbd", { "aria-hidden": "true" }, "e")), note), revealed));
  };
  return {
    async show(code) {
      if (!model.sheet) return render(root, h("header", { class: "list-head" }, h("h1", {}, "Coding")),
        h("p", { class: "notice" }, model.pairs.length ? "There is no text to judge: it was left out of this page (--redact)." : "There are no pairs to judge in this run."));
      rows ??= await sheetOf(model);
      if (!opened) begin();
      const i = rows.findIndex(r => r.code === code);
      if (i >= 0) at = i;
      else if (verdicts.of(rows[at].code).verdict) at = nextOpen();
      draw();
    },
    keys: {
      ...Object.fromEntries(verdictNames.map(([verdict, , key]) => [key, () => judge(verdict)])),
      j: () => go(at + 1), k: () => go(at - 1), ArrowRight: () => go(at + 1), ArrowLeft: () => go(at - 1), e: () => note.focus(),
    },
    ready: () => opened,
  };
}
