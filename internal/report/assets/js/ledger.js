// The ledger: what people were quoted as saying, who ran it, and how the words changed on the way.

/** The quotations view. show(scope) narrows it to one quotation where a link asks for it. */
function ledgerView(model) {
  const list = growingList(q => ledgerEntry(model, q, scope.id === q.id));
  const input = h("input", { type: "search", placeholder: "Speaker, words, outlet", autocomplete: "off", spellcheck: "false", "aria-keyshortcuts": "/", class: "filter" });
  const order = h("select", {}, choices([["uses", "uses"], ["first", "first known use"], ["speaker", "speaker"]]));
  const altered = h("input", { type: "checkbox" }), reattributed = h("input", { type: "checkbox" });
  const status = h("p", { class: "status", role: "status" }), scopeLine = h("div", { class: "scope" });
  const empty = h("p", { class: "empty", hidden: true }, model.quotations.length ? "No quotation passes the filter." : emptyLedger(model));
  let scope = {};
  const update = () => {
    const wanted = needles(input.value);
    const all = quotationsNow(model), shown = (scope.id === undefined ? all : model.quotations).filter(q => (scope.id === undefined || q.id === scope.id)
      && (!altered.checked || q.altered) && (!reattributed.checked || q.reattributed)
      && wanted.every(w => ledgerWords(q).includes(w)));
    shown.sort(ledgerOrders[order.value]);
    list.show(shown);
    const total = model.quotations.length;
    status.textContent = shown.length === total ? plural(total, "quotation") : `${number(shown.length)} of ${plural(total, "quotation")}`;
    empty.hidden = shown.length > 0;
    render(scopeLine, scope.id !== undefined ? [h("span", { class: "chip" }, "one quotation"), h("a", { href: linkTo({ quotations: "" }) }, "Show all quotations")] : stateChips(model, { quotations: "" }));
  };
  for (const element of [input, order, altered, reattributed]) element.addEventListener("input", update);
  byId("view-quotations").replaceChildren(
    h("header", { class: "list-head" }, h("h1", {}, "Quotations"),
      h("p", { class: "caption" }, "What people were quoted as saying in two places or more. Open one to see its wordings, and who ran which. ", leftOut(model)), scopeLine),
    h("form", { class: "filters", role: "search", onsubmit: e => e.preventDefault() },
      control("Filter", input), control("Sort by", order),
      h("label", { class: "switch" }, altered, " Altered only"), h("label", { class: "switch" }, reattributed, " Re-attributed only"), status),
    empty, list.element);
  let drawn = null;
  const show = next => {
    const key = JSON.stringify([next.id, state]);
    if (key === drawn) return;
    drawn = key;
    scope = next;
    update();
  };
  return { input, list, show };
}

/** The quotations of the page that have a use in a pair that passes; of a narrowed page those of its pairs' articles. */
function quotationsNow(model) {
  if (!isNarrowed()) return model.quotations;
  const articles = new Set(narrowed(model).pairs.filter(p => p.counts.quotations).flatMap(p => [p.a, p.b]));
  return model.quotations.filter(q => q.wordings.some(w => w.uses.some(u => articles.has(u.article))));
}

const emptyLedger = model => model.quotations_total ?
  `None of the ${plural(model.quotations_total, "quotation")} was found in two places.` : "No quotation was looked for, or none was found.";

/** Says which quotations are not in the page. */
function leftOut(model) {
  const once = model.quotations_total - model.quotations_shared, more = model.quotations_shared - model.quotations.length;
  return [
    once > 0 && `${capital(spelled(once))} more ${once === 1 ? "was" : "were"} found in one place only${more > 0 ? "" : ` and ${once === 1 ? "stands" : "stand"} in quotations.jsonl, in the folder of the run`}. `,
    more > 0 && `This page holds those that were changed and those used most, ${number(model.quotations.length)} of ${number(model.quotations_shared)}; all are in quotations.jsonl, in the folder of the run.`,
  ];
}

const ledgerOrders = {
  uses: (x, y) => y.uses - x.uses || (x.id < y.id ? -1 : 1),
  first: (x, y) => byTime(firstUse(x), firstUse(y)) || (x.id < y.id ? -1 : 1),
  speaker: (x, y) => (x.speaker || "\uffff").localeCompare(y.speaker || "\uffff", "en") || y.uses - x.uses,
};

const firstUse = q => ({ published: q.first && q.first.published, id: q.id });

/** All that the filter looks at in a quotation, folded. Made once for each. */
function ledgerWords(q) {
  return q.searched ??= fold([q.id, q.speaker, ...q.wordings.flatMap(w => [w.text, ...w.uses.flatMap(u => [u.article, u.source, u.speaker])])].join("\n"));
}

