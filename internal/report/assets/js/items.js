// The matches of a pair as a list: its passages, its quotations and its paraphrases.

const relationWords = { exact: "exact", trimmed: "trimmed", merged: "merged", altered: "altered", reattributed: "re-attributed" };
const variantWords = { punctuation: "but for punctuation", spelling: "but for spelling" };

/** What a match is, in a few words. */
function matchWords(m) {
  if (m.kind === "paraphrase") return `${plural(m.words, "word")}, score ${fraction(m.score)}`;
  const words = plural(m.words, "word");
  if (m.kind !== "quotation") return `${words}, ${m.kind}`;
  return [relationWords[m.relation] || m.relation, variantWords[m.variant]].filter(Boolean).join(" ") + ", " + words;
}

/** The matches by group, in one list of buttons; onPick gets the number of the one chosen. */
function matchList(model, pair, onPick) {
  const items = pair.matches.map((m, i) => matchItem(pair, m, () => onPick(i)));
  const group = (title, matches, first, empty) => (matches.length > 0 || empty) && h("section", { class: "passages", "aria-label": capital(title) },
    h("h2", {}, title),
    matches.length ? h("ol", {}, matches.map((m, k) => h("li", {}, items[first + k], m.kind === "quotation" && ledgerLink(model, pair, m)))) :
      h("p", { class: "caption" }, empty));
  const { passages, quotations, paraphrases } = pair;
  return {
    element: h("div", {},
      group(plural(passages.length, "passage"), passages, 0, quotations.length + paraphrases.length ? "" : "None is long enough to be listed."),
      group(plural(quotations.length, "quotation"), quotations, passages.length),
      group(plural(paraphrases.length, "paraphrase"), paraphrases, passages.length + quotations.length)),
    select(chosen) {
      items.forEach((item, i) => {
        item.classList.toggle("on", i === chosen);
        if (i === chosen) item.setAttribute("aria-current", "true"); else item.removeAttribute("aria-current");
      });
      if (chosen >= 0 && !narrow.matches) items[chosen].scrollIntoView({ block: "nearest" });
    },
  };
}

function matchItem(pair, m, onclick) {
  const attributes = { type: "button", class: "passage-item " + m.kind, onclick };
  const offsets = () => h("span", { class: "offsets" }, `${number(m.a_start)}–${number(m.a_end)} · ${number(m.b_start)}–${number(m.b_end)}`);
  if (m.kind === "quotation") return quotationItem(pair, m, attributes, offsets);
  const snippet = side => {
    const text = wordsOf(side === "a" ? pair.from : pair.to, side, m).replace(/\s+/g, " ");
    return text && h("span", { class: "snippet", dir: "auto" }, clip(text, 160));
  };
  const what = m.kind === "paraphrase" ?
    [h("span", { class: "kind" }, "other words"), `, score ${fraction(m.score)}`] :
    [`${plural(m.words, "word")}, `, h("span", { class: "kind" }, m.kind), m.kind === "verbatim" ? "" : `, ${percent(m.identity)} equal`, m.in_quotation ? ", quoted" : ""];
  const shown = [m.kind === "paraphrase" && snippet("a"), snippet("b")].filter(Boolean);
  return h("button", attributes, h("span", { class: "number" }, m.label), h("span", { class: "what" }, what), shown.length ? shown : offsets());
}

function quotationItem(pair, q, attributes, offsets) {
  const parts = quotationParts(pair, q), marks = words => h("span", { class: "snippet", dir: "auto" }, "“", words, "”");
  const who = q.relation === "reattributed" ? [dropped(q.speaker_a || "nobody named"), " ", added(q.speaker_b || "nobody named")] :
    [...new Set([q.speaker_a, q.speaker_b].filter(Boolean))].join(" / ");
  const words = !parts ? offsets() : q.relation === "altered" ?
    [h("span", { class: "version" }, "was"), marks(oneSide(parts, "a")), h("span", { class: "version" }, "now"), marks(oneSide(parts, "b"))] :
    marks(clipNodes(merged(parts)));
  return h("button", attributes,
    h("span", { class: "number" }, q.label),
    h("span", { class: "what" },
      h("span", { class: isChanged(q) ? "tag" : "kind" }, relationWords[q.relation] || q.relation),
      variantWords[q.variant] ? " " + variantWords[q.variant] : "", who.length > 0 && [", ", who]),
    words);
}

/** A single text is clipped; one with marks is left whole. */
const clipNodes = nodes => nodes.length === 1 ? clip(nodes[0].replace(/\s+/g, " "), 160) : nodes;

/** A link to all uses of a quotation, where the page has them. */
function ledgerLink(model, pair, q) {
  const entry = model.ledgerAt.get(`${pair.a}\n${q.a_start}`) || model.ledgerAt.get(`${pair.b}\n${q.b_start}`);
  return entry && h("a", { class: "all-uses", href: linkTo({ quotations: "", id: entry.id }) }, `All ${plural(entry.uses, "use")}`);
}
