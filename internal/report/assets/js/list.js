// The list of pairs, and what it shares with the list of clusters: filter, growth on scrolling, keys.

const chunk = 60; // rows made at a time

/** A list that makes its rows as they come into view. */
function growingList(makeRow) {
  const list = h("ol", { class: "rows" }), end = h("div", { class: "end" });
  let items = [];
  const extend = (to = list.childElementCount + chunk) => {
    const from = list.childElementCount;
    list.append(...items.slice(from, to).map(item => h("li", {}, makeRow(item))));
  };
  new IntersectionObserver(entries => {
    if (entries.some(e => e.isIntersecting) && list.childElementCount < items.length) {
      extend();
      requestAnimationFrame(() => observeAgain());
    }
  }, { rootMargin: "1200px" }).observe(end);
  // An observer is silent while the end stays in view, so a short first page needs a second look.
  const observeAgain = () => {
    if (list.childElementCount < items.length && end.getBoundingClientRect().top < innerHeight + 1200) extend();
  };
  return {
    element: h("div", {}, list, end),
    extend,
    show(next) {
      items = next;
      list.replaceChildren();
      extend(chunk);
    },
    links: () => [...list.querySelectorAll("a.row, summary.row")],
    /** Moves the focus by so many rows; from outside the list to the first. */
    move(by) {
      const links = this.links(), now = links.indexOf(document.activeElement);
      if (now + by >= links.length) extend();
      const next = this.links()[now < 0 ? 0 : Math.max(0, now + by)];
      if (next) focusRow(next);
    },
  };
}

function focusRow(link) {
  link.focus({ preventScroll: true });
  link.scrollIntoView({ block: "nearest" });
}

/** A labelled control of the filter bar. */
const control = (label, element) => h("label", { class: "control" }, h("span", {}, label), element);

const choices = options => options.map(([value, name]) => h("option", { value }, name));

const relationNames = [["identical", "identical"], ["near-duplicate", "near-duplicate"], ["version", "version"], ["reuse", "reuse"], ["quotation", "quotation"], ["paraphrase", "paraphrase"], ["template", "template"]];
const relationName = relation => (relationNames.find(([r]) => r === relation) || [relation, relation])[1];

const pairOrders = {
  words: (x, y) => y.words_shared - x.words_shared,
  share: (x, y) => y.reused - x.reused,
  lag: (x, y) => (x.lag_s ?? Infinity) - (y.lag_s ?? Infinity) || 0,
  id: () => 0,
};

/** Tells whether two articles share nothing but sentences in other words. */
const isLoose = pair => pair.relation === "paraphrase";

/** So many pairs of that kind are shown without being asked for. */
const fewLoose = 5;

/** What the list can be narrowed to: a name and a test for each. */
const narrowings = {
  reuse: ["reuse, no templates", isReuse],
  uncredited: ["without credit", p => p.uncredited],
  findings: ["text taken back", p => (p.findings || []).length > 0],
  template: ["templates", p => !isReuse(p)],
};

/** Those of the narrowings that leave some pairs of the run, but not all. */
const usefulNarrowings = pairs => Object.entries(narrowings).filter(([, [, test]]) => pairs.some(test) && !pairs.every(test)).map(([key, [name]]) => [key, name]);

