// What was kept: what takers have of the stories that they took, and which names and figures they lost.

const keptKinds = ["lead", "quotations", "figures", "background"];
const fates = [["kept", "kept"], ["changed", "changed"], ["told", "in other words"], ["dropped", "dropped"]]; // the last first in the records

/** Draws the view for the state. A narrowed page sums what it holds, which may have to be read first. */
async function drawKept(model) {
  const root = byId("view-kept"), where = { kept: "" }, hash = location.hash;
  if (isNarrowed() && !model.keptRead) render(root, keptHead(model, where), h("p", { class: "empty", role: "status" }, "Reading what was kept"));
  const sums = await keptNow(model);
  if (location.hash !== hash) return; // the reader is elsewhere by now
  const rows = keptRows(sums), words = rows.reduce((n, r) => n + total(r.parts), 0);
  render(root, keptHead(model, where), togglesBar(where), words ? [
    keptFigures(sums, rows, words),
    h("div", { class: "columns even" },
      h("section", { "aria-labelledby": "kept-kinds-title" }, h("header", { class: "section-head" }, h("h2", { id: "kept-kinds-title" }, "By kind of sentence")),
        keptPicture("What was kept by kind of sentence", "The lead is the first sentence of a story. Of the others, a quotation has words that somebody is quoted as saying, else a figure has a number, and background is what is left.", rows)),
      keptParagraphs(sums)),
    lossSection(model, sums)] : h("p", { class: "empty" }, model.redacted ? "What was kept is not told without the texts, which were left out of this report (--redact)." :
      isNarrowed() ? "Of no pair that passes is it known who took text from whom." : "Of no pair is it known who took text from whom, so nobody knows what was kept."));
}

const total = parts => parts.reduce((x, y) => x + y, 0);

const keptHead = (model, where) => h("header", { class: "list-head" }, h("h1", {}, "What was kept"),
  h("p", { class: "caption" }, "What became of the words of a story in the articles that are known to have taken text from it. Versions of one agency’s story are left out, and pairs of which nobody knows who took from whom."),
  h("div", { class: "scope" }, stateChips(model, where)));

/** The sums of the run, or of the pairs that pass. */
async function keptNow(model) {
  if (!isNarrowed()) return model.kept;
  await readKept(model);
  return keptSums(narrowed(model).pairs);
}

/** Reads what the takers of all pairs of the page kept. */
async function readKept(model) {
  for (let k = 0; k < model.takings.blocks; k++) await model.takings.read(k);
  model.keptRead = true;
}

/** Sums what the takers of pairs kept: of the form of the sums of the run. */
function keptSums(pairs) {
  const zero = n => Array.from({ length: n }, () => [0, 0, 0, 0]), sums = { takings: 0, flat: 0, missing: 0, kinds: zero(4), paragraphs: zero(12), names: {}, figures: {} }, lost = new Map();
  const add = (to, from) => from.forEach((counts, i) => counts.forEach((n, k) => { to[i][k] += n; }));
  for (const sort of ["names", "figures"]) sums[sort] = { all: 0, dropped: 0, changed: 0 };
  for (const p of pairs) {
    if (p.taken === undefined && howOf(p) === "taken" && p.relation !== "version" && isReuse(p)) sums.missing++;
    if (!p.taken) continue;
    sums.takings++;
    if (p.taken.paragraphs.every(counts => !total(counts))) sums.flat++;
    add(sums.kinds, p.taken.kinds);
    add(sums.paragraphs, p.taken.paragraphs);
    for (const sort of ["names", "figures"]) for (const key in sums[sort]) sums[sort][key] += p.taken[sort][key];
    for (const l of p.taken.losses || []) {
      const key = (l.figure ? "1" : "0") + l.text;
      if (!lost.has(key)) lost.set(key, { text: l.text, figure: l.figure, dropped: 0, changed: 0, tos: new Map() });
      const loss = lost.get(key);
      loss[l.to ? "changed" : "dropped"]++;
      if (l.to) loss.tos.set(l.to, (loss.tos.get(l.to) || 0) + 1);
    }
  }
  const order = (x, y) => x < y ? -1 : x > y ? 1 : 0;
  sums.lost = lost.size;
  sums.losses = [...lost.values()].map(({ tos, ...l }) => ({ ...l, to: [...tos].sort((x, y) => y[1] - x[1] || order(x[0], y[0])).map(([to]) => to)[0] }))
    .sort((x, y) => y.dropped + y.changed - x.dropped - x.changed || order(x.text, y.text));
  return sums;
}

/** Counts of a record as parts in the order of fates. Sentences in other words are dropped where those do not count. */
function keptParts([dropped, told, changed, kept]) {
  return isWithout("paraphrases") ? [kept, changed, 0, dropped + told] : [kept, changed, told, dropped];
}

