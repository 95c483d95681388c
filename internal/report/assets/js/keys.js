// The keys of the page, as its help lists them.

/**
 * Binds the keys. view() names the view that is shown, pair() gives the keys of the pair that is open, if one is; own() has those that the view has for itself;
 * leave() goes back, and filter() goes to the filter of a list.
 */
function setUpKeys({ lists, view, pair, own, leave, filter }) {
  const list = () => lists[view()] && lists[view()].list;
  const move = by => list() && list().move(by);
  const inPair = name => pair() && pair()[name]();
  const go = hash => { location.hash = hash; };
  const neighbour = name => {
    const link = pair() && byId("view-pair").querySelector(`a[aria-label="${name}"]`);
    if (link) go(link.getAttribute("href"));
  };
  const help = () => byId("keys").showModal();
  const keys = {
    "/": filter, "?": help, Escape: leave,
    j: () => move(1), k: () => move(-1), ArrowDown: () => move(1), ArrowUp: () => move(-1),
    n: () => inPair("next"), p: () => inPair("previous"), s: () => inPair("toggleSync"), x: () => inPair("otherSide"),
    "]": () => neighbour("Next pair"), "[": () => neighbour("Previous pair"),
    ...Object.fromEntries(["overview", "sources", "pairs", "quotations", "clusters", "kept", "coding", "methods"].map((view, i) => [i + 1, () => go(linkTo({ [view]: "" }))])),
  };
  document.addEventListener("keydown", e => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented || byId("keys").open) return;
    if (e.target.matches("input, select, textarea")) return fieldKey(e, list());
    const first = own();
    if (Object.hasOwn(first, e.key)) {
      e.preventDefault();
      return first[e.key]();
    }
    if (e.key.startsWith("Arrow") && !list()) return; // arrows scroll elsewhere
    if (!Object.hasOwn(keys, e.key)) return;
    e.preventDefault();
    keys[e.key]();
  });
  byId("help").addEventListener("click", help);
}

/** Keys inside a field: Esc leaves it; from the filter Enter opens the first row, and the arrow goes to it. */
function fieldKey(e, list) {
  const inFilter = e.target.type === "search" && list;
  if (e.key === "Escape") e.target.blur();
  else if (inFilter && e.key === "Enter") list.links().slice(0, 1).forEach(row => row.click());
  else if (inFilter && e.key === "ArrowDown") list.move(1);
  else return;
  e.preventDefault();
}
