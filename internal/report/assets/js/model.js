// The records of the run, joined.

/** Reads the data element. Much data comes compressed. */
async function readData() {
  const element = byId("data");
  if (element.type === "application/json") return JSON.parse(element.textContent);
  const bytes = Uint8Array.from(atob(element.textContent), c => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
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
function amountOf(pair) {
  const { words_shared: words, quotations, paraphrases } = pair;
  if (words || !(quotations.length + paraphrases.length)) return [words, words === 1 ? "word" : "words"];
  const [n, one] = quotations.length ? [quotations.length, "quotation"] : [paraphrases.length, "paraphrase"];
  return [n, n === 1 ? one : one + "s"];
}

/** The same in words: "345 words". */
const amountWords = pair => `${number(amountOf(pair)[0])} ${amountOf(pair)[1]}`;

/** What a pair has in common, as items of a list. */
const commonWords = pair => [
  pair.passages.length && plural(pair.passages.length, "passage"),
  pair.quotations.length && plural(pair.quotations.length, "quotation"),
  pair.quotations.some(isChanged) && `${number(pair.quotations.filter(isChanged).length)} changed`,
  pair.paraphrases.length && plural(pair.paraphrases.length, "paraphrase"),
].filter(Boolean);

/** Joins pairs to their articles. */
function makeModel(data) {
  const articles = new Map((data.articles || []).map(a => [a.id, a]));
  const article = id => {
    if (!articles.has(id)) articles.set(id, { id, words: 0, share: { quotation: 0, verbatim: 0, edited: 0, paraphrase: 0, boilerplate: 0, own: 1 } });
    return articles.get(id);
  };
  const pairs = (data.pairs || []).map(p => ({
    ...p,
    from: article(p.a),
    to: article(p.b),
    reused: reusedPart(p.share_b),
    ...matchesOf(p),
  }));
  const clusters = (data.clusters || []).map(c => ({ ...c, members: c.members || [], bridges: c.bridges || [], cuts: c.cuts || [], chain: c.chain || [] }));
  const quotations = data.quotations || [], chains = data.chains || [];
  return {
    ...data, articles, article, pairs, clusters, quotations, chains,
    reuse: pairs.filter(isReuse),
    chainOf: new Map(chains.flatMap(c => c.members.map(m => [m.id, c]))),
    pairOf: new Map(pairs.flatMap(p => [[p.a + "\n" + p.b, p], [p.b + "\n" + p.a, p]])),
    standing: new Set(pairs.flatMap(p => [p.a, p.b])),
    clusterOf: new Map(clusters.flatMap(c => c.members.map(id => [id, c]))),
    ledgerAt: new Map(quotations.flatMap(q => q.wordings.flatMap(w => w.uses.map(u => [`${u.article}\n${u.start}`, q])))),
    byNumber: new Map(pairs.map(p => [p.n, p])),
    clusterById: new Map(clusters.map(c => [c.id, c])),
    ordered: pairs.length > 0 && pairs.every(isOrdered),
    redacted: pairs.length > 0 && pairs.every(p => !p.from.text && !p.to.text),
  };
}

/** What to call an article: its title, else its first line of story, else its id. */
function headline(article) {
  return article.headline ??= article.title || clip(firstLine(article), 140) || article.id;
}

/** Tells whether it is known that the first article of a pair is the earlier one. */
function isOrdered({ from, to, lag_s }) {
  return Boolean(from.published && to.published) && (lag_s > 0 || from.published.slice(0, 10) !== to.published.slice(0, 10));
}

/** The names of the two sides of a pair. */
const sideNames = pair => isOrdered(pair) ? { a: "Earlier", b: "Later" } : { a: "Article A", b: "Article B" };

/** Source and time of an article; without a source its id, unless that is its headline. */
function credit(article) {
  const id = headline(article) === article.id ? "" : article.id;
  return [article.source || id, time(article.published)].filter(Boolean).join(" · ");
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

/** All that the text filter looks at in a pair, folded. Made once for each pair. */
function pairWords(pair) {
  if (pair.searched === undefined) {
    const sides = [["a", pair.from], ["b", pair.to]];
    pair.searched = fold(sides.flatMap(([side, article]) => [
      article.id, article.title, article.source, ...pair.matches.flatMap(p => [wordsOf(article, side, p), p["speaker_" + side]]),
    ]).join("\n"));
  }
  return pair.searched;
}

const fold = s => s.toLowerCase().replace(/[‘’ʼ]/g, "'").replace(/[“”«»„]/g, '"').replace(/\s+/g, " ");

/** Splits what was typed in the filter into words that must all be there. */
const needles = query => fold(query).split(" ").filter(Boolean);

/** Where on a page a thing is. Names and values survive any id. */
const linkTo = place => "#" + new URLSearchParams(place).toString();