/** The pairs view. show(scope) narrows it to what a link asks for; pairs() are those listed now, in order. */
function pairsView(model) {
  const list = growingList(pairRow), shareName = model.ordered ? "Share of the later" : "Share of the second";
  const input = h("input", { type: "search", placeholder: "Words, titles, sources, ids", autocomplete: "off", spellcheck: "false", "aria-keyshortcuts": "/", class: "filter" });
  const relation = h("select", {}, choices([["", "any"], ...relationNames]));
  const share = h("select", {}, choices([[0, "any"], ...[0.1, 0.25, 0.5, 0.75, 0.9].map(x => [x, `${x * 100} % or more`])]));
  const narrowing = usefulNarrowings(model.pairs), only = h("select", {}, choices([["", "all pairs"], ...narrowing]));
  const words = h("input", { type: "number", min: 0, step: 1, placeholder: "0", inputmode: "numeric" });
  const order = h("select", {}, choices([["words", "words shared"], ["share", shareName.toLowerCase()], ["lag", "time apart"], ["id", "ids"]]));
  const status = h("p", { class: "status", role: "status" }), scopeLine = h("div", { class: "scope" });
  let scope = {}, shown = [], loose = false;
  const more = h("button", { type: "button", class: "more", hidden: true, onclick: () => { loose = true; update(); } });
  const update = () => {
    const wanted = needles(input.value);
    const all = model.pairs.filter(p => inScope(model, scope, p)
      && (!relation.value || p.relation === relation.value) && (!only.value || narrowings[only.value][1](p))
      && p.reused >= Number(share.value) && p.words_shared >= Number(words.value)
      && wanted.every(w => pairWords(p).includes(w)));
    // Pairs with nothing but a sentence in other words come last, and many of them only when asked for.
    const apart = relation.value ? [] : all.filter(isLoose), rest = relation.value ? all : all.filter(p => !isLoose(p));
    for (const part of [rest, apart]) part.sort((x, y) => pairOrders[order.value](x, y) || x.n - y.n);
    const folded = !loose && rest.length > 0 && apart.length > fewLoose;
    shown = folded ? rest : [...rest, ...apart];
    more.hidden = !folded;
    more.textContent = `Show ${plural(apart.length, "pair")} with nothing in common but a sentence in other words`;
    list.show(shown);
    status.textContent = shown.length === model.pairs.length ? plural(shown.length, "pair") :
      `${number(shown.length)} of ${plural(model.pairs.length, "pair")}`;
    empty.hidden = shown.length > 0;
  };
  const empty = h("p", { class: "empty", hidden: true }, model.pairs.length ? "No pair passes the filter." : "There are no pairs in this run.");
  for (const element of [input, relation, only, share, words, order]) element.addEventListener("input", update);
  byId("view-pairs").replaceChildren(
    h("header", { class: "list-head" }, h("h1", {}, "Pairs"), shareLegend(), scopeLine),
    h("form", { class: "filters", role: "search", onsubmit: e => e.preventDefault() },
      control("Filter", input), control("Relation", relation), narrowing.length > 0 && control("Show", only), control(shareName, share),
      control("Words, at least", words), control("Sort by", order), status),
    empty, list.element, more);
  const show = ({ only: wanted = only.value, ...next }) => {
    if (wanted !== only.value || JSON.stringify(next) !== JSON.stringify(scope)) {
      only.value = narrowing.some(([key]) => key === wanted) ? wanted : "";
      scope = next;
      scopeLine.replaceChildren(...scopeChips(model, scope));
      update();
    }
  };
  update();
  return { show, input, list, pairs: () => shown, hash: () => linkTo({ pairs: "", ...scope }) };
}

/** Tells whether a pair is one of those that a link to the list asks for. */
function inScope(model, scope, pair) {
  if (scope.article !== undefined && pair.a !== scope.article && pair.b !== scope.article) return false;
  if (scope.earlier !== undefined && (pair.from.source || "") !== scope.earlier) return false;
  if (scope.later !== undefined && (pair.to.source || "") !== scope.later) return false;
  if (scope.cluster === undefined) return true;
  const cluster = model.clusterById.get(scope.cluster);
  return !!cluster && cluster.members.includes(pair.a) && cluster.members.includes(pair.b);
}

function scopeChips(model, scope) {
  const texts = [];
  if (scope.article !== undefined) texts.push(["with ", headline(model.article(scope.article))]);
  if (scope.earlier !== undefined) texts.push(["earlier: ", scope.earlier]);
  if (scope.later !== undefined) texts.push(["later: ", scope.later]);
  if (scope.cluster !== undefined) texts.push(["inside the cluster ", scope.cluster]);
  if (!texts.length) return [];
  return [h("span", { class: "chips" }, texts.map(([name, value]) => h("span", { class: "chip" }, name, h("bdi", {}, value)))),
    h("a", { href: "#pairs" }, "Show all pairs")];
}

/** A pair as a row: how much, the two articles with the share of each, what it is, how far apart. */
function pairRow(pair) {
  const side = (name, article, share) => h("span", { class: "side" },
    h("span", { class: "headline" }, h("span", { class: "unseen" }, name + ": "), headline(article)),
    h("span", { class: "credit" }, credit(article)),
    h("span", { class: "figure" }, shareBar(share), h("span", { class: "per" }, percent(reusedPart(share)))));
  const names = sideNames(pair), [amount, unit] = amountOf(pair);
  return h("a", { class: "row pair-row" + (isReuse(pair) ? "" : " no-reuse"), href: linkTo({ pair: pair.n }), "data-n": pair.n },
    h("span", { class: "amount" }, h("strong", {}, number(amount)), " " + unit),
    h("span", { class: "sides" }, side(names.a, pair.from, pair.share_a), side(names.b, pair.to, pair.share_b)),
    h("span", { class: "facts" }, h("span", { class: "relation " + pair.relation }, relationName(pair.relation), isReuse(pair) ? "" : ", no reuse"),
      (pair.findings || []).length > 0 && h("span", {}, h("span", { class: "tag alert" }, "text taken back")),
      pair.uncredited && h("span", {}, h("span", { class: "tag" }, "not credited")),
      commonWords(pair).map(text => h("span", {}, text)),
      h("span", {}, pair.lag_s == null ? "" : pair.lag_s === 0 ? "same time" : lag(pair.lag_s) + " apart")));
}
