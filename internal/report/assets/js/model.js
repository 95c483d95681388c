// The records of the run, joined.

const shareNames = ["quotation", "verbatim", "edited", "paraphrase", "boilerplate"];

/** Ten thousandths as a share; what is left is its own. */
function shareOf(parts) {
  const share = { own: 1 };
  shareNames.forEach((name, i) => {
    share[name] = (parts ? parts[i] : 0) / 1e4;
    share.own -= share[name];
  });
  share.own = Math.max(0, Math.round(share.own * 1e4) / 1e4);
  return share;
}

/** The part of the words of an article that was found in others. */
const reusedPart = share => share.quotation + share.verbatim + share.edited + share.paraphrase;

const byPlace = (x, y) => x.a_start - y.a_start || x.b_start - y.b_start;

/** Names the members of a group of matches: "Quotation 2", with "Q2" for short. */
const named = (matches, group, letter) => matches.map((m, i) => ({
  ...m, group, place: i + 1, label: letter + (i + 1), name: `${capital(group)} ${i + 1}`, edits: m.edits || [],
}));

/** The matches of a pair: what stands in both texts. Passages and quotations are in the order of the earlier article. */
function matchesOf(pair) {
  const all = pair.passages || [];
  const passages = named(all.filter(p => p.kind !== "paraphrase").sort(byPlace), "passage", "");
  const quotations = named((pair.quotations || []).map(q => ({ ...q, kind: "quotation" })).sort(byPlace), "quotation", "Q");
  const paraphrases = named(all.filter(p => p.kind === "paraphrase"), "paraphrase", "P");
  return { passages, quotations, paraphrases, matches: [...passages, ...quotations, ...paraphrases] };
}

/** The stretches of a match on one side, in code points: one, or the parts of a quotation. */
const stretches = (match, side) => match[side + "_spans"] || [[match[side + "_start"], match[side + "_end"]]];

const isChanged = q => q.relation === "altered" || q.relation === "reattributed";

/** How much a pair has in common: its words, or where it has no passage, its quotations or paraphrases. */
function amountOf({ words_shared: words, counts }) {
  if (words || !(counts.quotations + counts.paraphrases)) return [words, words === 1 ? "word" : "words"];
  const [n, one] = counts.quotations ? [counts.quotations, "quotation"] : [counts.paraphrases, "paraphrase"];
  return [n, n === 1 ? one : one + "s"];
}

/** The same in words: "345 words". */
const amountWords = pair => `${number(amountOf(pair)[0])} ${amountOf(pair)[1]}`;

/** What a pair has in common, as items of a list. */
const commonWords = ({ counts }) => [
  counts.passages && plural(counts.passages, "passage"),
  counts.quotations && plural(counts.quotations, "quotation"),
  counts.changed && `${number(counts.changed)} changed`,
  counts.paraphrases && plural(counts.paraphrases, "paraphrase"),
].filter(Boolean);

/** Joins pairs to their articles. */
function makeModel(data) {
  const all = (data.articles || []).map(a => ({ pairs: 0, longest: 0, shared: 0, given: 0, ...a, share: shareOf(a.share) }));
  const articles = new Map(all.map(a => [a.id, a]));
  const article = id => {
    if (!articles.has(id)) articles.set(id, { id, words: 0, pairs: 0, longest: 0, shared: 0, given: 0, share: shareOf() });
    return articles.get(id);
  };
  const pairs = (data.pairs || []).map((p, at) => {
    const from = all[p.a], to = all[p.b], share_a = shareOf(p.share_a), share_b = shareOf(p.share_b);
    const { passages = 0, quotations = 0, changed = 0, paraphrases = 0, findings = 0, ...rest } = p;
    return {
      longest: 0, longest_run_words: 0, direction_confidence: 0, ...rest, at, from, to, a: from.id, b: to.id, share_a, share_b, reused: reusedPart(share_b),
      counts: { passages, quotations, changed, paraphrases, findings },
    };
  });
  const clusters = (data.clusters || []).map(c => ({ ...c, members: c.members || [], bridges: c.bridges || [], cuts: c.cuts || [], chain: c.chain || [] }));
  const quotations = data.quotations || [], chains = data.chains || [];
  const rests = blockReader("pairs", data.blocks.pairs, pairs, (pair, rest) => Object.assign(pair, rest, matchesOf(rest)));
  const texts = blockReader("texts", data.blocks.texts, all, (a, record) => Object.assign(a, record, { share: a.share }));
  const takings = blockReader("kept", data.blocks.kept, pairs, (pair, taken) => { pair.taken = taken; });
  const places = new Map(all.map((a, i) => [a, i]));
  return {
    ...data, all, articles, article, pairs, clusters, quotations, chains, rests, texts, takings,
    complete: pairs.length === data.sums.pairs,
    reuse: pairs.filter(isReuse),
    chainOf: new Map(chains.flatMap(c => c.members.map(m => [m.id, c]))),
    pairsOf: pairsByArticle(pairs),
    clusterOf: new Map(clusters.flatMap(c => c.members.map(id => [id, c]))),
    ledgerAt: new Map(quotations.flatMap(q => q.wordings.flatMap(w => w.uses.map(u => [`${u.article}\n${u.start}`, q])))),
    byNumber: new Map(pairs.map(p => [p.n, p])),
    clusterById: new Map(clusters.map(c => [c.id, c])),
    ordered: pairs.length > 0 && pairs.every(isOrdered),
    /** Reads what a pair has in common, and the texts of its articles, as far as they are in the page. */
    whole: pair => Promise.all([rests.at(pair.at), texts.at(places.get(pair.from)), texts.at(places.get(pair.to))]),
  };
}

/** The pairs of each article, by its id. */
function pairsByArticle(pairs) {
  const of = new Map();
  for (const p of pairs) for (const id of [p.a, p.b]) {
    if (of.has(id)) of.get(id).push(p); else of.set(id, [p]);
  }
  return of;
}

/** The pair of two articles; undefined where the page has none. */
const pairBetween = (model, x, y) => (model.pairsOf.get(x) || []).find(p => p.a === y || p.b === y);

/** What to call an article: its title, else its first line of story, else its id. */
const headline = article => article.title || article.headline || article.id;

/** Tells whether it is known that the first article of a pair is the earlier one. */
function isOrdered({ from, to, lag_s }) {
  return Boolean(from.published && to.published) && (lag_s > 0 || from.published.slice(0, 10) !== to.published.slice(0, 10));
}

/** The names of the two sides of a pair. */
const sideNames = pair => isOrdered(pair) ? { a: "Earlier", b: "Later" } : { a: "Article A", b: "Article B" };

/** Source and time of an article; without a source its id, unless that is its headline. */
function credit(article) {
  const id = headline(article) === article.id ? "" : article.id;
  return [isolated(article.source || id), time(article.published)].filter(Boolean).join(" · ");
}

/** Sorts articles by time; those without one come last, by id. */
function byTime(x, y) {
  const a = x.published || "9999", b = y.published || "9999";
  return a < b ? -1 : a > b ? 1 : x.id < y.id ? -1 : 1;
}

/** Returns the value of a setting, whatever its spelling in the settings of the run; undefined if absent. */
function setting(model, name) {
  const plain = s => s.toLowerCase().replace(/[^a-z]/g, "");
  const key = Object.keys(model.settings || {}).find(k => plain(k) === plain(name));
  return key === undefined ? undefined : model.settings[key];
}
