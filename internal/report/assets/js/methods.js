// How the run was made: as text for a paper, with what was left out and why, how exact it is, how to cite it; and all settings and counts.

const homepage = "https://github.com/copytaster/copytaster";

/** Draws the view once; verdicts of a coder draw it anew. */
async function drawMethods(model) {
  if (model.methods) return;
  model.methods = true;
  if (model.sheet && verdicts.any()) await sheetOf(model);
  const parts = paperParts(model), text = parts.map(({ title, text }) => `${title}\n\n${text.join("\n\n")}\n`).join("\n");
  const copied = h("span", { role: "status" });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      copied.textContent = "Copied";
    } catch { // some browsers have no clipboard for a page from disk
      getSelection().selectAllChildren(paper);
      copied.textContent = "Selected: copy it by key";
    }
  };
  const paper = h("article", { class: "paper", "aria-label": "Text for a paper" }, parts.map(({ title, text }) => [h("h2", {}, title), text.map(t => h("p", {}, t))]));
  render(byId("view-methods"),
    h("header", { class: "list-head" }, h("h1", {}, "Methods"), h("p", { class: "caption" }, "Text that you can paste into a paper, then the tables behind it. It says what this run did; what your articles are, and which of them, you have to say yourself."),
      h("p", { class: "exports" }, h("button", { type: "button", class: "plain", onclick: copy }, "Copy the text"),
        h("button", { type: "button", class: "plain", onclick: () => download("methods.txt", "text/plain", [text]) }, "Save as text"), copied)),
    paper, verdictPart(model), precisionPart(model), citationPart(model), runPart(model));
}

/** The text for a paper: {title, text}, where text has its paragraphs. */
const paperParts = model => [
  { title: "Corpus", text: [corpusText(model)] },
  { title: "Detection of text reuse", text: detectionText(model) },
  { title: "Results of the run", text: [resultsText(model)] },
  { title: "What was left out, and why", text: leftOutText(model) },
  { title: "Exactness", text: exactnessText(model) },
];

/** Tells whether the run looked for that: "duplicates", "passages", "quotations" or "paraphrases". */
const looksFor = (model, what) => (setting(model, "find") || ["duplicates", "passages", "quotations", "paraphrases"]).includes(what);

function corpusText(model) {
  const { counts, sums } = model, without = (sums.sources.find(s => s.name === "") || { articles: 0 }).articles, sources = sums.sources_all - (without > 0), months = sums.sources.flatMap(s => Object.keys(s.months || {})).sort();
  const dated = months.length > 0 && ` Those with a date are of ${months[0]}${months.at(-1) === months[0] ? "" : ` to ${months.at(-1)}`}.`;
  return [`${capital(plural(counts.articles, "article"))}${sources ? ` of ${plural(sources, "source")}` : ""} were compared, ${plural(counts.words, "word")} in all.`,
    sources > 0 && without > 0 && ` ${capital(number(without))} of them name no source.`, dated,
    counts.distinct_articles < counts.articles && ` ${capital(number(counts.distinct_articles))} of them have words of their own; the others are equal to one of these.`,
    counts.notices > 0 && ` ${capital(plural(counts.notices, "notice or digest", "notices and digests"))} took no part.`,
    counts.skipped > 0 && ` ${capital(plural(counts.skipped, "input"))} could not be read.`].filter(Boolean).join("");
}

