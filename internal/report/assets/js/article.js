// One article of a pair: its head, and its text with the passages, edits and zones marked.

/** One article of the pair: its head and its text. */
function articleSide(side, pair) {
  const article = side === "a" ? pair.from : pair.to, share = pair["share_" + side];
  const name = sideNames(pair)[side];
  const when = [article.source, time(article.published) || "time unknown", article.byline].filter(Boolean).join(" · ");
  const head = h("header", { class: "article-head side-" + side },
    h("p", { class: "kicker" }, name, " · ", h("span", { class: "label" }, labelName(pair["label_" + side])), ` · ${plural(pair["words_" + side], "word")}`),
    h("h2", { class: "headline", dir: "auto" }, headline(article)),
    h("p", { class: "credit" }, when),
    h("p", { class: "credit id" }, h("bdi", {}, article.id), article.url && [" · ", sourceLink(article.url)]),
    shareBar(share), h("p", { class: "share-words" }, shareWords(share)));
  const pane = h("article", { class: "pane side-" + side, tabindex: 0, "aria-label": `${name}: ${headline(article)}` });
  let pick = () => {};
  pane.append(...(article.text ? paragraphsOf(article, side, pair, i => pick(i)) : [withheld(side, pair)]));
  const marksOf = pair.passages.map(() => []);
  for (const mark of pane.querySelectorAll("[data-p]")) passagesOf(mark).forEach(i => marksOf[i].push(mark));
  pane.addEventListener("click", e => {
    const mark = e.target.closest("mark");
    if (mark && !String(getSelection())) pick(nextOf(mark));
  });
  return {
    head, pane, hasText: Boolean(article.text),
    onPick(f) { pick = f; },
    select(chosen) {
      pane.classList.toggle("choosing", chosen >= 0);
      for (const mark of pane.querySelectorAll("mark")) {
        const passages = passagesOf(mark), kind = markKind(passages, pair, chosen);
        mark.classList.toggle("on", passages.includes(chosen));
        for (const k of ["verbatim", "edited"]) mark.classList.toggle(k, k === kind);
      }
      for (const ref of pane.querySelectorAll(".ref")) ref.classList.toggle("on", Number(ref.dataset.p) === chosen);
    },
    /** Top and bottom of a passage in the text, in pixels; null where there is none. */
    place(i) {
      const marks = marksOf[i];
      if (!marks.length) return null;
      const origin = pane.getBoundingClientRect().top - pane.scrollTop;
      return [marks[0].getBoundingClientRect().top - origin, marks.at(-1).getBoundingClientRect().bottom - origin];
    },
  };
}

/** A link to the address of an article, if it is one of the web. */
const sourceLink = url => /^https?:\/\//i.test(url) ? h("a", { href: url, rel: "noreferrer noopener", target: "_blank" }, "web page") : null;

const passagesOf = mark => mark.dataset.p.split(" ").map(Number);

/** Which passage a click on a mark means: of several, the one after that which is chosen. */
function nextOf(mark) {
  const all = passagesOf(mark), pane = mark.closest(".pane"), on = pane.querySelector(".ref.on");
  const now = on ? all.indexOf(Number(on.dataset.p)) : -1;
  return all[(now + 1) % all.length];
}

/** What stands in the place of a text that was left out. */
const withheld = (side, pair) => h("div", { class: "withheld" },
  h("p", {}, "The text was left out of this report (--redact). Passages stand at these code points:"),
  h("ol", {}, pair.passages.map((p, i) => h("li", { "data-p": i },
    `${number(p[side + "_start"])} to ${number(p[side + "_end"])}, ${p.kind}, ${plural(p.words, "word")}`))));

/** The text as paragraphs of pieces. All of it is there, with its blank space, so that it can be found and copied. */
function paragraphsOf(article, side, pair, onPick) {
  const paragraphs = [];
  let zone = null;
  for (const piece of cutText(article, side, pair.passages)) {
    if (piece.paragraph || !paragraphs.length) paragraphs.push(h("p", { dir: "auto" }));
    const p = paragraphs.at(-1);
    for (const i of piece.begins) p.append(passageRef(i, pair.passages[i], onPick));
    p.append(...pieceNodes(piece, side, pair, piece.zone !== zone));
    zone = piece.zone;
  }
  if (paragraphs.length && article.title && paragraphs[0].textContent.trim() === article.title.trim()) paragraphs[0].classList.add("title-line");
  return paragraphs;
}

function passageRef(i, passage, onPick) {
  return h("button", {
    type: "button", class: "ref " + passage.kind, "data-p": i, "data-number": i + 1,
    "aria-label": `Passage ${i + 1}, ${passage.kind}, ${plural(passage.words, "word")}: show it in both articles`,
    onclick: e => { e.stopPropagation(); onPick(i); },
  });
}

/** The kind that shows where passages lie over each other: that of the chosen one, else verbatim if any is. */
function markKind(passages, pair, chosen) {
  if (passages.includes(chosen)) return pair.passages[chosen].kind;
  return passages.some(i => pair.passages[i].kind === "verbatim") ? "verbatim" : pair.passages[passages[0]].kind;
}

/** A piece of text inside its zone, its passages and its edit. */
function pieceNodes(piece, side, pair, zoneBegins) {
  let node = [document.createTextNode(piece.text)];
  if (piece.edit) node = [editNode(piece.edit, side, pair, node)];
  node.unshift(...piece.gaps.map(gap => gapMark(gap, side, pair)));
  if (piece.passages.length) {
    const several = piece.passages.length > 1 ? " several" : "";
    node = [h("mark", { class: markKind(piece.passages, pair) + several, "data-p": piece.passages.join(" ") }, node)];
  }
  if (piece.zone) {
    const kind = piece.zone.kind.replace(/[_-]/g, " ");
    node = [h("span", { class: "zone", title: `${kind}: not compared`, "data-kind": zoneBegins ? kind : null }, node)];
  }
  return node;
}

const editTags = { replace: "span", insert: "ins", delete: "del" };
const otherSide = side => side === "a" ? "b" : "a";

function editNode({ op, edit }, side, pair, node) {
  const there = wordsOf(side === "a" ? pair.to : pair.from, otherSide(side), edit).trim();
  const title = op === "replace" ? `${side === "a" ? "became" : "was"}: ${there}` : op === "insert" ? "added" : "dropped";
  return h(editTags[op], { class: "edit " + op, title }, node);
}

/** Marks where the other side has words that this one has not. */
function gapMark({ op, edit }, side, pair) {
  const there = wordsOf(side === "a" ? pair.to : pair.from, otherSide(side), edit).trim();
  return h("span", { class: "gap", title: `${op === "insert" ? "added here" : "dropped here"}: ${there}` });
}
