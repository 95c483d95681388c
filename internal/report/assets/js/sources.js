// Sources: who takes from whom, and what each outlet has of others.

function drawSources(model) {
  const sums = sumsNow(model), where = { sources: "" }, names = sourceNames(sums);
  render(byId("view-sources"),
    h("header", { class: "list-head" }, h("h1", {}, "Sources"),
      h("p", { class: "caption" }, "Who takes text from whom, and how much of what an outlet ran stands elsewhere too."), h("div", { class: "scope" }, stateChips(model, where))),
    hideBar(model, where),
    names.length >= 2 ? h("section", { "aria-labelledby": "flow-title" },
      h("header", { class: "section-head" }, h("h2", { id: "flow-title" }, "Who takes from whom")),
      h("p", { class: "caption" }, sourcePicture(model, sums).caption), sourceMatrix(names, sums)) :
      h("p", { class: "empty" }, "There are no two named sources that share text here."),
    outletTable(model, sums, where), monthsSection(model, sums));
}

/** Which directions count. */
function hideBar(model, where) {
  const toggle = (how, name) => h("label", { class: "switch" }, h("input", {
    type: "checkbox", checked: !(state.hide || "").split(",").includes(how),
    onchange: e => {
      const hidden = (state.hide || "").split(",").filter(k => k && k !== how);
      if (!e.target.checked) hidden.push(how);
      changeState(where, { hide: hidden.sort().join(",") || null });
    },
  }), " " + name);
  return h("fieldset", { class: "toggles" }, h("legend", {}, "Directions that count"),
    toggle("taken", "known"), toggle("common source", "common source"), toggle("same speaker", "same speaker"), toggle("unknown", "not known"));
}

const outletColumns = [
  ["name", "Outlet", s => s.name || "no source"], ["articles", "Articles", s => s.articles ?? ""], ["paired", "Share text", s => s.paired],
  ["agency", "From agencies", s => part(s.from_agency, s.articles)], ["reusedPart", "Words reused", s => part(s.reused, s.words)], ["equalPart", "Unedited", s => part(s.equal, s.reused)],
  ["credited", "Credited", s => s.standing.copied || 0], ["uncredited", "Not credited", s => s.standing["copied-uncredited"] || 0],
  ["lag", "Median lag", s => lag(s.lag)], ["giver", "Takes most from", s => s.giver || ""], ["months", "By month", () => ""],
];
const part = (n, of) => of ? percent(n / of) : "";

const outletOrders = {
  name: s => s.name, articles: s => -(s.articles || 0), paired: s => -s.paired, agency: s => -(s.from_agency / s.articles || 0), reusedPart: s => -(s.reused / s.words || 0),
  equalPart: s => -(s.equal / s.reused || 0), credited: s => -(s.standing.copied || 0), uncredited: s => -(s.standing["copied-uncredited"] || 0), lag: s => s.lag ?? Infinity, giver: s => s.giver || "\uffff",
};
let outletOrder = "paired";
const mostOutletRows = 200;

/** The sources of what is narrowed: what only all articles tell, how many there are and in which months, is that of the run. */
function sourcesNow(model, sums) {
  if (!isNarrowed()) return sums.sources;
  const whole = new Map(model.sums.sources.map(s => [s.name, s]));
  return sums.sources.map(s => {
    const run = whole.get(s.name), months = {};
    for (const m in (run || s).months) months[m] = [run ? run.months[m][0] : s.months[m], s.months[m] || 0];
    return { ...run, ...s, months };
  });
}

function outletTable(model, sums, where) {
  const all = sourcesNow(model, sums);
  const key = outletOrders[outletOrder], rows = all.filter(s => s.paired).sort((x, y) => key(x) < key(y) ? -1 : key(x) > key(y) ? 1 : x.name < y.name ? -1 : 1);
  const shown = rows.slice(0, mostOutletRows), months = monthsOf(model);
  const columns = outletColumns.filter(([name]) => name !== "months" || months.length > 1);
  const head = ([name, label]) => h("th", { scope: "col", "aria-sort": outletOrder === name ? (name === "name" || name === "lag" || name === "giver" ? "ascending" : "descending") : null },
    outletOrders[name] ? h("button", { type: "button", class: "plain", onclick: () => { outletOrder = name; drawSources(model); byId("outlets-box").querySelector(`[aria-sort] button`).focus(); } }, label) : label);
  const body = s => h("tr", {}, columns.map(([name, , of], i) => i === 0 ? h("th", { scope: "row" }, h("a", { href: linkTo({ pairs: "" }, { source: s.name }) }, h("bdi", {}, of(s)))) :
    h("td", {}, name === "months" ? sparkline(s, months) : name === "giver" && s.giver ? h("a", { href: linkTo({ pairs: "" }, { from: s.giver, to: s.name }) }, h("bdi", {}, s.giver)) : typeof of(s) === "number" ? number(of(s)) : of(s))));
  return rows.length > 0 && h("section", { class: "outlet-table", "aria-labelledby": "table-title" },
    h("header", { class: "section-head" }, h("h2", { id: "table-title" }, "Outlets")),
    h("p", { class: "caption" }, "Words reused: of the words of articles that share text, those quoted, verbatim, edited or in other words in another article. Unedited: of these, the equal ones. Credited and not: articles that owe copied words to somebody. From agencies: articles whose words come from an agency. Median lag: from what it took to its own article, where it is known to have taken." +
      (isNarrowed() ? " Articles and those from agencies are counted over the whole run; all else over what is narrowed." : "")),
    h("div", { class: "table-box", id: "outlets-box", tabindex: 0, role: "region", "aria-label": "Table of outlets" }, h("table", { class: "data outlet-rows" },
      h("thead", {}, h("tr", {}, columns.map(head))), h("tbody", {}, shown.map(body)))),
    rows.length > shown.length && h("p", { class: "caption" }, `${plural(rows.length - shown.length, "more outlet")} in this order are not shown.`),
    model.sums.sources_all > model.sums.sources.length && h("p", { class: "caption" }, `${plural(model.sums.sources_all - model.sums.sources.length, "source")} with less are not in this page: articles.csv has all.`));
}

