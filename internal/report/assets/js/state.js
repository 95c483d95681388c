// The state of the page: the view that is shown, and what narrows all of them. It stands in the address, so that going back, loading
// again and sharing a link keep it.

const views = ["overview", "sources", "pairs", "quotations", "clusters", "cluster", "pair", "kept", "coding", "methods"];

/** What narrows the pages, by its name in the address: the test of a pair for a value. Sort and apart are no filters. */
const filterTests = {
  source: value => p => (p.from.source || "") === value || (p.to.source || "") === value,
  from: value => p => (giverOf(p).source || "") === value,
  to: value => p => (takerOf(p).source || "") === value,
  relation: value => p => p.relation === value,
  direction: value => p => howOf(p) === value,
  credit: value => p => creditOf(p) === value,
  "min-words": value => p => p.longest >= Number(value),
  share: value => p => p.reused >= Number(value),
  only: value => value === "findings" ? p => p.counts.findings > 0 : isReuse,
  article: value => p => p.a === value || p.b === value,
  cluster: (value, model) => p => {
    const cluster = model.clusterOf.get(p.a);
    return !!cluster && cluster.id === value && model.clusterOf.get(p.b) === cluster;
  },
  without: value => {
    const kinds = value.split(" ");
    return p => !kinds.includes(p.relation + "s");
  },
  mark: value => p => markOf(p) === value,
  hide: value => {
    const hidden = value.split(",");
    return p => !hidden.includes(howOf(p));
  },
  q: value => {
    const words = needles(value);
    return p => words.every(w => hasWord(p, w));
  },
};
const stateNames = [...Object.keys(filterTests), "sort", "apart", "mode", "context"];

/** The article that gave, and the one that took, where that is known; else the first and the second of the pair. */
const giverOf = p => p.direction === "b to a" ? p.to : p.from;
const takerOf = p => p.direction === "b to a" ? p.from : p.to;

/** How text went between the two. */
const howOf = p => p.direction === "a to b" || p.direction === "b to a" ? "taken" :
  p.direction === "common source" || p.direction === "same speaker" ? p.direction : "unknown";

const creditOf = p => p.uncredited ? "none" : p.credited ? "given" : "not owed";

let state = {};

/** Reads the address: {view, value, scope}, where scope has what belongs to the view alone. An unknown view is the overview. */
function readAddress() {
  const [first, ...rest] = new URLSearchParams(location.hash.slice(1)), scope = {};
  const view = first && views.includes(first[0]) ? first[0] : "overview";
  state = {};
  for (const [name, value] of rest) {
    if (!stateNames.includes(name)) scope[name] = value;
    else if (value !== "" || ["source", "from", "to"].includes(name)) state[name] = value;
  }
  return { view, value: first ? first[1] : "", scope };
}

/** A place in the page, with the state as it is but for changes; a value of null takes one away. Names and values survive any id. */
function linkTo(where, changes = {}) {
  const all = { ...where };
  for (const [name, value] of Object.entries({ ...state, ...changes })) if (value != null && !(name in where)) all[name] = value;
  return "#" + new URLSearchParams(all).toString();
}

/** The same with nothing narrowed but by changes. */
const onlyTo = (where, changes = {}) => "#" + new URLSearchParams({ ...where, ...changes }).toString();

const isNarrowed = () => Object.keys(state).some(name => name in filterTests);

/** Tells whether nothing narrows the page but what counts as reuse. */
const isOnlyToggled = () => Object.keys(state).every(name => !(name in filterTests) || name === "without" || name === "min-words");

/** Changes the state and shows the view again. A step of its own in the history, unless it goes on with the one before, as typing does. */
function changeState(where, changes, goesOn) {
  const hash = linkTo(where, changes);
  if (hash === location.hash) return;
  try { history[goesOn ? "replaceState" : "pushState"](null, "", hash); } catch { location.hash = hash; return; } // some browsers refuse it on disk
  dispatchEvent(new Event("statechange"));
}

/**
 * The pairs that pass, and by filter how many there would be of each value with the others as they are: {pairs, passes, facets}, where passes has a 1 at the place
 * of each that passes. The same object until the state changes. It looks at every pair once, and makes nothing for those that it leaves out.
 */
function narrowed(model) {
  const active = Object.entries(state).filter(([name]) => name in filterTests), key = JSON.stringify(active);
  if (model.narrowed && model.narrowed.key === key && model.narrowed.searched === model.searched) return model.narrowed;
  const tests = active.map(([name, value]) => [name, filterTests[name](value, model)]);
  const cheap = tests.filter(([name]) => name !== "q"), last = tests.filter(([name]) => name === "q");
  const facets = Object.fromEntries(Object.keys(facetsOf).map(name => [name, new Map()])), pairs = [], passes = new Uint8Array(model.pairs.length);
  const counting = Object.entries(facetsOf).map(([name, each]) => [name, each, value => facets[name].set(value, (facets[name].get(value) || 0) + 1)]);
  for (const p of model.pairs) {
    let failed = null, fails = 0;
    for (const [name, test] of cheap) if (!test(p)) {
      failed = name;
      if (++fails > 1) break;
    }
    if (fails > 1 || !last.every(([, test]) => test(p))) continue;
    if (!fails) {
      pairs.push(p);
      passes[p.at] = 1;
    }
    for (const [name, each, add] of counting) if (!fails || failed === name) each(p, add);
  }
  return model.narrowed = { key, searched: model.searched, pairs, passes, facets };
}

/** Adds the values that a pair has of each facet. */
const facetsOf = {
  relation: (p, add) => add(p.relation),
  direction: (p, add) => add(howOf(p)),
  credit: (p, add) => add(creditOf(p)),
  source(p, add) {
    add(p.from.source || "");
    if (p.from.source !== p.to.source) add(p.to.source || "");
  },
  mark: (p, add) => add(markOf(p)),
};

/** Tells whether what the toggle stands for is left out: "quotations", "paraphrases" or "boilerplate". */
const isWithout = kind => (state.without || "").split(" ").includes(kind);

/** The state in chips, each with a link that takes it away; null where nothing is narrowed. */
function stateChips(model, where) {
  const words = {
    source: v => ["of ", v || "no source"], from: v => ["from ", v || "no source"], to: v => ["to ", v || "no source"], relation: v => ["relation ", relationName(v)],
    direction: v => ["direction ", directionNames[v] || v], credit: v => ["credit ", creditNames[v] || v], "min-words": v => ["matches of ", `${v} words or more`],
    share: v => ["share of ", `${percent(Number(v))} or more`], only: v => ["", v === "findings" ? "text taken back" : "no templates"],
    article: v => ["with ", headline(model.article(v))], cluster: v => ["inside the cluster ", v], without: v => ["without ", v.split(" ").join(", ")], mark: v => ["mark ", v], hide: v => ["without directions ", v.split(",").map(d => directionNames[d] || d).join(", ")], q: v => ["with the words ", v],
  };
  const chips = Object.entries(state).filter(([name]) => words[name]).map(([name, value]) => {
    const [before, text] = words[name](value);
    return h("span", { class: "chip" }, before, h("bdi", {}, clip(text, 60)), " ",
      h("a", { href: linkTo(where, { [name]: null }), "aria-label": `Not only: ${before}${text}`, title: "take away" }, "×"));
  });
  return chips.length > 0 && [h("span", { class: "chips" }, chips), h("a", { href: onlyTo(where) }, "Show all")];
}

const directionNames = { taken: "known", "common source": "common source", "same speaker": "same speaker", unknown: "not known" };
const creditNames = { none: "not given", given: "given", "not owed": "not owed" };
