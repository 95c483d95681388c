// The front page of the report.

function drawOverview(model) {
  const sums = sumsNow(model), where = { overview: "" };
  const desk = [deskSection(model, sums)], reuse = sums.pairs - (sums.relations.template || 0);
  render(byId("view-overview"), lead(model, sums), h("div", { class: "scope" }, stateChips(model, where)), figures(model, sums),
    sums.pairs > 0 && togglesBar(where),
    reuse > 0 ? h("div", { class: "columns" },
      h("div", { class: "main-column" }, pictureSection(model, sums), outletSection(model, sums), auditSection(model, sums), changedSection(model)),
      h("div", { class: "aside" }, copySection(sums), desk, usedSection(model), takenBackSection(model), longestSection(model))) : [desk, sums.pairs === 0 && model.pairs.length > 0 && h("p", { class: "empty" }, "No pair passes the filter."), auditSection(model, sums)],
    h("p", { class: "colophon" }, "How this was found, how exact it is, what was left out and how to cite it: see ", h("a", { href: linkTo({ methods: "" }) }, "Methods"), "."));
}

/** The finding in a sentence. */
function lead(model, sums) {
  const { counts } = model, total = sums.pairs;
  if (!model.sums.pairs) return emptyLead(model);
  const missing = model.sums.pairs - model.pairs.length;
  const longest = !isNarrowed() ? { n: model.sums.longest_pair, longest_run_words: model.sums.longest_run } :
    narrowed(model).pairs.filter(isReuse).reduce((x, y) => y.longest_run_words > x.longest_run_words ? y : x, { longest_run_words: 0 });
  const common = listed([
    counts.passages && plural(counts.passages, "passage"), counts.quotation_matches && plural(counts.quotation_matches, "quotation"),
    counts.paraphrases && plural(counts.paraphrases, "paraphrase"),
  ].filter(Boolean)) || "nothing that could be listed";
  return h("header", { class: "lead" },
    h("h1", {}, sentence(model, sums)),
    h("p", { class: "standfirst" }, isNarrowed() ? `${capital(spelled(total))} of ${plural(model.sums.pairs, "pair")} ${total === 1 ? "passes" : "pass"} the filter.` :
      `${capital(spelled(total))} ${total === 1 ? "pair has" : "pairs have"} ${common} in common.`,
      isOnlyToggled() && honest(sums), longest.longest_run_words > 0 && [" The longest unbroken run is ", h("a", { href: linkTo({ pair: longest.n }) }, plural(longest.longest_run_words, "word")), "."]),
    missing > 0 && h("p", { class: "notice" }, `The figures are those of all ${number(model.sums.pairs)} pairs. The lists hold the ${number(model.pairs.length)} with the most words in common; ${number(missing)} more are in pairs.jsonl, in the folder of the run`,
      isNarrowed() ? ", and are not counted here while the page is narrowed." : "."),
    model.notes.map(note => h("p", { class: "notice" }, note)),
    model.redacted && h("p", { class: "notice" }, "The texts were left out of this report (--redact): it shows where passages stand and how long they are."));
}

/** How many articles share what, where some share nothing as sure as a passage. */
function honest(sums) {
  const { passages, quotations, paraphrases } = sums.sharing;
  return quotations + paraphrases > 0 && passages > 0 && " " + capital(listed([
    `${number(passages)} ${passages === 1 ? "article shares" : "articles share"} passages`,
    quotations && `${number(quotations)} quotations only`, paraphrases && `${number(paraphrases)} a sentence in other words only`,
  ].filter(Boolean))) + ".";
}

/** "a, b and c". */
const listed = items => items.length < 2 ? items.join("") : items.slice(0, -1).join(", ") + " and " + items.at(-1);

