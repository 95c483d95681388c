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

const views = ["overview", "pairs", "quotations", "clusters", "cluster", "pair"];
const tabOf = { overview: "overview", pairs: "pairs", pair: "pairs", quotations: "quotations", clusters: "clusters", cluster: "clusters" };

/** The parts of the hash: {view, value, …others}. An unknown one is the overview. */
function place() {
  const [first, ...rest] = new URLSearchParams(location.hash.slice(1));
  const view = first && views.includes(first[0]) ? first[0] : "overview";
  return { view, value: first ? first[1] : "", scope: Object.fromEntries(rest) };
}

function start(model) {
  byId("count-pairs").textContent = number(model.pairs.length);
  byId("count-quotations").textContent = number(model.quotations.length);
  document.querySelector('[data-tab="quotations"]').hidden = !model.quotations_total;
  byId("count-clusters").textContent = number(model.clusters.length);
  drawOverview(model);
  const lists = { pairs: pairsView(model), quotations: ledgerView(model), clusters: clustersView(model) };
  const scrolled = {}; // how far each view was scrolled when it was left
  let current = null, open = null, lastList = "#pairs", opened = null, toFilter = false;

  const showPair = (value, scope) => {
    const pair = model.byNumber.get(Number(value));
    if (!pair) {
      byId("view-pair").replaceChildren(h("p", { class: "notice" },
        `This page has no pair ${value}; it holds ${number(model.pairs.length)} of ${number(model.pairs_total)}. All are in pairs.jsonl. `, h("a", { href: "#pairs" }, "All pairs")));
      return;
    }
    const listed = lists.pairs.pairs(), i = listed.indexOf(pair);
    opened = pair.n;
    open = drawPair(model, pair, {
      neighbours: { previous: listed[i - 1], next: i >= 0 ? listed[i + 1] : undefined },
      back: lastList,
      match: pair.matches.findIndex(m => m.place === Number(scope[m.group])),
    });
  };
  const show = () => {
    const { view, value, scope } = place();
    if (current && current !== "pair") scrolled[current] = scrollY;
    if (open) open.close();
    open = null;
    for (const v of views) byId("view-" + v).hidden = v !== view;
    document.body.dataset.view = view;
    for (const tab of document.querySelectorAll("[data-tab]")) {
      if (tab.dataset.tab === tabOf[view]) tab.setAttribute("aria-current", "page"); else tab.removeAttribute("aria-current");
    }
    document.title = titleOf(view, value) + "copytaster report";
    if (view !== "pair") lastList = location.hash || "#overview";
    if (view === "pairs") lists.pairs.show(scope);
    if (view === "quotations") lists.quotations.show(scope);
    if (view === "cluster") drawCluster(model, value);
    scrollTo(0, view === "pair" || view === "cluster" || current === view ? 0 : scrolled[view] || 0);
    if (view === "pair") showPair(value, scope);
    if (current) focusView(view);
    current = view;
  };
  const titleOf = (view, value) => ({ overview: "", pairs: "Pairs – ", quotations: "Quotations – ", clusters: "Clusters – ", cluster: `${value} – `, pair: `Pair ${value} – ` })[view];
  /** Puts the focus where a reader goes on: at the row that was opened, or at the head of the view. */
  const focusView = view => {
    if (toFilter && lists[view]) {
      toFilter = false;
      return lists[view].input.select();
    }
    const row = view === "pairs" && opened !== null && byId("view-pairs").querySelector(`a.row[data-n="${opened}"]`);
    if (row) focusRow(row);
    else if (view === "pair" && !narrow.matches) { const pane = byId("view-pair").querySelector(".pane"); if (pane) pane.focus({ preventScroll: true }); }
    else byId("main").focus({ preventScroll: true });
  };

  setUpKeys({
    lists, view: () => current, pair: () => open,
    leave: () => {
      if (current === "pair") location.hash = lastList;
      else if (current === "cluster") location.hash = "#clusters";
      else if (current !== "overview") location.hash = "#overview";
    },
    filter: () => {
      if (lists[current]) return lists[current].input.select();
      toFilter = true;
      location.hash = "#pairs";
    },
  });
  document.querySelector(".skip").addEventListener("click", e => {
    e.preventDefault();
    byId("main").focus();
  });
  history.scrollRestoration = "manual";
  addEventListener("hashchange", show);
  addEventListener("beforeprint", () => {
    if (current === "pairs") lists.pairs.list.extend(Infinity);
    if (current === "quotations") lists.quotations.list.extend(Infinity);
    if (current === "clusters") lists.clusters.list.extend(Infinity);
  });
  show();
}

setUpTheme();
readData().then(data => start(makeModel(data))).catch(error => {
  byId("main").append(h("p", { class: "notice", role: "alert" }, `This report cannot be read: ${error.message}`));
  throw error;
});