/** The months in which the run has articles, none left out between; at most the last 60. */
function monthsOf(model) {
  const all = [...new Set(model.sums.sources.flatMap(s => Object.keys(s.months)))].sort();
  if (!all.length) return [];
  const months = [];
  for (let [year, month] = all[0].split("-").map(Number); months.length < 2400 && (months.at(-1) || "") < all.at(-1); month === 12 ? (year++, month = 1) : month++) {
    months.push(`${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`);
  }
  return months.slice(-60);
}

/** Articles that share text by month, as a line of bars. */
function sparkline(source, months) {
  const counts = months.map(m => (source.months[m] || [0, 0])[1]), most = Math.max(1, ...counts), step = Math.min(6, 120 / months.length);
  const label = months.map((m, i) => counts[i] && `${m}: ${number(counts[i])}`).filter(Boolean).join(", ") || "none";
  return svg("svg", { class: "spark", width: Math.ceil(step * months.length), height: 20, role: "img", "aria-label": label },
    svg("title", {}, label), counts.map((n, i) => n > 0 && svg("rect", { x: i * step, y: 20 - Math.max(1.5, 20 * n / most), width: Math.max(1, step - 1), height: Math.max(1.5, 20 * n / most) })));
}

const mostMonthRows = 30;

/** Articles by outlet and month: darker with a larger part that shares text. */
function monthsSection(model, sums) {
  const months = monthsOf(model), rows = sourcesNow(model, sums).filter(s => Object.keys(s.months).length && s.paired).sort((x, y) => y.paired - x.paired || (x.name < y.name ? -1 : 1)).slice(0, mostMonthRows);
  if (months.length < 2 || rows.length < 1) return null;
  const left = 170, top = 62, width = Math.max(8, Math.min(26, Math.floor(620 / months.length))), height = 20;
  const step = (n, of) => n ? Math.max(1, Math.ceil(heatSteps * n / of)) : 0;
  const drawing = svg("svg", { class: "matrix months", viewBox: `0 0 ${left + months.length * width + 40} ${top + rows.length * height + 4}`, role: "group", style: { "max-width": left + months.length * width + 40 + "px" },
    "aria-label": `Articles of ${plural(rows.length, "outlet")} over ${plural(months.length, "month")}: the table has the figures.` },
    svg("rect", { class: "ground", x: left, y: top, width: months.length * width, height: rows.length * height }),
    months.map((m, i) => (months.length <= 24 || m.endsWith("-01")) && svg("text", { transform: `translate(${left + (i + 0.5) * width} ${top - 6}) rotate(-55)` }, m)),
    rows.map((s, r) => [svg("a", { href: linkTo({ pairs: "" }, { source: s.name }) }, svg("text", { x: left - 8, y: top + (r + 0.5) * height, "text-anchor": "end", "dominant-baseline": "central" }, clip(s.name || "no source", 24))),
      months.map((m, i) => {
        const [all, some] = s.months[m] || [0, 0];
        return all > 0 && svg("rect", { class: some ? `heat${step(some, all)}` : "none", x: left + i * width + 0.5, y: top + r * height + 0.5, width: width - 1, height: height - 1 },
          svg("title", {}, `${s.name || "no source"}, ${m}: ${number(some)} of ${plural(all, "article")}`));
      })]));
  return h("section", { "aria-labelledby": "months-title" },
    h("header", { class: "section-head" }, h("h2", { id: "months-title" }, "Outlets by month")),
    picture("Outlets by month", `Of the articles of a month, the part that ${isNarrowed() ? "stands in pairs that pass" : "shares text"}: a cell is darker the larger it is, and empty where there was no article.`, drawing,
      [["outlet", ...months], ...rows.map(s => [s.name || "no source", ...months.map(m => s.months[m] ? `${number(s.months[m][1])} of ${number(s.months[m][0])}` : "")])]));
}