/** The headline: how many articles share passages; where none does, how many share anything. */
function sentence(model, sums) {
  if (!isOnlyToggled()) return `${plural(sums.pairs, "pair")} of ${plural(sums.paired, "article")}`;
  const all = model.counts.articles, { passages } = sums.sharing, some = passages || sums.paired, what = passages ? "passages" : "text";
  const thing = passages === sums.paired ? "text" : what;
  if (some === all) return all === 2 ? `The two articles share ${thing}` : `All ${spelled(all)} articles share ${thing} with another`;
  const both = all <= 10 ? [capital(spelled(some)), spelled(all)] : [number(some), number(all)];
  return `${both[0]} of ${both[1]} articles ${some === 1 ? "shares" : "share"} ${thing}`;
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

function figures(model, sums) {
  const { counts } = model;
  const list = isNarrowed() ? [
    ["pair", "pairs", sums.pairs], ["article in them", "articles in them", sums.paired], ["pair without credit", "pairs without credit", sums.uncredited],
    ["word reused", "words reused", sums.parts.slice(0, 4).reduce((x, y) => x + y, 0)],
  ] : [
    ["article read", "articles read", counts.articles], ["pair", "pairs", sums.pairs],
    ["passage", "passages", counts.passages], ["quotation in common", "quotations in common", counts.quotation_matches],
    ["paraphrase", "paraphrases", counts.paraphrases], ["word reused", "words reused", sums.words_reused],
    ["cluster", "clusters", counts.clusters], ["input skipped", "inputs skipped", counts.skipped],
  ];
  return h("dl", { class: "figures" }, list.map(([one, many, n]) => h("div", {}, h("dt", {}, n === 1 ? one : many), h("dd", {}, number(n)))));
}

/** What counts as reuse: switches that all figures and pictures obey. */
function togglesBar(where) {
  const toggle = kind => h("label", { class: "switch" }, h("input", {
    type: "checkbox", checked: !isWithout(kind),
    onchange: e => {
      const without = (state.without || "").split(" ").filter(k => k && k !== kind);
      if (!e.target.checked) without.push(kind);
      changeState(where, { without: without.sort().join(" ") || null });
    },
  }), " " + kind);
  const words = h("input", { type: "number", min: 0, step: 1, inputmode: "numeric", value: state["min-words"] || "", placeholder: "0",
    onchange: e => changeState(where, { "min-words": e.target.value > 0 ? e.target.value : null }) });
  return h("fieldset", { class: "toggles" }, h("legend", {}, "Counted as reuse"), ["quotations", "paraphrases", "boilerplate"].map(toggle),
    h("label", { class: "switch" }, "matches of at least ", words, " words"),
    h("details", { class: "caption" }, h("summary", {}, "What that means"), "Quoted words and paraphrases that do not count are taken for an article’s own, as are all words of an article without a match of that length; boilerplate that does not count is left out of the whole."));
}

const labelNames = [
  ["wholly-derived", "wholly derived"], ["partially-derived", "partially derived"], ["non-derived", "not derived"],
];
const labelName = label => (labelNames.find(([l]) => l === label) || [label, label])[1];

/** How much of the articles stands in others. */
function copySection(sums) {
  const { labels, parts } = sums, words = parts.reduce((x, y) => x + y, 0), share = { own: words ? parts[5] / words : 0 };
  shareNames.forEach((name, i) => { share[name] = words ? parts[i] / words : 0; });
  return h("section", { "aria-labelledby": "copy-title" },
    h("header", { class: "section-head" }, h("h2", { id: "copy-title" }, "How much is copy")),
    h("p", { class: "caption" }, isOnlyToggled() ? `All words of the ${plural(sums.paired, "article")} that share text: ${shareWords(share)}.` :
      `All words of the ${plural(sums.paired, "article")} in these pairs, by what any other article of the run has: ${shareWords(share)}.`),
    h("div", { class: "whole-share" }, shareBar(share)),
    picture("How much is equal, edited and own", "Articles that share text by the part of their words that is equal in another (quoted or verbatim), edited or in other words, and their own.",
      histograms([["equal", sums.equal], ["edited", sums.edited], ["own", sums.own]]),
      [["part of the words", "equal", "edited", "own"], ...sums.equal.map((n, i) => [`${i * 10} to ${i * 10 + 10} %`, n, sums.edited[i], sums.own[i]])]),
    h("ul", { class: "plain-list" }, labelNames.filter(([l]) => labels[l]).map(([l, name]) =>
      h("li", {}, h("span", { class: "n" }, number(labels[l])), " " + name))));
}

const standings = [
  ["copied", "copied, credited"], ["copied-uncredited", "copied, not credited"], ["quoted", "quoted only, source named"], ["quoted-uncredited", "quoted only, none named"],
];

const mostOutlets = 20;

/** A bar an outlet: its articles by what they have from others, and whether they say so. */
function outletSection(model, sums) {
  const total = s => Object.values(s.standing).reduce((x, y) => x + y, 0);
  const all = sums.sources.filter(s => total(s) > 0).sort((x, y) => total(y) - total(x) || (x.name < y.name ? -1 : 1)), shown = all.slice(0, mostOutlets);
  if (all.length < 2) return null;
  return h("section", { class: "outlets", "aria-labelledby": "outlets-title" },
    h("header", { class: "section-head" }, h("h2", { id: "outlets-title" }, "Copied or quoted, credited or not")),
    h("p", { class: "caption" }, "Articles that owe copied words to somebody, by whether all of these are credited; and those that share nothing but quotations, by whether they name a source. Who is not known to have taken its words from anybody is left out."),
    picture("Articles of each outlet by what they have from others", "", stackedBars(shown.map(s => ({ name: s.name || "no source", parts: standings.map(([key]) => s.standing[key] || 0),
      href: linkTo({ pairs: "" }, { to: s.name }) })), standings.map(([key, name]) => [key, name])),
      [["outlet", ...standings.map(([, name]) => name)], ...shown.map(s => [s.name || "no source", ...standings.map(([key]) => s.standing[key] || 0)])]),
    all.length > shown.length && h("p", { class: "caption" }, `${plural(all.length - shown.length, "more outlet")}: see `, h("a", { href: linkTo({ sources: "" }) }, "Sources"), "."));
}

/** The articles whose words most others have. */
function usedSection(model) {
  const takers = new Map();
  if (!isNarrowed()) for (const a of model.all) if (a.given) takers.set(a, a.given);
  if (isNarrowed()) for (const p of narrowed(model).pairs) if (howOf(p) === "taken") takers.set(giverOf(p), (takers.get(giverOf(p)) || 0) + 1);
  const top = [...takers].sort(([x, n], [y, m]) => m - n || y.shared - x.shared || (x.id < y.id ? -1 : 1)).slice(0, 5);
  return top.length > 0 && h("section", { "aria-labelledby": "used-title" },
    h("header", { class: "section-head" }, h("h2", { id: "used-title" }, "Most used")),
    h("ol", { class: "most" }, top.map(([a, n]) => h("li", {}, h("a", { href: linkTo({ pairs: "" }, { article: a.id }) },
      h("span", { class: "n" }, number(n)),
      h("span", { class: "names" }, h("span", { class: "headline", dir: "auto" }, headline(a)), h("span", { class: "credit" }, `taken by ${plural(n, "article")}` + (a.source ? ` · ${isolated(a.source)}` : ""))))))));
}

function longestSection(model) {
  const pairs = narrowed(model).pairs, top = pairs.filter(p => isReuse(p) && p.words_shared).sort((x, y) => y.words_shared - x.words_shared || x.n - y.n).slice(0, 5);
  return top.length > 0 && h("section", { "aria-labelledby": "most-title" },
    h("header", { class: "section-head" }, h("h2", { id: "most-title" }, "Most words in common")),
    h("ol", { class: "most" }, top.map(p => h("li", {}, h("a", { href: linkTo({ pair: p.n }) },
      h("span", { class: "n" }, number(p.words_shared)),
      h("span", { class: "names" }, h("span", { class: "headline", dir: "auto" }, headline(p.from)), h("span", { class: "headline", dir: "auto" }, headline(p.to))))))),
    pairs.length > top.length && h("p", {}, h("a", { href: linkTo({ pairs: "" }) }, `All ${plural(pairs.length, "pair")}`)));
}

/** Pairs in which an article still has what an agency took back. */
function takenBackSection(model) {
  const pairs = narrowed(model).pairs.filter(p => p.counts.findings), top = pairs.sort((x, y) => y.words_shared - x.words_shared || x.n - y.n).slice(0, 5);
  return top.length > 0 && h("section", { "aria-labelledby": "back-title" },
    h("header", { class: "section-head" }, h("h2", { id: "back-title" }, "Text taken back")),
    h("p", { class: "caption" }, "An article has words that the agency corrected or killed."),
    h("ol", { class: "most" }, top.map(p => h("li", {}, h("a", { href: linkTo({ pair: p.n }) },
      h("span", { class: "n" }, number(p.counts.findings)),
      h("span", { class: "names" }, h("span", { class: "headline", dir: "auto" }, headline(p.from)), h("span", { class: "credit" }, [p.from.source, p.to.source].map(isolated).filter(Boolean).join(" · "))))))),
    pairs.length > top.length && h("p", {}, h("a", { href: linkTo({ pairs: "" }, { only: "findings" }) }, `All ${plural(pairs.length, "pair")}`)));
}

/** Parts of two texts with the middle of long ones left out. */
function withoutMiddles(parts) {
  const short = (text, before, after) => {
    const words = text.split(/(?<=\s)/);
    return words.length > before + after + 3 ? words.slice(0, before).join("") + "… " + words.slice(words.length - after).join("") : text;
  };
  return parts.map(({ a, b, equal }) => equal ? { a, b: short(b, 10, 10), equal } : { a: short(a, 5, 3), b: short(b, 5, 3), equal });
}

/** Quotations whose words were changed on the way, those used most first. */
function changedSection(model) {
  const changed = quotationsNow(model).filter(q => q.altered && q.text), shown = changed.slice(0, 3);
  return shown.length > 0 && h("section", { "aria-labelledby": "changed-title" },
    h("header", { class: "section-head" }, h("h2", { id: "changed-title" }, "Quotations altered")),
    h("ol", { class: "most" }, shown.map(q => {
      const wording = q.wordings.find(w => w.relation === "altered"), parent = wording && q.wordings[wording.parent];
      return h("li", {}, h("a", { class: "quoted", href: linkTo({ quotations: "", id: q.id }) },
        h("span", { class: "headline", dir: "auto" }, "“", parent ? merged(withoutMiddles(wordingParts(parent, wording))) : q.text, "”"),
        h("span", { class: "credit" }, [isolated(q.speaker), plural(q.uses, "use")].filter(Boolean).join(" · "))));
    })),
    changed.length > shown.length && h("p", {}, h("a", { href: linkTo({ quotations: "" }) }, `${model.quotations.length < model.quotations_shared ? "The" : "All"} ${plural(changed.length, "altered quotation")}${model.quotations.length < model.quotations_shared ? " of this page" : ""}`)));
}
