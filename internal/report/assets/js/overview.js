// The front page of the report.

function drawOverview(model) {
  const root = byId("view-overview");
  root.replaceChildren(lead(model), figures(model));
  const desk = [deskSection(model), auditSection(model)];
  if (model.reuse.length) {
    fill(root, {}, [h("div", { class: "columns" }, pictureSection(model), h("div", { class: "aside" }, desk, copySection(model), changedSection(model), longestSection(model)))]);
  } else fill(root, {}, desk);
  root.append(methodSection(model));
}

/** The finding in a sentence. */
function lead(model) {
  const { counts } = model;
  const total = model.pairs_total;
  if (!total) return emptyLead(model);
  const longest = model.reuse.reduce((x, y) => y.longest_run_words > x.longest_run_words ? y : x, { longest_run_words: 0 });
  const common = listed([
    counts.passages && plural(counts.passages, "passage"), counts.quotation_matches && plural(counts.quotation_matches, "quotation"),
    counts.paraphrases && plural(counts.paraphrases, "paraphrase"),
  ].filter(Boolean)) || "nothing that could be listed";
  const rest = model.pairs.length < total &&
    h("p", { class: "notice" }, `This page holds the ${number(model.pairs.length)} pairs with the most shared words. All ${number(total)} are in pairs.jsonl, in the folder of the run.`);
  return h("header", { class: "lead" },
    h("h1", {}, sentence(model)),
    h("p", { class: "standfirst" }, `${capital(spelled(total))} ${total === 1 ? "pair has" : "pairs have"} ${common} in common.`,
      honest(model), longest.longest_run_words > 0 && [" The longest unbroken run is ", h("a", { href: linkTo({ pair: longest.n }) }, plural(longest.longest_run_words, "word")), "."]),
    rest,
    model.notes.map(note => h("p", { class: "notice" }, note)),
    model.redacted && h("p", { class: "notice" }, "The texts were left out of this report (--redact): it shows where passages stand and how long they are."));
}

/** How many articles share what, where some share nothing as sure as a passage. */
function honest(model) {
  const { passages, quotations, paraphrases } = model.sharing;
  return quotations + paraphrases > 0 && passages > 0 && " " + capital(listed([
    `${number(passages)} ${passages === 1 ? "article shares" : "articles share"} passages`,
    quotations && `${number(quotations)} quotations only`, paraphrases && `${number(paraphrases)} a sentence in other words only`,
  ].filter(Boolean))) + ".";
}

/** "a, b and c". */
const listed = items => items.length < 2 ? items.join("") : items.slice(0, -1).join(", ") + " and " + items.at(-1);

function sentence(model) {
  const all = model.counts.articles, some = model.paired;
  if (some === all) return all === 2 ? "The two articles share text" : `All ${spelled(all)} articles share text with another`;
  const both = all <= 10 ? [capital(spelled(some)), spelled(all)] : [number(some), number(all)];
  return `${both[0]} of ${both[1]} articles ${some === 1 ? "shares" : "share"} text`;
}

/** What there is to say where nothing was found. */
function emptyLead(model) {
  const { counts } = model, words = setting(model, "min-words"), resemblance = setting(model, "min-resemblance");
  const limits = [
    words !== undefined && `no two share a passage of ${number(words)} words or more`,
    resemblance !== undefined && `no two resemble each other by ${resemblance} or more`,
  ].filter(Boolean).join(", and ") || "no two share enough text to be reported";
  const read = `${capital(spelled(counts.articles))} ${counts.articles === 1 ? "article was" : "articles were"} read` + (counts.words ? `, ${plural(counts.words, "word")} in all` : "");
  return h("header", { class: "lead" },
    h("h1", {}, "No shared text was found"),
    h("p", { class: "standfirst" }, counts.articles > 1 ? `${read}: ${limits}.` : `${read}. It takes two to share text.`),
    counts.articles > 1 && nearestMiss(model));
}