/** A row for each kind of sentence that counts. */
const keptRows = sums => keptKinds.map((name, i) => ({ name, parts: keptParts(sums.kinds[i]) })).filter(r => !isWithout(r.name));

function keptFigures(sums, rows, words) {
  const all = i => rows.reduce((n, r) => n + r.parts[i], 0), share = i => percent(all(i) / words);
  const list = [[sums.takings === 1 ? "pair with a known taker" : "pairs with a known taker", number(sums.takings)], ["words of the stories taken", number(words)],
    ["kept", share(0)], ["changed", share(1)], ["in other words", share(2)], ["dropped", share(3)]];
  return [h("dl", { class: "figures" }, list.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))),
    sums.missing > 0 && h("p", { class: "notice" }, `What was kept of ${plural(sums.missing, "more pair")} is not in this page, which has a limited size.`)];
}

/** Bars of rows of parts, each as long as the others, with the figures as a table. */
function keptPicture(title, caption, rows) {
  return picture(title, caption, stackedBars(rows, fates, parts => `${percent(parts[0] / total(parts))} kept`),
    [["", "words", ...fates.map(([, name]) => name)], ...rows.map(r => [r.name, total(r.parts), ...r.parts])]);
}

function keptParagraphs(sums) {
  const rows = sums.paragraphs.map((counts, i) => ({ name: i === 0 ? "first" : i === sums.paragraphs.length - 1 ? `${i + 1} and later` : String(i + 1), parts: keptParts(counts) })).filter(r => total(r.parts));
  return h("section", { "aria-labelledby": "kept-paragraphs-title" }, h("header", { class: "section-head" }, h("h2", { id: "kept-paragraphs-title" }, "By paragraph")),
    rows.length ? keptPicture("What was kept by paragraph", "Paragraphs in the order of the story that was taken." + (sums.flat ? ` ${capital(plural(sums.flat, "pair"))} with a story in one paragraph ${sums.flat === 1 ? "is" : "are"} left out.` : ""), rows) :
      h("p", { class: "caption" }, "All stories that were taken are in one paragraph."));
}

const mostLosses = 25;

function lossSection(model, sums) {
  const table = (title, figure, { all, dropped, changed }) => {
    const list = sums.losses.filter(l => !!l.figure === figure), shown = list.slice(0, mostLosses), what = figure ? "figure" : "name";
    return h("section", { class: "losses", "aria-label": title }, h("header", { class: "section-head" }, h("h2", {}, title)),
      h("p", { class: "caption" }, all ? `Of ${plural(all, what)} in sentences of which half or more was kept, ${number(dropped)} ${dropped === 1 ? "stands" : "stand"} nowhere in the article that took it, and ${changed ? `in the place of ${number(changed)} stands another` : "none was replaced by another"}.` : `No sentence with a ${what} was kept.`),
      shown.length > 0 && h("div", { class: "table-box", tabindex: 0, role: "region", "aria-label": `Table: ${title}` }, h("table", { class: "data" }, h("caption", { class: "unseen" }, title),
        h("thead", {}, h("tr", {}, [capital(what), "Dropped", "Changed", "Most often to"].map(name => h("th", { scope: "col" }, name)))),
        h("tbody", {}, shown.map(l => h("tr", {}, h("th", { scope: "row" }, lossPairs(model, l)), h("td", {}, number(l.dropped)), h("td", {}, number(l.changed)), h("td", {}, h("bdi", {}, l.to || ""))))))),
      list.length > shown.length && h("p", { class: "caption" }, `${plural(list.length - shown.length, "more " + what)} with fewer.`));
  };
  return [h("div", { class: "columns even" }, table("Names lost", false, sums.names), table("Figures lost", true, sums.figures)),
    sums.lost > sums.losses.length && h("p", { class: "caption" }, `Names and figures: the ${number(sums.losses.length)} lost most often, of ${number(sums.lost)}.`)];
}

const mostLossPairs = 20;

/** A name or figure, which opens to the pairs in which it was lost. */
function lossPairs(model, loss) {
  const details = h("details", {}, h("summary", {}, h("bdi", {}, loss.text)));
  details.addEventListener("toggle", async () => {
    if (!details.open || details.childElementCount > 1) return;
    await readKept(model);
    const pairs = narrowed(model).pairs.filter(p => p.taken && (p.taken.losses || []).some(l => l.text === loss.text && !!l.figure === !!loss.figure));
    details.append(h("ul", {}, pairs.slice(0, mostLossPairs).map(p => h("li", {}, h("a", { href: linkTo({ pair: p.n }) }, takerOf(p).source || headline(takerOf(p)), " from ", giverOf(p).source || headline(giverOf(p)))))),
      pairs.length > mostLossPairs && h("p", { class: "caption" }, `And ${number(pairs.length - mostLossPairs)} more.`));
  });
  return details;
}