function detectionText(model) {
  const get = name => setting(model, name), shingle = get("shingle") || 5, words = get("min-words"), resemblance = get("min-resemblance"), window = get("window"), wire = get("wire");
  const against = get("against"), threshold = model.paraphrase_model;
  return [
    `Text reuse was detected with copytaster ${model.version}. Words were folded in case, marks, dashes and spelling, and stemmed in the language of the article; datelines, credits, sign-offs and standing text of a source took no part.`,
    looksFor(model, "duplicates") && `Near-duplicates are pairs of articles whose sets of ${shingle} successive words have a Jaccard similarity of ${resemblance} or more. They were found by MinHash signatures and locality-sensitive hashing (Broder 1997; Dahlgaard, Knudsen and Thorup 2017) and verified on the exact sets.`,
    looksFor(model, "passages") && `Passages of other pairs were found by fingerprints (winnowing; Schleimer, Wilkerson and Aiken 2003) and aligned; those of ${words} words or more are reported, of short items also shorter ones. Equal words count as verbatim, differing ones inside a passage as edited.`,
    looksFor(model, "quotations") && "Direct quotations with their speakers were matched across articles, and count as exact, trimmed, merged, altered or re-attributed; differences of house style alter nothing.",
    looksFor(model, "paraphrases") && `Sentences that say the same in other words were found by a trained model${threshold ? ` (threshold ${threshold.threshold}, SHA-256 ${threshold.sha256.slice(0, 12)}…)` : ""}; such a match alone is the weakest evidence.`,
    [window && `Only articles published within ${window} of each other were compared.`, wire && `Only pairs of a wire and an outlet are reported; the wire is ${settingValue(wire)}.`,
      against && "Each pair has one new article and one that was there before."].filter(Boolean).join(" "),
    "Which article took from which is said only with evidence (credits, versions, agencies, times together with these), and else left open.",
  ].filter(Boolean);
}

function resultsText(model) {
  const { sums, counts } = model, { passages, quotations, paraphrases } = sums.sharing;
  const relations = relationNames.filter(([r]) => sums.relations[r]).map(([r, name]) => `${number(sums.relations[r])} ${name}`);
  return `${capital(plural(sums.pairs, "pair"))} ${sums.pairs === 1 ? "was" : "were"} reported${relations.length ? ` (${listed(relations)})` : ""}. ` +
    `Of the ${plural(counts.articles, "article")}, ${number(passages)} share passages, ${number(quotations)} quotations only, and ${number(paraphrases)} a sentence in other words only. ` +
    `${capital(plural(sums.uncredited, "pair"))} without credit, ${sums.taken_back ? number(sums.taken_back) : "none"} with text that was taken back, and ${plural(counts.clusters, "cluster")} of articles with one text were found.`;
}

/** What was bounded, and why. */
function leftOutText(model) {
  const { counts } = model, group = setting(model, "max-group-pairs"), common = setting(model, "common-above"), missing = model.sums.pairs - model.pairs.length;
  const all = [
    counts.group_pairs_left_out > 0 && `${capital(plural(counts.group_pairs_left_out, "pair"))} inside ${plural(counts.large_groups, "group")} of more than ${group} near-duplicates: each article of such a group is reported against one representative only, since all pairs of them say the same.`,
    counts.popular_pairs_left_out > 0 && `${capital(plural(counts.popular_pairs_left_out, "pair"))} that share only what very many articles have: each article is paired with a few that tell all it has of such text.`,
    counts.bounded_links > 0 && `${capital(plural(counts.bounded_links, "link"))} between articles that have a run of words in common with more than ${common || 50} others, or a bucket of signatures: such runs link each article with a few others, those that tell the most of it, so that the work grows with the articles and not with their square. A pair of which a link was left out can still have been found by another way.`,
    counts.skipped > 0 && `${capital(plural(counts.skipped, "input"))} that could not be read, named with the reason ${counts.skipped > (model.skipped || []).length ? "in run.json" : "below"}.`,
    ...model.notes,
    missing > 0 && `Of this page, ${plural(missing, "pair")} with fewer words in common: the files of the run have them, and all figures count them.`,
    model.redacted && "The texts of the articles, which this page does not carry (--redact).",
  ].filter(Boolean);
  return all.length ? all : ["Nothing: no bound of the program was reached, and all inputs were read."];
}