function nearestMiss(model) {
  const miss = model.nearest_miss;
  if (!miss) return null;
  const name = id => h("bdi", { class: "name" }, headline(model.article(id)));
  return h("div", { class: "miss" },
    h("p", {}, "What came nearest is a run of ", h("strong", {}, plural(miss.words, "word")), " in ", name(miss.a), " and ", name(miss.b), miss.text ? ":" : "."),
    miss.text && h("blockquote", { dir: "auto" }, miss.text));
}

function figures(model) {
  const { counts } = model;
  const list = [
    ["article read", "articles read", counts.articles], ["pair", "pairs", model.pairs_total],
    ["passage", "passages", counts.passages], ["quotation in common", "quotations in common", counts.quotation_matches],
    ["paraphrase", "paraphrases", counts.paraphrases], ["word reused", "words reused", model.words_reused],
    ["cluster", "clusters", counts.clusters], ["input skipped", "inputs skipped", counts.skipped],
  ];
  return h("dl", { class: "figures" }, list.map(([one, many, n]) => h("div", {}, h("dt", {}, n === 1 ? one : many), h("dd", {}, number(n)))));
}

const labelNames = [
  ["wholly-derived", "wholly derived"], ["partially-derived", "partially derived"], ["non-derived", "not derived"],
];
const labelName = label => (labelNames.find(([l]) => l === label) || [label, label])[1];

function copySection(model) {
  const { labels } = model;
  return h("section", { "aria-labelledby": "copy-title" },
    h("header", { class: "section-head" }, h("h2", { id: "copy-title" }, "How much is copy")),
    h("p", { class: "caption" }, "Articles by the part of their words that stands in others too."),
    histogram(model.tenths),
    h("ul", { class: "plain-list" }, labelNames.filter(([l]) => labels[l]).map(([l, name]) =>
      h("li", {}, h("span", { class: "n" }, number(labels[l])), " " + name))));
}

function longestSection(model) {
  const top = model.reuse.filter(p => p.words_shared).sort((x, y) => y.words_shared - x.words_shared || x.n - y.n).slice(0, 5);
  return top.length > 0 && h("section", { "aria-labelledby": "most-title" },
    h("header", { class: "section-head" }, h("h2", { id: "most-title" }, "Most words in common")),
    h("ol", { class: "most" }, top.map(p => h("li", {}, h("a", { href: linkTo({ pair: p.n }) },
      h("span", { class: "n" }, number(p.words_shared)),
      h("span", { class: "names" }, h("span", { class: "headline" }, headline(p.from)), h("span", { class: "headline" }, headline(p.to))))))),
    model.pairs.length > top.length && h("p", {}, h("a", { href: "#pairs" }, `All ${plural(model.pairs.length, "pair")}`)));
}

/** Quotations whose words were changed on the way, those used most first. */
function changedSection(model) {
  const changed = model.quotations.filter(q => q.altered && q.text), shown = changed.slice(0, 3);
  return shown.length > 0 && h("section", { "aria-labelledby": "changed-title" },
    h("header", { class: "section-head" }, h("h2", { id: "changed-title" }, "Quotations altered")),
    h("ol", { class: "most" }, shown.map(q => {
      const wording = q.wordings.find(w => w.relation === "altered"), parent = wording && q.wordings[wording.parent];
      return h("li", {}, h("a", { class: "quoted", href: linkTo({ quotations: "", id: q.id }) },
        h("span", { class: "headline", dir: "auto" }, "“", parent ? merged(wordingParts(parent, wording)) : q.text, "”"),
        h("span", { class: "credit" }, [q.speaker, plural(q.uses, "use")].filter(Boolean).join(" · "))));
    })),
    changed.length > shown.length && h("p", {}, h("a", { href: "#quotations" }, `All ${plural(model.quotations.length, "quotation")}`)));
}

/** Settings, counts and skipped inputs. */
function methodSection(model) {
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
    ["links left out at common shingles", counts.bounded_links], ["large groups", counts.large_groups],
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
