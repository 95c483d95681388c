// What the text of an article says of itself, and what it took from whom.

/** The facts of an article, folded up under the most telling ones; null where there are none. */
function aboutArticle(model, article) {
  const facts = aboutFacts(model, article).filter(([, value]) => value);
  return facts.length > 0 && h("details", { class: "about" }, h("summary", {}, aboutSummary(model, article) || "About this article"),
    h("dl", { class: "entries" }, facts.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))));
}

/** The names an article credits, each once. */
const creditedNames = article => [...new Set((article.credits || []).map(c => c.to))];

function aboutSummary(model, article) {
  const [took] = article.took || [], audit = article.audit;
  return [
    article.slug, article.version,
    took && `took ${versionOf(model, took.version)}` + (took.later ? `, ${spelled(took.later)} came later` : ""),
    article.credits && `credits ${listed(creditedNames(article))}`,
    audit && audit.uncredited > 0 && `${plural(audit.uncredited, "word")} without credit`,
    article.look_alikes && lookAlikes(article), article.noisy && "read from paper", article.notice && "notice",
  ].filter(Boolean).join(" · ");
}

/** How many words have letters of another alphabet. */
const lookAlikes = article => `letters of another alphabet in ${plural(article.look_alikes, "word")}`;

/** What to call a version by the id of its article. */
function versionOf(model, id) {
  const chain = model.chainOf.get(id), i = chain ? chain.members.findIndex(m => m.id === id) : 0;
  return versionWords(chain ? chain.members[i].version : model.article(id).version, i);
}

function aboutFacts(model, article) {
  const { dateline, audit, origin } = article, byline = (article.zones || []).find(z => z.kind === "byline");
  return [
    ["slug", article.slug],
    ["dateline", dateline && [dateline.place, dateline.date, dateline.agency].filter(Boolean).join(" · ")],
    ["byline", article.byline ? "" : byline && byline.value],
    ["version", versionFact(model, article)],
    ["embargo", article.embargo],
    ["kind", article.notice && "notice or digest, not compared"],
    ["text", article.noisy && "looks as if read from paper"],
    ["letters", article.look_alikes && `${lookAlikes(article)}, read as they look`],
    ["credits", creditedNames(article).map(to =>
      h("span", { class: "line" }, `${to}: ${[...new Set(article.credits.filter(c => c.to === to).map(c => c.how))].join(", ")}`))],
    ["took", (article.took || []).map(t => h("span", { class: "line" }, `${versionOf(model, t.version)}, `, articleLink(model, t.version),
      `, ${plural(t.words, "word")}; ` + (t.later ? `${plural(t.later, "version")} came later` : "none came later")))],
    ["comes from", origin && [h("span", { class: "line" }, originName(model, origin), ` · confidence ${fraction(origin.confidence)}`),
      (origin.evidence || []).map(e => h("span", { class: "line" }, e))]],
    ["reused words", audit && number(audit.words) + (audit.uncredited ? `, ${number(audit.uncredited)} without credit` : "")],
    ["owed to", audit && (audit.owed || []).map(d => h("span", { class: "line" }, `${d.to}: ${plural(d.words, "word")}, ${d.credited ? "credited" : "not credited"}`))],
  ].filter(([, value]) => !Array.isArray(value) || value.length > 0);
}

/** Its mark, and its place among the versions of its story. */
function versionFact(model, article) {
  const chain = model.chainOf.get(article.id);
  if (!chain) return article.version;
  const i = chain.members.findIndex(m => m.id === article.id);
  return `${versionWords(article.version, i)}, ${i + 1} of ${chain.members.length}` + (chain.killed ? "; the story was taken back" : "");
}

/** Who text comes from: an article, an agency, or both. */
const originName = (model, { article, agency }) =>
  article ? [articleLink(model, article), agency && `, ${agency}`] : agency || "a third that is not among the articles";
