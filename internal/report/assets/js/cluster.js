// Clusters: the list, and one cluster with its articles and pairs.

function clustersView(model) {
  const list = virtualList(c => clusterRow(model, c));
  const input = h("input", { type: "search", placeholder: "Titles, sources, ids", autocomplete: "off", spellcheck: "false", "aria-keyshortcuts": "/", class: "filter" });
  const order = h("select", {}, choices([["size", "articles"], ["diameter", "diameter"], ["id", "id"]]));
  const status = h("p", { class: "status", role: "status" }), scopeLine = h("div", { class: "scope" });
  const orders = { size: (x, y) => y.members.length - x.members.length, diameter: (x, y) => y.diameter - x.diameter, id: () => 0 };
  const words = new Map();
  const clusterWords = c => {
    if (!words.has(c)) words.set(c, fold([c.id, ...c.members.map(model.article).flatMap(a => [a.id, a.title, a.source])].join("\n")));
    return words.get(c);
  };
  const update = () => {
    const wanted = needles(input.value), standing = isNarrowed() && new Set(narrowed(model).pairs.filter(p => model.clusterOf.has(p.a) && model.clusterOf.get(p.a) === model.clusterOf.get(p.b)).map(p => model.clusterOf.get(p.a)));
    const shown = model.clusters.filter(c => (!standing || standing.has(c)) && wanted.every(w => clusterWords(c).includes(w)));
    shown.sort((x, y) => orders[order.value](x, y) || (x.id < y.id ? -1 : 1));
    list.show(shown);
    status.textContent = shown.length === model.clusters.length ? plural(shown.length, "cluster") :
      `${number(shown.length)} of ${plural(model.clusters.length, "cluster")}`;
    empty.hidden = shown.length > 0;
    render(scopeLine, stateChips(model, { clusters: "" }));
  };
  const empty = h("p", { class: "empty", hidden: true }, model.clusters.length ? "No cluster passes the filter." : "There are no clusters in this run: no article holds most of another.");
  for (const element of [input, order]) element.addEventListener("input", update);
  byId("view-clusters").replaceChildren(
    h("header", { class: "list-head" }, h("h1", {}, "Clusters"),
      h("p", { class: "caption" }, "Articles that belong together: each shares most of its text, or most of the other’s, with at least one more of them."),
      model.clusters_total > model.clusters.length && h("p", { class: "notice" }, `The ${number(model.clusters.length)} largest of ${number(model.clusters_total)}: all are in clusters.jsonl, in the folder of the run.`), scopeLine),
    h("form", { class: "filters", role: "search", onsubmit: e => e.preventDefault() },
      control("Filter", input), control("Sort by", order), status),
    empty, list.element);
  return { input, list, show: update };
}

/** The earliest article of a cluster, or its first where times are unknown. */
const firstOf = (model, cluster) => model.article(cluster.earliest || cluster.members[0]);

function clusterRow(model, cluster) {
  const members = cluster.members.map(model.article), first = firstOf(model, cluster);
  const sources = [...new Set(members.map(a => a.source).filter(Boolean))];
  const names = sources.slice(0, 6).map(isolated).join(", ") + (sources.length > 6 ? ` and ${sources.length - 6} more` : "");
  return h("a", { class: "row cluster-row", href: linkTo({ cluster: cluster.id }) },
    h("span", { class: "amount" }, h("strong", {}, number(members.length)), " articles"),
    h("span", { class: "sides" },
      h("span", { class: "headline" }, headline(first)),
      h("span", { class: "credit" }, [names, spanOfTimes(members)].filter(Boolean).join(" · ") || cluster.id)),
    h("span", { class: "facts" },
      h("span", {}, `diameter ${cluster.diameter}`),
      cluster.chain.length > 0 && h("span", {}, plural(cluster.chain.length, "version")),
      cluster.bridges.length > 0 && h("span", {}, plural(cluster.bridges.length, "bridge"))));
}

function spanOfTimes(articles) {
  const times = articles.map(a => a.published).filter(Boolean).sort();
  if (!times.length) return "";
  const [first, last] = [time(times[0]), time(times.at(-1))];
  return first === last ? first : `${first} to ${last}`;
}

const mostMembers = 60; // drawn

