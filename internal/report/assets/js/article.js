// One article of a pair: its head, and its text with the matches, edits and zones marked.

/** One article of the pair: its head and its text. */
function articleSide(model, side, pair) {
  const article = side === "a" ? pair.from : pair.to, share = pair["share_" + side];
  const name = sideNames(pair)[side];
  const when = [isolated(article.source), time(article.published) || "time unknown", isolated(article.byline)].filter(Boolean).join(" · ");
  const head = h("header", { class: "article-head side-" + side },
    h("p", { class: "kicker" }, name, name.endsWith(side.toUpperCase()) ? "" : `, ${side}`, " · ", h("span", { class: "label" }, labelName(pair["label_" + side])), ` · ${plural(pair["words_" + side], "word")}`),
    h("h2", { class: "headline", dir: "auto" }, headline(article)),
    h("p", { class: "credit" }, when),
    h("p", { class: "credit id" }, h("bdi", {}, article.id), article.url && [" · ", sourceLink(article.url)]),
    shareBar(share), h("p", { class: "share-words" }, shareWords(share)), aboutArticle(model, article));
  const pane = h("article", { class: "pane side-" + side, tabindex: 0, "aria-label": `${name}: ${headline(article)}` });
  let pick = () => {};
  pane.append(...(article.text ? paragraphsOf(article, side, pair, i => pick(i)) : [withheld(model, side, pair)]));
  const marksOf = pair.matches.map(() => []);
  for (const mark of pane.querySelectorAll("[data-p]")) matchesAt(mark).forEach(i => marksOf[i].push(mark));
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
        const matches = matchesAt(mark), kind = markKind(matches, pair, chosen);
        mark.classList.toggle("on", matches.includes(chosen));
        for (const k of matchKinds) mark.classList.toggle(k, k === kind);
      }
      for (const word of pane.querySelectorAll(".word")) {
        const live = keysOf(word).some(key => Number.parseInt(key, 10) === chosen);
        word.classList.toggle("live", live);
        if (live) word.tabIndex = 0; else word.removeAttribute("tabindex");
      }
      for (const speaker of pane.querySelectorAll(".speaker")) speaker.classList.toggle("live", speaker.dataset.s.split(" ").includes(String(chosen)));
      for (const ref of pane.querySelectorAll(".ref")) ref.classList.toggle("on", Number(ref.dataset.p) === chosen);
    },
    /** Top and bottom of a match in the text, in pixels; null where there is none. */
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

const matchesAt = mark => mark.dataset.p.split(" ").map(Number);
const keysOf = word => word.dataset.w.split(" ");

/** Which match a click on a mark means: of several, the one after that which is chosen. */
function nextOf(mark) {
  const all = matchesAt(mark), pane = mark.closest(".pane"), on = pane.querySelector(".ref.on");
  const now = on ? all.indexOf(Number(on.dataset.p)) : -1;
  return all[(now + 1) % all.length];
}

/** What stands in the place of a text that was left out. */
const withheld = (model, side, pair) => h("div", { class: "withheld" },
  model.redacted ? h("p", {}, "The text was left out of this report (--redact). What both have in common stands at these code points:") :
    [h("p", {}, "This text is not in this page, which has a limited size. This shows the pair:"), commandFor(pair), h("p", {}, "What both have in common stands at these code points:")],
  h("ol", {}, pair.matches.map((m, i) => h("li", { "data-p": i },
    `${number(m[side + "_start"])} to ${number(m[side + "_end"])}, ${m.kind}, ${m.kind === "quotation" ? relationWords[m.relation] + ", " : ""}${plural(m.words, "word")}`))));

/** The command that shows a pair in a terminal. The folder of the run is that of the page, as far as the address tells. */
function commandFor(pair) {
  const folder = decodeURIComponent(location.pathname).replace(/\/[^/]*$/, "").split("/").at(-1) || "run";
  const quoted = text => /^[\w./:-]+$/.test(text) ? text : `'${text.replace(/'/g, "'\\''")}'`;
  return h("pre", { class: "command" }, `copytaster report ${quoted(folder)} --article ${quoted(pair.a)} --article ${quoted(pair.b)} --full`);
}

