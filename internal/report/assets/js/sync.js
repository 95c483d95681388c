// The movement of the two texts of a pair.

const readingLine = 0.3; // part of the height of a text at which a chosen passage stands

/** Top and height of the text inside its pane, in pixels, without the space around it. */
function textExtent(pane) {
  const first = pane.firstElementChild, last = pane.lastElementChild;
  return [first.offsetTop, Math.max(1, last.offsetTop + last.offsetHeight - first.offsetTop)];
}

/**
 * Moves the two texts. Scrolling one moves the other so that the same passage stands at the reading line;
 * between passages both move in proportion.
 */
function sync(sides, pair, isOn, onMove) {
  let tables = null;
  const expected = { a: null, b: null };
  let moving = 0;
  const measure = () => {
    const ends = ["a", "b"].map(side => sides[side].pane.scrollHeight);
    const points = [[0, 0], ends];
    (pair.passages.length ? pair.passages : pair.matches).forEach((_, i) => { // passages are the first matches
      const a = sides.a.place(i), b = sides.b.place(i);
      if (a && b) points.push([a[0], b[0]], [a[1], b[1]]);
    });
    tables = { a: [...points].sort((x, y) => x[0] - y[0]), b: points.map(([a, b]) => [b, a]).sort((x, y) => x[0] - y[0]) };
  };
  const across = (side, y) => {
    const table = tables[side], i = Math.max(1, table.findIndex(([x]) => x >= y)), [x0, y0] = table[i - 1], [x1, y1] = table[i];
    return x1 > x0 ? y0 + (y1 - y0) * (y - x0) / (x1 - x0) : y1;
  };
  const put = (side, top) => {
    const pane = sides[side].pane;
    pane.scrollTop = top;
    expected[side] = pane.scrollTop;
  };
  for (const side of ["a", "b"]) sides[side].pane.addEventListener("scroll", () => {
    const pane = sides[side].pane, other = otherSide(side);
    const ours = expected[side] !== null && Math.abs(expected[side] - pane.scrollTop) < 2;
    expected[side] = null;
    if (!ours && !moving && isOn() && !narrow.matches) {
      if (!tables) measure();
      const line = pane.clientHeight * readingLine;
      put(other, pane.scrollTop <= 0 ? 0 : across(side, pane.scrollTop + line) - line);
    }
    onMove();
  }, { passive: true });

  /** Moves both texts to their tops, smoothly where that is wanted. */
  const glide = targets => {
    const from = targets.map(([side]) => sides[side].pane.scrollTop), begin = performance.now(), run = ++moving;
    const frame = now => {
      if (run !== moving) return;
      const t = calm.matches ? 1 : Math.min(1, Math.max(0, now - begin) / 260), eased = 1 - (1 - t) ** 3;
      targets.forEach(([side, top], i) => put(side, from[i] + (top - from[i]) * eased));
      if (t < 1) requestAnimationFrame(frame);
      else requestAnimationFrame(() => { if (run === moving) moving = 0; });
    };
    if (calm.matches) frame(begin); else requestAnimationFrame(frame);
  };
  return {
    measure,
    goTo(i, side) {
      if (narrow.matches) {
        const first = sides[side].pane.querySelector(`.ref[data-p="${i}"], li[data-p="${i}"]`);
        if (first) first.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
        return;
      }
      const targets = ["a", "b"].map(side => [side, sides[side].place(i)]).filter(([, place]) => place);
      glide(targets.map(([side, place]) => [side, place[0] - sides[side].pane.clientHeight * readingLine]));
    },
    /** Moves one text to an element in it. */
    goToMark(side, mark) {
      const pane = sides[side].pane;
      if (narrow.matches) mark.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
      else glide([[side, mark.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop - pane.clientHeight * readingLine]]);
    },
    goToPart(side, part) {
      const pane = sides[side].pane;
      const [top, height] = textExtent(pane);
      if (!narrow.matches) pane.scrollTop = top + part * height - pane.clientHeight / 2;
    },
  };
}
