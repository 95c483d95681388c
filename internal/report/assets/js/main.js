// The page: which view the hash asks for.

/** The theme: what the system has until a reader chooses. */
function setUpTheme() {
  const button = byId("theme"), dark = matchMedia("(prefers-color-scheme: dark)"), root = document.documentElement;
  const kept = { get: () => { try { return localStorage.getItem("copytaster-theme"); } catch { return null; } },
    set: v => { try { localStorage.setItem("copytaster-theme", v); } catch { /* a page from disk may have no storage */ } } };
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : dark.matches;
  const name = () => { button.textContent = isDark() ? "Light" : "Dark"; button.setAttribute("aria-label", `Change to ${isDark() ? "light" : "dark"} colours`); };
  if (["light", "dark"].includes(kept.get())) root.dataset.theme = kept.get();
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    kept.set(root.dataset.theme);
    name();
  });
  dark.addEventListener("change", name);
  name();
}

const tabOf = { overview: "overview", sources: "sources", pairs: "pairs", pair: "pairs", quotations: "quotations", clusters: "clusters", cluster: "clusters", kept: "kept", coding: "coding", methods: "methods" };

function start(model) {
  marks.open(model.run);
  verdicts.open(model.run);
  readAddress();
  byId("count-pairs").textContent = number(model.sums.pairs);
  byId("count-quotations").textContent = number(model.quotations_shared);
  document.querySelector('[data-tab="quotations"]').hidden = !model.quotations_total;
  byId("count-clusters").textContent = number(model.clusters_total);
  const lists = { pairs: pairsView(model), quotations: ledgerView(model), clusters: clustersView(model) }, coding = codingView(model);
  const scrolled = {}; // how far each view was scrolled when it was left
  let current = null, open = null, lastList = "#pairs", opened = null, toFilter = false, asked = 0;

  /** Shows a pair, which may have to be read first. */
  const showPair = async (value, scope, first) => {
    await drawTheirs(value, scope, first);
    if (!byId("view-pair").hidden) document.body.dataset.view = "pair";
  };
  const drawTheirs = async (value, scope, first) => {
    const pair = model.byNumber.get(Number(value)), ask = ++asked, root = byId("view-pair");
    if (!pair) {
      root.replaceChildren(h("p", { class: "notice" },
        `This page has no pair ${value}; it holds ${number(model.pairs.length)} of ${number(model.sums.pairs)}. All are in pairs.jsonl. `, h("a", { href: linkTo({ pairs: "" }) }, "All pairs")));
      return;
    }
    if (!pair.matches) await model.whole(pair);
    if (ask !== asked) return; // the reader is elsewhere by now
    const listed = lists.pairs.pairs(), i = listed.indexOf(pair);
    opened = pair;
    if (!pair.matches) {
      root.replaceChildren(h("div", { class: "notice" }, h("p", {}, `What pair ${number(pair.n)} has in common is not in this page, which has a limited size: it holds that of ${number(model.rests.count)} of ${number(model.sums.pairs)} pairs. This shows it:`),
        commandFor(pair), h("p", {}, h("a", { href: lastList }, "Back"))));
      return;
    }
    const said = ["a", "b"].find(side => scope["said_" + side] !== undefined);
    open = drawPair(model, pair, {
      neighbours: { previous: listed[i - 1], next: i >= 0 ? listed[i + 1] : undefined },
      back: lastList,
      match: pair.matches.findIndex(m => said ? m.kind === "quotation" && m[said + "_start"] === Number(scope["said_" + said]) : m.place === Number(scope[m.group])),
    });
    if (!first && !narrow.matches) root.querySelector(".pane").focus({ preventScroll: true });
  };
  const show = () => {
    const { view, value, scope } = readAddress(), same = current === view;
    if (current && current !== "pair") scrolled[current] = scrollY;
    if (open) open.close();
    open = null;
    asked++;
    for (const v of views) byId("view-" + v).hidden = v !== view;
    if (view !== "pair") document.body.dataset.view = view;
    for (const tab of document.querySelectorAll("[data-tab]")) {
      tab.href = linkTo({ [tab.dataset.tab]: "" });
      if (tab.dataset.tab === tabOf[view]) {
        tab.setAttribute("aria-current", "page");
        if (narrow.matches) tab.parentNode.scrollLeft = tab.offsetLeft - 60;
      } else tab.removeAttribute("aria-current");
    }
    document.title = titleOf(view, value) + "copytaster report";
    if (view !== "pair") lastList = location.hash || "#overview";
    const focus = document.activeElement, within = focus && byId("view-" + view).contains(focus) ? pathOf(focus, byId("view-" + view)) : null;
    if (view === "overview") drawOverview(model);
    if (view === "sources") drawSources(model);
    if (view === "kept") drawKept(model);
    if (lists[view]) lists[view].show(scope);
    if (view === "cluster") drawCluster(model, value);
    if (view === "coding") coding.show(value);
    if (view === "methods") drawMethods(model);
    if (!same || view === "pair" || view === "cluster") scrollTo(0, view === "pair" || view === "cluster" ? 0 : scrolled[view] || 0);
    if (view === "pair") showPair(value, scope, current === null);
    if (current && !(same && lists[view])) {
      const again = same && within && nodeAt(within, byId("view-" + view));
      if (again) again.focus({ preventScroll: true }); else focusView(view);
    }
    current = view;
  };
  /** Where an element stands below another: a view that is drawn again gives the focus back to what stands there. */
  const pathOf = (element, root) => element === root ? [] : [...pathOf(element.parentNode, root), [...element.parentNode.children].indexOf(element)];
  const nodeAt = (path, root) => path.reduce((e, i) => e && e.children[i], root);
  const titleOf = (view, value) => ({ overview: "", sources: "Sources – ", kept: "What was kept – ", pairs: "Pairs – ", quotations: "Quotations – ", clusters: "Clusters – ", coding: "Coding – ", methods: "Methods – ", cluster: `${value} – `, pair: `Pair ${value} – ` })[view];
  /** Puts the focus where a reader goes on: at the row that was opened, or at the head of the view. */
  const focusView = view => {
    if (toFilter && lists[view]) {
      toFilter = false;
      return lists[view].input.select();
    }
    if (view === "pairs" && opened !== null && lists.pairs.list.focusItem(opened)) return;
    byId("main").focus({ preventScroll: true });
  };

  setUpKeys({
    lists, view: () => current, pair: () => open, own: () => current === "coding" && coding.ready() ? coding.keys : {},
    leave: () => {
      if (current === "pair") location.hash = lastList;
      else if (current === "cluster") location.hash = linkTo({ clusters: "" });
      else if (current !== "overview") location.hash = linkTo({ overview: "" });
    },
    filter: () => {
      if (lists[current]) return lists[current].input.select();
      toFilter = true;
      location.hash = linkTo({ pairs: "" });
    },
  });
  document.querySelector(".skip").addEventListener("click", e => {
    e.preventDefault();
    byId("main").focus();
  });
  history.scrollRestoration = "manual";
  addEventListener("hashchange", show);
  addEventListener("statechange", show);
  narrow.addEventListener("change", show);
  addEventListener("beforeprint", () => { if (lists[current]) lists[current].list.print(); });
  addEventListener("afterprint", () => { if (lists[current]) lists[current].list.print(false); });
  show();
}

setUpTheme();
readData().then(data => start(makeModel(data))).catch(error => {
  byId("main").append(h("p", { class: "notice", role: "alert" }, `This report cannot be read: ${error.message}`));
  throw error;
});