/** The text as paragraphs of pieces. All of it is there, with its blank space, so that it can be found and copied. */
function paragraphsOf(article, side, pair, onPick) {
  const paragraphs = [];
  let zone = null, finding = -1;
  for (const piece of cutText(article, side, pair)) {
    if (piece.paragraph || !paragraphs.length) paragraphs.push(h("p", { dir: "auto" }));
    const p = paragraphs.at(-1);
    for (const i of piece.begins) p.append(matchRef(i, pair.matches[i], onPick));
    p.append(...pieceNodes(piece, side, pair, piece.zone !== zone, piece.finding && piece.finding.number !== finding));
    zone = piece.zone;
    finding = piece.finding ? piece.finding.number : -1;
  }
  if (paragraphs.length && article.title && paragraphs[0].textContent.trim() === article.title.trim()) paragraphs[0].classList.add("title-line");
  return paragraphs;
}

function matchRef(i, match, onPick) {
  return h("button", {
    type: "button", class: "ref " + match.kind + (isChanged(match) ? " changed" : ""), "data-p": i,
    "data-number": match.label + (isChanged(match) ? "≠" : ""),
    "aria-label": `${match.name}, ${matchWords(match)}: show it in both articles`,
    onclick: e => { e.stopPropagation(); onPick(i); },
  });
}

/** The kinds of matches, in the order in which a word counts for one of them. */
const matchKinds = ["quotation", "verbatim", "edited", "paraphrase"];

/** The kind that shows where matches lie over each other: that of the chosen one, else the one that counts. */
function markKind(matches, pair, chosen) {
  const kinds = matches.map(i => pair.matches[i].kind);
  return matches.includes(chosen) ? pair.matches[chosen].kind : matchKinds.find(k => kinds.includes(k)) || kinds[0];
}

/** A piece of text inside its zone, its finding, its matches, its credit and its edit. */
function pieceNodes(piece, side, pair, zoneBegins, findingBegins) {
  let node = [document.createTextNode(piece.text)];
  if (piece.edit) node = [editNode(piece.edit, side, pair, node)];
  node.unshift(...piece.gaps.map(gap => gapMark(gap, side, pair)));
  if (piece.words.length) node = [wordNode(piece.words, side, pair, node)];
  if (piece.speakers.length) node = [h("span", { class: "speaker", "data-s": piece.speakers.join(" ") }, node)];
  if (piece.credit) node = [h("span", { class: "source-credit", title: `credits ${piece.credit.to}: ${piece.credit.how}` }, node)];
  if (piece.matches.length) {
    const several = piece.matches.length > 1 ? " several" : "";
    node = [h("mark", { class: markKind(piece.matches, pair) + several, "data-p": piece.matches.join(" ") }, node)];
  }
  if (state.mode === "own" && !piece.matches.length && !piece.zone && piece.text.trim()) node = [h("span", { class: "own-words" }, node)];
  if (piece.finding) {
    const { number: n, finding } = piece.finding;
    node = [h("span", { class: "taken-back", "data-f": n, "data-kind": findingBegins ? finding.kind : null, title: `${finding.kind} by ${finding.by}` }, node)];
  }
  if (piece.zone) {
    const kind = piece.zone.kind.replace(/[_-]/g, " "), says = piece.zone.value ? ` (${piece.zone.value})` : "";
    node = [h("span", { class: "zone", title: `${kind}${says}: not compared`, "data-kind": zoneBegins ? kind : null }, node)];
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

const changeTags = { added: "ins", dropped: "del" };

/** Words of a paraphrase that correspond to words of the other sentence, or differ from it. */
function wordNode(words, side, pair, node) {
  const [{ how, change, edit }] = words;
  const there = wordsOf(side === "a" ? pair.to : pair.from, otherSide(side), edit).replace(/\s+/g, " ").trim();
  const title = [how || change, there && `“${there}”`].filter(Boolean).join(": ");
  return h(changeTags[change] || "span", { class: `word ${how ? "how-" + how : "change change-" + change}`, "data-w": words.map(w => w.key).join(" "), title }, node);
}

/** Joins the words of a paraphrase that correspond, while the pointer or the focus is on one of them. */
function joinWords(root, say) {
  const join = (target, on) => {
    const word = target.closest(".word[data-w]");
    if (!word) return null;
    const keys = keysOf(word), wanted = word.classList.contains("live") ? keys.filter(key => Number.parseInt(key, 10) === Number(root.dataset.chosen)) : keys;
    for (const other of root.querySelectorAll(".word[data-w]")) {
      if (keysOf(other).some(key => wanted.includes(key))) other.classList.toggle("joined", on);
    }
    return word;
  };
  for (const [name, on] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]]) {
    root.addEventListener(name, e => {
      const word = join(e.target, on);
      if (word && name === "focusin") say(`${word.textContent}: ${word.title}`);
    });
  }
}