/** A quotation as a row that opens to its tree. The tree is made when it is first seen. */
function ledgerEntry(model, q, open) {
  const facts = [
    q.altered && h("span", { class: "tag" }, "altered"), q.reattributed && h("span", { class: "tag" }, "re-attributed"),
    q.wordings.length > 1 && h("span", {}, plural(q.wordings.length, "wording")),
  ];
  const first = q.first && ["first known in ", isolated(q.first.source) || h("bdi", {}, q.first.article), `, ${time(q.first.published)}`];
  const summary = h("summary", { class: "row quote-row" },
    h("span", { class: "amount" }, h("strong", {}, number(q.uses)), " uses"),
    h("span", { class: "sides" },
      h("span", { class: "headline", dir: "auto" }, q.text ? `“${q.text}”` : `${plural(q.words, "word")}, left out of this report (--redact)`),
      h("span", { class: "credit" }, h("b", {}, isolated(q.speaker) || (q.text ? "Nobody named" : "")), first && [" · ", first], ` · in ${plural(q.articles, "article")}`)),
    h("span", { class: "facts" }, facts));
  const entry = h("details", { class: "entry", open }, summary), fillIn = () => {
    if (entry.open && entry.childElementCount === 1) entry.append(h("div", { class: "tree" }, wordingGraph(model, q), wordingTree(model, q)));
  };
  entry.addEventListener("toggle", fillIn);
  fillIn();
  return entry;
}

/** The wordings below those they come from. */
function wordingTree(model, q) {
  const below = parent => q.wordings.map((w, i) => ({ w, i })).filter(({ w }) => w.parent === parent);
  const branch = nodes => nodes.length > 0 && h("ol", { class: "branch" }, nodes.map(({ w, i }) =>
    h("li", {}, wordingNode(model, q, w, i), branch(below(i)))));
  return branch(below(-1));
}

function wordingNode(model, q, wording, i) {
  const parent = q.wordings[wording.parent], variant = variantWords[wording.variant];
  const relation = parent && [
    h("span", { class: wording.relation === "altered" ? "tag" : "kind" }, relationWords[wording.relation] || wording.relation),
    variant ? ` ${variant}` : "", ` against wording ${wording.parent + 1}`,
  ];
  const known = q.wordings.reduce((n, w) => n + w.uses.length, 0), more = i === q.wordings.length - 1 ? q.uses - known : 0;
  return h("div", { class: "wording" },
    h("p", { class: "wording-head" }, h("strong", {}, `Wording ${i + 1}`), relation && [" · ", relation]),
    wording.text && h("blockquote", { dir: "auto" }, "“", parent ? merged(wordingParts(parent, wording)) : wording.text, "”"),
    h("ul", { class: "uses" }, wording.uses.map(u => useItem(model, q, u))),
    more > 0 && h("p", { class: "caption" }, `And ${plural(more, "more use")}, all in quotations.jsonl.`));
}

function wordingParts(parent, wording) {
  return segments(parent.text, wording.text, wording.edits || [], codePoints(parent.text), codePoints(wording.text));
}

/** Who ran a wording: the article, with a link to where the page shows it. */
function useItem(model, q, use) {
  const article = { source: use.source, published: use.published, ...(model.articles.get(use.article) || { id: use.article }) };
  const isFirst = q.first && q.first.article === use.article && q.first.start === use.start;
  const cluster = model.clusterOf.get(use.article), href = useLink(model, q, use);
  const name = h("span", { class: "headline", dir: "auto" }, headline(article));
  const other = isReattributed(q, use);
  const named = wordsAt(article, use.speaker_span);
  return h("li", {},
    href ? h("a", { href }, name) : name,
    h("span", { class: "credit" }, credit(article)),
    use.speaker && h("span", { class: "by" }, "said by ", other ? h("span", { class: "tag" }, use.speaker) : use.speaker, named && named !== use.speaker ? ` (“${named}”)` : ""),
    isFirst && h("span", { class: "by" }, "first known use"),
    variantWords[use.variant] && h("span", { class: "by" }, "the same words " + variantWords[use.variant]),
    cluster && h("a", { class: "by", href: linkTo({ cluster: cluster.id }) }, "cluster"));
}

/** Two names are taken for one person's where they have a word in common. */
function samePerson(a, b) {
  const words = new Set(needles(a));
  return needles(b).some(w => words.has(w));
}

/** Where the page shows a use: beside the first use, or beside another, else among the pairs of its article. */
function useLink(model, q, use) {
  const others = [q.first, ...q.wordings.flatMap(w => w.uses)].filter(Boolean);
  for (const other of others) {
    const pair = pairBetween(model, use.article, other.article);
    if (pair && pair.counts.quotations) return linkTo({ pair: pair.n, [pair.a === use.article ? "said_a" : "said_b"]: use.start });
  }
  return model.pairsOf.has(use.article) ? linkTo({ pairs: "" }, { article: use.article }) : null;
}
