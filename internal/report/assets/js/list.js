// Lists: one that grows as it is scrolled, one of which only the rows in view are made, and that of the pairs.

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
    print: () => extend(mostPrinted),
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

const mostPrinted = 200; // rows of a list
const spareRows = 6; // made above and below those in view

/**
 * A list of rows of one height, of which only those in view are made, so that it may have any length. The window scrolls it.
 * The height is that of .virtual li in the style.
 */
function virtualList(makeRow) {
  const list = h("ol", { class: "rows virtual" }), made = new Map(), note = h("p", { class: "printed-note" });
  let items = [], height = 0, printing = false, waiting = false;
  const put = i => {
    const li = h("li", { "aria-setsize": items.length, "aria-posinset": i + 1, style: { top: i * height + "px" } }, makeRow(items[i]));
    made.set(i, li);
    return li;
  };
  const draw = (top = list.getBoundingClientRect().top) => {
    if (printing || !list.offsetParent) return;
    const from = Math.max(0, Math.floor(-top / height) - spareRows), to = Math.min(items.length, Math.ceil((innerHeight - top) / height) + spareRows);
    const focused = list.contains(document.activeElement) ? document.activeElement.closest("li") : null;
    for (const [i, li] of made) if ((i < from || i >= to) && li !== focused) {
      li.remove();
      made.delete(i);
    }
    let before = list.firstElementChild; // rows stay in their order, which is that of the keys
    for (let i = from; i < to; i++) {
      while (before && before.ariaPosInSet - 1 < i) before = before.nextElementSibling;
      if (!made.has(i)) list.insertBefore(put(i), before);
    }
  };
  const later = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      draw();
    });
  };
  const measure = () => {
    const probe = h("li", {});
    list.append(probe);
    height = probe.getBoundingClientRect().height;
    probe.remove();
  };
  // What is read of the layout is read before anything changes it: each change of the list costs one layout.
  const redraw = () => {
    if (!list.offsetParent) return;
    if (!height) measure();
    const top = list.getBoundingClientRect().top;
    list.replaceChildren();
    made.clear();
    list.style.height = items.length * height + "px";
    draw(Math.max(top, innerHeight - items.length * height)); // a list that became shorter is scrolled back
  };
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", () => {
    height = 0; // the style has others for narrow windows
    redraw();
  });
  const focus = i => {
    if (!made.has(i)) {
      scrollTo(0, scrollY + list.getBoundingClientRect().top + i * height - innerHeight / 2);
      draw();
    }
    const row = made.get(i) && made.get(i).querySelector("a.row");
    if (row) focusRow(row);
  };
  return {
    element: h("div", {}, list, note),
    show(next) {
      items = next;
      redraw();
    },
    /** Makes the first rows for paper, all at once; print(false) ends that. */
    print(on = true) {
      printing = on;
      if (on) {
        list.replaceChildren(...items.slice(0, mostPrinted).map(item => h("li", {}, makeRow(item))));
        note.textContent = items.length > mostPrinted ? `The first ${number(mostPrinted)} of ${number(items.length)}. Export the list for all.` : "";
      } else redraw();
    },
    links: () => [...list.querySelectorAll("a.row")],
    focusItem(item) {
      const i = items.indexOf(item);
      if (i >= 0) focus(i);
      return i >= 0;
    },
    move(by) {
      const row = document.activeElement.closest && document.activeElement.closest("li");
      const now = [...made].find(([, li]) => li === row);
      if (items.length) focus(now ? Math.max(0, Math.min(items.length - 1, now[0] + by)) : 0);
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

/** All pairs in an order, sorted once. */
const inOrder = (model, order) => (model.orders ??= {})[order] ??= [...model.pairs].sort((x, y) => pairOrders[order](x, y) || x.n - y.n);

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

const mostSourceChoices = 200;

/** A choice of one value of a facet, with counts. */
function facetControl(name, label, nameOf, order) {
  const select = h("select", { onchange: () => changeState({ pairs: "" }, { [name]: select.value === "any" ? null : select.value.slice(1) }) });
  return {
    element: control(label, select),
    show(counts) {
      const values = [...counts.keys()], now = state[name];
      if (now !== undefined && !counts.has(now)) values.push(now);
      values.sort(order ? (x, y) => order.indexOf(x) - order.indexOf(y) : (x, y) => (counts.get(y) || 0) - (counts.get(x) || 0) || (x < y ? -1 : 1));
      render(select, h("option", { value: "any" }, "any"), values.slice(0, mostSourceChoices).map(v =>
        h("option", { value: "=" + v, selected: v === now }, `${clip(nameOf(v), 40)} (${number(counts.get(v) || 0)})`)));
    },
  };
}

/** The pairs view. show() draws it for the state; pairs() are those listed now, in order. */
function pairsView(model) {
  const list = virtualList(pairRow), shareName = model.ordered ? "Share of the later" : "Share of the second", where = { pairs: "" };
  const input = h("input", { type: "search", placeholder: "Words, titles, sources, ids", autocomplete: "off", spellcheck: "false", "aria-keyshortcuts": "/", class: "filter" });
  const facets = [
    facetControl("relation", "Relation", relationName, relationNames.map(([r]) => r)),
    facetControl("direction", "Direction", v => directionNames[v] || v, Object.keys(directionNames)),
    facetControl("credit", "Credit", v => creditNames[v] || v, Object.keys(creditNames)),
    facetControl("source", "Source", v => v || "no source"),
    facetControl("mark", "Mark", v => v, [...markNames.map(([m]) => m), "none"]),
  ], names = ["relation", "direction", "credit", "source", "mark"];
  const share = h("select", { onchange: () => changeState(where, { share: share.value || null }) }, choices([["", "any"], ...[0.1, 0.25, 0.5, 0.75, 0.9].map(x => [x, `${x * 100} % or more`])]));
  const words = h("input", { type: "number", min: 0, step: 1, placeholder: "0", inputmode: "numeric", oninput: () => changeState(where, { "min-words": words.value > 0 ? words.value : null }, true) });
  const order = h("select", { onchange: () => changeState(where, { sort: order.value === "words" ? null : order.value }) },
    choices([["words", "words shared"], ["share", shareName.toLowerCase()], ["lag", "time apart"], ["id", "ids"]]));
  const taken = h("input", { type: "checkbox", onchange: () => changeState(where, { only: taken.checked ? "findings" : null }) });
  const status = h("p", { class: "status", role: "status" }), scopeLine = h("div", { class: "scope" });
  let shown = [], drawn = null;
  const more = h("button", { type: "button", class: "more", hidden: true, onclick: () => changeState(where, { apart: "1" }) });
  input.addEventListener("input", () => {
    changeState(where, { q: input.value.trim() || null }, true);
  });
  const empty = h("p", { class: "empty", hidden: true }, model.pairs.length ? "No pair passes the filter." : "There are no pairs in this run.");
  const missing = model.sums.pairs - model.pairs.length;
  byId("view-pairs").replaceChildren(
    h("header", { class: "list-head" }, h("h1", {}, "Pairs"), shareLegend(),
      missing > 0 && h("p", { class: "notice" }, `${number(missing)} pairs with fewer words in common are not in this page, and not in this list: all ${number(model.sums.pairs)} are in pairs.jsonl, in the folder of the run.`), scopeLine),
    h("form", { class: "filters", role: "search", onsubmit: e => e.preventDefault() },
      control("Filter", input), facets.map(f => f.element), control(shareName, share), control("Longest match, words", words), control("Sort by", order),
      model.sums.taken_back > 0 && h("label", { class: "switch" }, taken, " Text taken back"), status, exportButtons(model, () => shown)),
    empty, list.element, more);
  const show = () => {
    const now = narrowed(model), key = now.key + (state.sort || "") + (state.apart || "") + now.searched;
    if (state.q && model.searched === undefined) readAll(model, () => dispatchEvent(new Event("statechange")));
    if (document.activeElement !== input) input.value = state.q || "";
    if (document.activeElement !== words) words.value = state["min-words"] || "";
    share.value = state.share || "";
    order.value = state.sort in pairOrders ? state.sort : "words";
    taken.checked = state.only === "findings";
    facets.forEach((f, i) => f.show(now.facets[names[i]]));
    facets.at(-1).element.hidden = !marks.any() && !state.mark;
    render(scopeLine, stateChips(model, where));
    if (drawn === key) return list.show(shown);
    drawn = key;
    // Pairs with nothing but a sentence in other words come last, and many of them only when asked for.
    const apart = [], rest = [];
    for (const p of inOrder(model, order.value)) if (now.passes[p.at]) (!state.relation && isLoose(p) ? apart : rest).push(p);
    const folded = state.apart !== "1" && rest.length > 0 && apart.length > fewLoose;
    shown = folded ? rest : [...rest, ...apart];
    more.hidden = !folded;
    more.textContent = `Show ${plural(apart.length, "pair")} with nothing in common but a sentence in other words`;
    list.show(shown);
    status.textContent = (now.pairs.length === model.pairs.length ? plural(now.pairs.length, "pair") :
      `${number(now.pairs.length)} of ${plural(model.pairs.length, "pair")}`) + (folded ? `, ${number(apart.length)} of them below` : "") + searching(model);
    empty.hidden = shown.length > 0;
  };
  return { show, input, list, pairs: () => shown };
}

/** A pair as a row: how much, the two articles with the share of each, what it is, how far apart. */
function pairRow(pair) {
  const side = (name, article, share) => h("span", { class: "side" },
    h("span", { class: "headline", dir: "auto" }, h("span", { class: "unseen" }, name + ": "), headline(article)),
    h("span", { class: "credit" }, credit(article)),
    h("span", { class: "figure" }, shareBar(share), h("span", { class: "per" }, percent(reusedPart(share)))));
  const names = sideNames(pair), [amount, unit] = amountOf(pair), known = isReuse(pair) && directionWords[pair.direction];
  return h("a", { class: "row pair-row" + (isReuse(pair) ? "" : " no-reuse"), href: linkTo({ pair: pair.n }), "data-n": pair.n },
    h("span", { class: "amount" }, h("strong", {}, number(amount)), " " + unit),
    h("span", { class: "sides" }, side(names.a, pair.from, pair.share_a), side(names.b, pair.to, pair.share_b),
      h("span", { class: "facts" }, h("span", { class: "relation " + pair.relation }, relationName(pair.relation), isReuse(pair) ? "" : ", no reuse"),
        pair.counts.findings > 0 && h("span", { class: "tag alert" }, "text taken back"),
        pair.uncredited && h("span", { class: "tag" }, "not credited"),
        marks.of(pair).mark && h("span", { class: "own-mark" }, `marked: ${marks.of(pair).mark}`),
        commonWords(pair).map(text => h("span", {}, text)),
        known && h("span", {}, known),
        pair.lag_s != null && h("span", {}, pair.lag_s === 0 ? "same time" : lag(pair.lag_s) + " apart"))));
}
