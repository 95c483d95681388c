// What a wire desk asks of a text: which version it is, where it comes from, whether that is credited, what was taken back.

/** Tells whether a pair counts as reuse. Two stories in the words of one template do not. */
const isReuse = pair => pair.relation !== "template";

const directionWords = { "a to b": "b took it from a", "b to a": "a took it from b", "common source": "both took it from a third", "same speaker": "both quote one person" };
const plainWords = {
  template: "Two stories in the words of one template, no reuse.",
  version: "Two versions of one agency’s story.",
};

/** Whether a credit is given; "" where none is owed. */
const creditWords = pair => pair.credited ? "credited" : pair.uncredited ? "not credited" : "";

/** A version in words. Only the first of a chain has none of its own. */
const versionWords = (version, i) => version || (i === 0 ? "first version" : "no mark");

/** A link to the pairs of an article, or its id where the page has none of them. */
const articleLink = (model, id) => model.pairsOf.has(id) ?
  h("a", { href: linkTo({ pairs: "" }, { article: id }) }, h("bdi", {}, headline(model.article(id)))) : h("bdi", { class: "name" }, id);

/** Sentences of evidence: the first ones, and the others on demand. */
function evidenceList(evidence, shown = 2) {
  const list = sentences => h("ul", { class: "evidence" }, sentences.map(e => h("li", { dir: "auto" }, e)));
  const more = evidence.slice(shown);
  return evidence.length > 0 && [list(evidence.slice(0, shown)),
    more.length > 0 && h("details", { class: "evidence-more" }, h("summary", {}, `${number(more.length)} more`), list(more))];
}

/** A confidence in words that fit it, as the text format has them. */
const surely = confidence => confidence >= 0.95 ? "all but surely" : confidence >= 0.8 ? "very probably" : confidence >= 0.6 ? "probably" : "perhaps";

/** Which article took the text from which, how surely, and why. */
function directionNote(pair) {
  const known = isReuse(pair) && directionWords[pair.direction];
  const facts = [known && `${surely(pair.direction_confidence)} (${fraction(pair.direction_confidence)})`, creditWords(pair)].filter(Boolean).join(" · ");
  return [
    plainWords[pair.relation] && h("p", { class: "direction" }, plainWords[pair.relation]),
    (known || facts) && h("p", { class: "direction" }, known && h("strong", {}, known), known && facts && " · ", facts),
    known && evidenceList(pair.evidence || []),
  ];
}

/** The findings of a pair that say the same of different stretches, together: {finding, stretches}, stretches by number. */
function findingGroups(pair) {
  const groups = new Map();
  (pair.findings || []).forEach((finding, i) => {
    const key = [finding.in, finding.kind, finding.by].join("\n");
    if (!groups.has(key)) groups.set(key, { finding, stretches: [] });
    groups.get(key).stretches.push(i);
  });
  return [...groups.values()];
}

const mostShown = 6; // stretches of a finding with a button

/** The warning that an article carries what its agency took back; show(i) goes to a stretch. */
function findingNotes(model, pair, show) {
  const groups = findingGroups(pair);
  return groups.length > 0 && h("div", { class: "taken-back-notes", role: "note", "aria-label": "Text that was taken back" }, groups.map(({ finding, stretches }) => {
    const [version, article] = finding.in === "a" ? [pair.to, pair.from] : [pair.from, pair.to];
    return h("p", {}, h("strong", {}, `Text that was ${finding.kind}: `),
      `${finding.in} still carries words of ${version.version ? version.version + " " : ""}`, h("bdi", { class: "name" }, version.id),
      ` that `, h("bdi", { class: "name" }, finding.by), ` ${finding.kind}. `,
      stretches.slice(0, mostShown).map((i, k) => article.text ?
        h("button", { type: "button", class: "plain", onclick: () => show(i) }, stretches.length > 1 ? `Show ${k + 1} of ${stretches.length}` : "Show") :
        `${k ? ", " : "Code points "}${number(pair.findings[i][finding.in + "_start"])} to ${number(pair.findings[i][finding.in + "_end"])}`),
      stretches.length > mostShown && (article.text ? " The others are marked in the text." : " and more"));
  }));
}

/** Counts that only a wire has, as far as there is something to count. */
function deskSection(model, sums) {
  const { counts } = model, to = changes => linkTo({ pairs: "" }, changes), whole = !isNarrowed();
  const rows = [
    [sums.uncredited, "pair without credit", "pairs without credit", to({ credit: "none" })],
    [sums.taken_back, "pair with text that was taken back", "pairs with text that was taken back", to({ only: "findings" })],
    [sums.relations.template, "pair in the words of a template, no reuse", "pairs in the words of a template, no reuse", to({ relation: "template" })],
  ].concat(!whole ? [] : [
    [counts.chains, "story in several versions", "stories in several versions"],
    [counts.notices, "notice or digest, not compared", "notices and digests, not compared"],
    [counts.noisy, "article that looks as if read from paper", "articles that look as if read from paper"],
    [counts.boilerplate, "text that counts as boilerplate", "texts that count as boilerplate"],
  ]).filter(([n]) => n);
  return rows.length > 0 && h("section", { class: "desk", "aria-labelledby": "desk-title" },
    h("header", { class: "section-head" }, h("h2", { id: "desk-title" }, "On the wire")),
    h("ul", { class: "plain-list" }, rows.map(([n, one, many, link]) => {
      const words = n === 1 ? one : many;
      return h("li", {}, h("span", { class: "n" }, number(n)), " ", link && model.pairs.length ? h("a", { href: link }, words) : words);
    })));
}

const mostAudits = 12;

/** What the articles of each source owe to others, and how much of that they credit. */
function auditSection(model, sums) {
  const owing = sums.sources.filter(s => s.owing), audits = owing.slice(0, mostAudits), left = owing.length - audits.length;
  return audits.length > 0 && h("section", { class: "audit", "aria-labelledby": "audit-title" },
    h("header", { class: "section-head" }, h("h2", { id: "audit-title" }, "Credit given")),
    h("p", { class: "caption" }, "Articles with words owed to others, the words they reuse, and how many of these are owed to somebody they do not credit."),
    h("table", {}, h("thead", {}, h("tr", {}, ["Source", "Articles", "Reused", "No credit"].map(name => h("th", { scope: "col" }, name)))),
      h("tbody", {}, audits.map(a => h("tr", {},
        h("th", { scope: "row" }, h("a", { href: linkTo({ pairs: "" }, { source: a.name }) }, a.name ? h("bdi", {}, a.name) : "no source")),
        h("td", {}, number(a.owing)), h("td", {}, number(a.owed)),
        h("td", {}, number(a.uncredited), h("span", { class: "part" }, percent(a.owed ? a.uncredited / a.owed : 0))))))),
    left > 0 && h("p", { class: "caption" }, `${plural(left, "more source")} with less: see `, h("a", { href: linkTo({ sources: "" }) }, "Sources"), "."));
}