function drawCluster(model, id) {
  const root = byId("view-cluster"), cluster = model.clusterById.get(id);
  if (!cluster) {
    root.replaceChildren(h("p", { class: "notice" }, "This page has no cluster ", h("bdi", { class: "name" }, id), ". ", h("a", { href: linkTo({ clusters: "" }) }, "All clusters")));
    return;
  }
  const inside = new Set(cluster.members), pairs = model.pairs.filter(p => inside.has(p.a) && inside.has(p.b)), missing = cluster.pairs - pairs.length;
  const members = cluster.members.map(model.article).sort(byTime);
  const facts = [
    ["articles", number(members.length)], ["pairs", number(cluster.pairs)],
    ["most words shared by a pair", number(cluster.most)], ["diameter", String(cluster.diameter)],
  ];
  render(root,
    h("p", { class: "crumb" }, h("a", { href: linkTo({ clusters: "" }) }, "Clusters"), " / ", h("bdi", {}, cluster.id)),
    h("header", { class: "lead" }, h("h1", { dir: "auto" }, headline(firstOf(model, cluster))),
      h("p", { class: "standfirst" }, `${capital(spelled(members.length))} articles` + (spanOfTimes(members) ? `, ${spanOfTimes(members)}.` : "."),
        cluster.earliest && cluster.earliest !== cluster.origin ? " The headline is that of the earliest; that does not make it the origin." : "")),
    h("dl", { class: "figures" }, facts.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))),
    missing > 0 && h("p", { class: "notice" }, `${number(missing)} of these pairs are not in this page, which holds those with the most words in common. They are not drawn, and stand in pairs.jsonl.`),
    originSection(model, cluster), chainSection(model, cluster), h("div", { class: "story" }, lanesSection(model, cluster, members, pairs), collationSection(model, cluster, pairs)),
    h("p", { class: "caption" }, members.length > mostMembers ? `The first ${mostMembers} articles, in the order of time. ` : "", "The bar is how much of an article stands in any other of the run."),
    arcDiagram(members.slice(0, mostMembers), pairs),
    cluster.bridges.length > 0 && h("section", { class: "bridges" }, h("h2", {}, "Bridges"),
      h("p", { class: "caption" }, "Without one of these pairs the cluster falls in two. A weak bridge may join two stories."),
      h("ul", {}, cluster.bridges.map(([a, b]) => bridgeItem(model, pairs, a, b)))),
    cutSection(model, cluster),
    h("p", {}, h("a", { href: onlyTo({ pairs: "" }, { cluster: cluster.id }) }, `List the ${plural(pairs.length, "pair")} inside this cluster`)));
}

function bridgeItem(model, pairs, a, b) {
  const pair = pairs.find(p => (p.a === a && p.b === b) || (p.a === b && p.b === a));
  const text = [headline(model.article(a)), " — ", headline(model.article(b))];
  return h("li", {}, pair ? h("a", { href: linkTo({ pair: pair.n }) }, text) : text, pair && ` (${amountWords(pair)})`);
}

/** The member that the others come from, how surely, and why. */
function originSection(model, cluster) {
  return cluster.origin && h("section", { class: "cluster-part", "aria-labelledby": "origin-title" }, h("h2", { id: "origin-title" }, "Origin"),
    h("p", {}, articleLink(model, cluster.origin), h("span", { class: "credit" }, ` ${[isolated(model.article(cluster.origin).source), `${surely(cluster.origin_confidence)} (${fraction(cluster.origin_confidence)})`].filter(Boolean).join(" · ")}`)),
    evidenceList(cluster.origin_evidence || []));
}

/** The versions of the agency's story among the members, in their order. */
function chainSection(model, cluster) {
  if (!cluster.chain.length) return null;
  const chain = model.chainOf.get(cluster.chain[0]), members = chain ? chain.members : [];
  const versions = cluster.chain.map(id => members.find(m => m.id === id) || { id, version: model.article(id).version, published: model.article(id).published });
  return h("section", { class: "cluster-part", "aria-labelledby": "chain-title" }, h("h2", { id: "chain-title" }, "Versions"),
    h("p", { class: "caption" }, [chain && [chain.source, chain.slug].filter(Boolean).join(", "), chain && chain.killed && "the last version takes the story back"].filter(Boolean).join(": ")),
    h("ol", { class: "versions" }, versions.map((v, i) => h("li", {},
      h("span", { class: "mark-of" }, versionWords(v.version, members.indexOf(v))), h("span", { class: "credit" }, time(v.published) || "time unknown"), articleLink(model, v.id)))));
}

const cutReasons = { "one-text": "one text alone would hold the two sides together", unrelated: "the two sides share too little" };

/** Joins to articles outside that do not count. */
function cutSection(model, cluster) {
  return cluster.cuts.length > 0 && h("section", { class: "bridges" }, h("h2", {}, "Joins that do not count"),
    h("p", { class: "caption" }, "Articles outside that share enough with a member, and yet tell another story."),
    h("ul", {}, cluster.cuts.map(c => h("li", {}, articleLink(model, c.from), " — ", articleLink(model, c.to),
      h("span", { class: "credit" }, ` ${cutReasons[c.reason] || c.reason}`)))));
}
