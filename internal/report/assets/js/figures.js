// Pictures of figures: each has a title, a text alternative and a table behind it, and can be kept as a file.

/** A picture with the table behind it, and buttons that keep it as SVG and PNG. rows[0] are the heads. */
function picture(title, caption, drawing, rows) {
  drawing.prepend(svg("title", {}, title));
  return h("figure", { class: "picture-box" }, caption && h("figcaption", { class: "caption" }, caption),
    h("div", { class: "heat", ...narrow.matches && { tabindex: 0, role: "region", "aria-label": `Picture: ${title}` } }, drawing),
    h("div", { class: "picture-tools" }, tableBehind(title, rows), keepButtons(title, () => drawing)));
}

/** The table behind a picture, which is made when it is opened. */
function tableBehind(title, rows) {
  const details = h("details", { class: "as-table" }, h("summary", {}, "As a table"));
  details.addEventListener("toggle", () => { if (details.open && details.childElementCount === 1) details.append(dataTable(title, rows)); });
  return details;
}

/** A table of figures: the first cell of a row names it. */
function dataTable(title, [head, ...rows]) {
  return h("div", { class: "table-box", tabindex: 0, role: "region", "aria-label": `Table: ${title}` }, h("table", { class: "data" }, h("caption", { class: "unseen" }, title),
    h("thead", {}, h("tr", {}, head.map(name => h("th", { scope: "col" }, name)))),
    h("tbody", {}, rows.map(([name, ...cells]) => h("tr", {}, h("th", { scope: "row" }, h("bdi", {}, name)), cells.map(c => h("td", {}, typeof c === "number" ? number(c) : c)))))));
}

function keepButtons(title, drawing) {
  const name = title.toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 60);
  return h("span", { class: "exports", role: "group", "aria-label": `Keep the picture “${title}”` },
    h("button", { type: "button", class: "plain", onclick: () => download(name + ".svg", "image/svg+xml", [svgText(drawing())]) }, "SVG"),
    h("button", { type: "button", class: "plain", onclick: () => keepPNG(name + ".png", drawing()) }, "PNG"));
}

const keptStyles = ["fill", "stroke", "stroke-width", "opacity", "font", "text-anchor", "dominant-baseline"];

/** A drawing as a file of its own, with the colours that it has now. */
function svgText(drawing) {
  const copy = drawing.cloneNode(true), box = drawing.getBoundingClientRect(), from = drawing.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((e, i) => {
    const style = getComputedStyle(from[i]);
    for (const name of keptStyles) e.style.setProperty(name, style.getPropertyValue(name));
  });
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", Math.ceil(box.width));
  copy.setAttribute("height", Math.ceil(box.height));
  copy.style.background = getComputedStyle(document.body).backgroundColor;
  return new XMLSerializer().serializeToString(copy);
}

async function keepPNG(name, drawing) {
  const { width, height } = drawing.getBoundingClientRect(), scale = 2, url = URL.createObjectURL(new Blob([svgText(drawing)], { type: "image/svg+xml" }));
  const image = new Image(), canvas = h("canvas", { width: Math.ceil(width * scale), height: Math.ceil(height * scale) });
  image.src = url;
  try {
    await image.decode();
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(blob => blob && download(name, "image/png", [blob]));
  } finally { URL.revokeObjectURL(url); }
}

