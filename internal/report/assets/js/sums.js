// Sums over pairs and articles, as the run has them over all, for what is narrowed.

/** The share of an article with what the toggles leave out counted as its own; boilerplate that is left out counts for nothing. */
function toggledShare(article) {
  const share = { ...article.share }, own = kind => {
    share.own += share[kind];
    share[kind] = 0;
  };
  if (isWithout("quotations")) own("quotation");
  if (isWithout("paraphrases")) own("paraphrase");
  if (state["min-words"] && article.longest < Number(state["min-words"])) ["quotation", "verbatim", "edited", "paraphrase"].forEach(own);
  if (isWithout("boilerplate") && share.boilerplate < 1) {
    const rest = 1 - share.boilerplate;
    share.boilerplate = 0;
    for (const kind in share) share[kind] /= rest;
  }
  return share;
}

/** Where the sums of the page come from: the run where nothing is narrowed, else the pairs that pass. */
function sumsNow(model) {
  return isNarrowed() ? sumsOf(narrowed(model).pairs) : model.sums;
}

const tenth = part => Math.max(0, Math.min(9, Math.floor(Math.round(part * 1e4) / 1000)));

/** Sums over pairs and the articles that stand in them: of the form of the sums of the run, but for what only all articles tell. */
function sumsOf(pairs) {
  const articles = new Set(pairs.flatMap(p => [p.from, p.to])), cells = new Map(), sources = new Map();
  const sums = { pairs: pairs.length, relations: {}, uncredited: 0, taken_back: 0, paired: articles.size, sharing: { passages: 0, quotations: 0, paraphrases: 0 }, labels: {},
    parts: [0, 0, 0, 0, 0, 0], equal: Array(10).fill(0), edited: Array(10).fill(0), own: Array(10).fill(0) };
  const sourceOf = name => {
    if (!sources.has(name)) sources.set(name, { name, paired: 0, words: 0, reused: 0, equal: 0, standing: {}, owing: 0, owed: 0, uncredited: 0, months: {}, lags: [], given: new Map() });
    return sources.get(name);
  };
  for (const p of pairs) {
    sums.relations[p.relation] = (sums.relations[p.relation] || 0) + 1;
    if (p.uncredited) sums.uncredited++;
    if (p.counts.findings) sums.taken_back++;
    if (!isReuse(p)) continue;
    const from = giverOf(p).source || "", to = takerOf(p).source || "", how = howOf(p), key = JSON.stringify([from, to, how]);
    if (!cells.has(key)) cells.set(key, { from, to, how, pairs: 0, words: 0, uncredited: 0 });
    const cell = cells.get(key);
    cell.pairs++;
    cell.words += p.words_shared;
    if (p.uncredited) cell.uncredited++;
    if (how === "taken" && from !== to) {
      const taker = sourceOf(to);
      if (p.lag_s != null) taker.lags.push(Math.abs(p.lag_s));
      taker.given.set(from, (taker.given.get(from) || 0) + p.words_shared);
    }
  }
  for (const a of articles) {
    const share = toggledShare(a), source = sourceOf(a.source || ""), words = [];
    const kind = share.verbatim + share.edited > 0 ? "passages" : share.quotation > 0 ? "quotations" : share.paraphrase > 0 ? "paraphrases" : "";
    if (kind) sums.sharing[kind]++;
    sums.labels[a.label] = (sums.labels[a.label] || 0) + 1;
    source.paired++;
    if (a.standing) source.standing[a.standing] = (source.standing[a.standing] || 0) + 1;
    if (a.owed) {
      source.owing++;
      source.owed += a.owed;
      source.uncredited += a.uncredited || 0;
    }
    const month = (a.published || "").slice(0, 7);
    if (/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) source.months[month] = (source.months[month] || 0) + 1;
    let left = a.words;
    shareNames.forEach((name, i) => {
      words[i] = Math.floor((Math.round(share[name] * 1e4) * a.words + 5000) / 10000);
      left -= words[i];
    });
    words[5] = Math.max(0, left);
    words.forEach((n, i) => { sums.parts[i] += n; });
    source.words += a.words;
    source.equal += words[0] + words[1];
    source.reused += words[0] + words[1] + words[2] + words[3];
    sums.equal[tenth(share.quotation + share.verbatim)]++;
    sums.edited[tenth(share.edited + share.paraphrase)]++;
    sums.own[tenth(share.own)]++;
  }
  const order = (x, y) => x < y ? -1 : x > y ? 1 : 0;
  sums.cells = [...cells.values()].sort((x, y) => order(x.from, y.from) || order(x.to, y.to) || order(x.how, y.how));
  const byDebt = (x, y) => y.uncredited - x.uncredited || y.owed - x.owed || y.reused - x.reused || order(x.name, y.name); // as in the run
  sums.sources = [...sources.values()].sort(byDebt).map(({ lags, given, ...s }) => ({
    ...s, lag: lags.sort((x, y) => x - y)[Math.floor(lags.length / 2)],
    giver: [...given].sort((x, y) => y[1] - x[1] || order(x[0], y[0])).map(([name]) => name)[0],
  }));
  return sums;
}