/** Wilson's interval of 95 % of a rate. */
function wilson(right, all) {
  const z = 1.959964, p = right / all, middle = (p + z * z / (2 * all)) / (1 + z * z / all), half = z * Math.sqrt(p * (1 - p) / all + z * z / (4 * all * all)) / (1 + z * z / all);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** "0.96 [0.80, 0.99]", of right and wrong ones; "" without any. */
function rateWords({ right, wrong }) {
  const all = right + wrong;
  return all ? `${fraction(right / all)} [${wilson(right, all).map(fraction).join(", ")}]` : "";
}

function exactnessText(model) {
  const fresh = model.precision.filter(k => k.fresh), coded = codedStrata(model);
  return [
    `On news copy of three other corpora, one reader judged what the program said. Of items that no rule was made with, this part was right (95 % intervals by Wilson, unsure ones left out): ${listed(fresh.map(k => `${k.what} ${rateWords(k.fresh)}`))}. There was no second reader, and these are not the articles of this run.`,
    ...coded.length ? [`Of this run ${plural(coded.reduce((n, s) => n + s.yes + s.no + s.unsure, 0), "pair")}, drawn by lot within each relation, were judged blind: the relation holds in ${listed(coded.map(s => `${s.relation}${s.credited ? ", credited," : ""} ${rateWords({ right: s.yes, wrong: s.no })}`))}.`] : [],
    "Reuse of fewer words than the threshold is not found, nor are translations. What is not reported is no proof of independence.",
  ];
}

/** The reader's own verdicts by stratum: {relation, credited, pairs, yes, no, unsure}. The rows must have been read. */
function codedStrata(model) {
  const rows = model.sheetNow || [];
  return (model.sheet ? model.sheet.strata : []).map(s => {
    const own = rows.filter(r => r.relation === s.relation && r.credited === s.credited).map(r => verdicts.of(r.code).verdict);
    return { ...s, ...Object.fromEntries(["yes", "no", "unsure"].map(v => [v, own.filter(x => x === v).length])) };
  }).filter(s => s.yes + s.no + s.unsure > 0);
}

/** A table of text with its head, whose first column names the rows. */
const plainTable = (head, rows) => h("div", { class: "table-box", tabindex: 0 }, h("table", { class: "data" },
  h("thead", {}, h("tr", {}, head.map(name => h("th", { scope: "col" }, name)))),
  h("tbody", {}, rows.map(([first, ...rest]) => h("tr", {}, h("th", { scope: "row" }, first), rest.map(x => h("td", {}, x)))))));

const methodsPart = (id, title, ...content) => h("section", { class: "methods-part", "aria-labelledby": id }, h("header", { class: "section-head" }, h("h2", { id }, title)), content);

function verdictPart(model) {
  const coded = codedStrata(model);
  return coded.length > 0 && methodsPart("verdicts-title", "Your verdicts on this run",
    h("p", { class: "caption" }, "From the coding view. Rare kinds are drawn as often as frequent ones, so there is no total."),
    plainTable(["relation", "pairs of the run", "holds", "does not", "unsure", "precision [95 %]"],
      coded.map(s => [s.relation + (s.credited ? ", credited" : ""), number(s.pairs), number(s.yes), number(s.no), number(s.unsure), rateWords({ right: s.yes, wrong: s.no })])));
}

function precisionPart(model) {
  const of = n => n && n.right + n.wrong > 0 ? `${rateWords(n)} of ${n.right + n.wrong}` : "–";
  return methodsPart("precision-title", "Precision by kind, read by eye",
    h("p", { class: "caption" }, "What the program said of real news copy, judged by one reader: when first read; what this version still says of these, after rules were changed with them known; and later items that no rule was made with. Unsure ones are left out. ",
      h("a", { href: "#coding" }, "Code a sample"), " for the precision on your own articles."),
    plainTable(["what was said", "first read", "of these, still said", "fresh items"], model.precision.map(k => [k.what, of(k.first), of(k.still), of(k.fresh)])));
}

function citationPart(model) {
  const text = `copytaster, version ${model.version}. ${homepage}`;
  const bibtex = `@software{copytaster,\n  title   = {copytaster: text reuse in news copy},\n  version = {${model.version}},\n  url     = {${homepage}},\n  license = {Apache-2.0}\n}`;
  return methodsPart("cite-title", "How to cite", h("p", { class: "citation" }, text), h("pre", { class: "citation", tabindex: 0 }, bibtex),
    h("p", { class: "caption" }, "With it belongs run.json, in the folder of the run: it has all settings, and the SHA-256 of each input and of the model, so that others can repeat the run. The same inputs give the same bytes."));
}

/** Settings, counts, words and skipped inputs. */
function runPart(model) {
  const entries = list => h("dl", { class: "entries" }, list.map(([k, v]) => h("div", {}, h("dt", {}, k), h("dd", {}, v))));
  const settings = Object.entries(model.settings || {}).sort(([x], [y]) => x < y ? -1 : 1).map(([k, v]) => [settingName(k), settingValue(v)]);
  const { counts } = model;
  const stages = [
    ["words", counts.words], ["distinct articles", counts.distinct_articles], ["shingles", counts.shingles],
    ["common shingles", counts.common_shingles], ["candidates by signature", counts.band_candidates],
    ["candidates by fingerprint", counts.fingerprint_candidates], ["candidates by common shingle", counts.common_shingle_candidates],
    ["candidates by quotation", counts.quotation_candidates], ["sentences compared", counts.paraphrase_candidates],
    ["candidates among short articles", counts.short_candidates], ["candidates among noisy articles", counts.noise_candidates],
    ["quotations found", counts.quotation_uses],
    ["links left out at common shingles", counts.bounded_links], ["pairs of popular text, left out", counts.popular_pairs_left_out], ["large groups", counts.large_groups],
    ["pairs inside large groups, left out", counts.group_pairs_left_out],
  ].filter(([, v]) => v).map(([k, v]) => [k, number(v)]);
  return h("section", { class: "method", "aria-labelledby": "method-title" },
    h("header", { class: "section-head" }, h("h2", { id: "method-title" }, "How this was found")),
    h("div", { class: "method-columns" },
      h("div", {}, h("h3", {}, "Settings"), settings.length ? entries(settings) : h("p", {}, "All at their defaults.")),
      stages.length > 0 && h("div", {}, h("h3", {}, "Work done"), entries(stages)),
      h("div", {}, h("h3", {}, "Words used here"), glossary(), skippedSection(model))),
    h("p", { class: "colophon" }, "Made by copytaster" + (model.version ? ` ${model.version}` : "") + ". This file is complete: it loads nothing."));
}

function glossary() {
  const list = [
    ["verbatim", "every word equal, after folding case, marks, dashes and spelling"],
    ["edited", "the same passage with words changed, added or dropped"],
    ["quotation", "the words of a speaker, which both articles have"],
    ["altered", "a quotation whose words differ"],
    ["re-attributed", "a quotation that is given to another speaker"],
    ["paraphrase", "a sentence that says the same in other words"],
    ["boilerplate", "standing text of a source"],
    ["version", "one story of an agency, filed again"],
    ["template", "a form of words for many stories, which is no reuse"],
    ["resemblance", "what two articles have in common, of all that either has"],
    ["contained", "the part of one article that the other has too"],
  ];
  return h("dl", { class: "glossary" }, list.map(([k, v]) => h("div", {}, h("dt", {}, k), h("dd", {}, v))));
}

function skippedSection(model) {
  const skipped = model.skipped || [], more = model.counts.skipped - skipped.length;
  if (!skipped.length) return null;
  return h("details", { class: "skipped" }, h("summary", {}, plural(model.counts.skipped, "skipped input")),
    h("ul", {}, skipped.map(s => h("li", {}, h("bdi", { class: "name" }, s.place), ": " + s.reason))),
    more > 0 && h("p", {}, `And ${number(more)} more, all in run.json.`));
}
