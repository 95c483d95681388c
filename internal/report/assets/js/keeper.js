// What a reader adds to the page: kept by the browser for this run. A page from disk may have no storage; then it lasts as long as the page.

/** Small records by key. One whose fields are all empty is none. */
function keeper(name) {
  let all = {}, place = "";
  return {
    open(run) {
      place = `copytaster-${name}-${run}`;
      try { all = JSON.parse(localStorage.getItem(place)); } catch { /* none */ }
      all = all && typeof all === "object" ? all : {};
    },
    of: key => Object.hasOwn(all, key) ? all[key] : {},
    any() {
      for (const key in all) return Object.hasOwn(all, key);
      return false;
    },
    set(key, change) {
      const now = { ...this.of(key), ...change };
      if (Object.values(now).some(Boolean)) all[key] = now; else delete all[key];
      try { localStorage.setItem(place, JSON.stringify(all)); } catch { /* kept until the page is left */ }
    },
  };
}