/** Histograms one below the other, each of ten tenths: [name, counts]. */
function histograms(list) {
  const width = 320, left = 46, tall = 58, gap = 30, step = (width - left) / 10, most = Math.max(1, ...list.flatMap(([, counts]) => counts));
  const describe = ([name, counts]) => `${name}: ` + (counts.map((n, i) => n && `${i * 10} to ${i * 10 + 10} %: ${plural(n, "article")}`).filter(Boolean).join(", ") || "none");
  return svg("svg", { class: "histogram", viewBox: `0 0 ${width} ${list.length * (tall + gap) + 8}`, role: "img", "aria-label": list.map(describe).join("; ") },
    list.map(([name, counts], row) => {
      const base = row * (tall + gap) + gap - 14 + tall;
      return svg("g", { class: "row-" + name }, svg("text", { x: 0, y: base - 3, class: "row-name" }, name),
        counts.map((n, i) => {
          const height = n ? Math.max(1.5, (tall - 4) * n / most) : 0;
          return svg("g", {}, svg("title", {}, `${name}, ${i * 10} to ${i * 10 + 10} %: ${plural(n, "article")}`),
            svg("rect", { class: "column", x: left + i * step + 1, y: base - height, width: step - 2, height }),
            n > 0 && svg("text", { x: left + (i + 0.5) * step, y: base - height - 3, "text-anchor": "middle" }, number(n)));
        }),
        svg("line", { class: "axis", x1: left, x2: width, y1: base, y2: base }));
    }),
    [["0", "start", left], ["50 %", "middle", (left + width) / 2], ["100 %", "end", width]].map(([text, anchor, x]) =>
      svg("text", { x, y: list.length * (tall + gap) + 4, "text-anchor": anchor }, text)));
}

/** Patterns by which kinds are told apart without colours: none, stripes, dots, lines. */
const kindPatterns = [() => null, () => svg("rect", { class: "kind-line", width: 2, height: 6 }), () => svg("circle", { class: "kind-line", cx: 3, cy: 3, r: 1.4 }), () => svg("rect", { class: "kind-line", width: 6, height: 1.5 })];

/**
 * A bar a row, split by kinds: rows are {name, parts}, with an href that of their names, kinds [class, name]. As long as the row has most; with say, which words a row for its end,
 * all are of one length.
 */
function stackedBars(rows, kinds, say) {
  const small = say && narrow.matches, width = small ? 352 : say ? 640 : 800, left = say ? 86 : 170, right = say ? 76 : 60, beside = small ? 2 : 4, key = width / beside, row = 26, bar = 16, sum = r => r.parts.reduce((x, y) => x + y, 0), most = Math.max(1, ...rows.map(sum));
  const label = rows.map(r => `${r.name}: ` + kinds.map(([, name], i) => r.parts[i] && `${number(r.parts[i])} ${name}`).filter(Boolean).join(", ")).join("; ");
  const top = small ? 62 : 40;
  const pattern = ([kind], i) => svg("pattern", { id: "kind-" + kind, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: i === 1 ? "rotate(45)" : null },
    svg("rect", { class: "kind-ground " + kind, width: 6, height: 6 }), kindPatterns[i]());
  return svg("svg", { class: say ? "bars whole" : "bars", viewBox: `0 0 ${width} ${top + rows.length * row + 4}`, role: rows.some(r => r.href) ? "group" : "img", "aria-label": label },
    svg("defs", {}, kinds.map(pattern)),
    kinds.map(([kind, name], i) => svg("g", {}, svg("rect", { x: (i % beside) * key, y: 6 + 22 * Math.floor(i / beside), width: 14, height: 14, fill: `url(#kind-${kind})`, class: "kind-edge" }),
      svg("text", { x: (i % beside) * key + 20, y: 17 + 22 * Math.floor(i / beside) }, name))),
    rows.map((r, k) => {
      let x = left;
      const y = top + k * row, scale = (width - left - right) / (say ? sum(r) || 1 : most);
      const rowName = svg("text", { x: left - 8, y: y + 12, "text-anchor": "end", class: "row-name" }, clip(r.name, 26));
      return svg("g", {}, r.href ? svg("a", { href: r.href }, rowName) : rowName,
        r.parts.map((n, i) => {
          if (!n) return null;
          const w = n * scale, at = x;
          x += w;
          return svg("rect", { x: at, y, width: Math.max(1, w), height: bar, fill: `url(#kind-${kinds[i][0]})`, class: "kind-edge" }, svg("title", {}, `${r.name}: ${number(n)} ${kinds[i][1]}`));
        }),
        svg("text", { x: x + 6, y: y + 12 }, say ? say(r.parts) : number(sum(r))));
    }));
}
