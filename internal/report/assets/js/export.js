// What is shown, as a file: the pairs of the list as CSV and JSON Lines.

function download(name, type, parts) {
  const url = URL.createObjectURL(new Blob(parts, { type }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A cell of CSV, as the program writes it. What a spreadsheet could take for a formula gets an apostrophe. */
function cell(value) {
  const text = String(value ?? "").replace(/\r\n?/g, "\n"), safe = typeof value === "string" && /^[=+\-@\t\n＝＋－＠]/.test(text) ? "'" + text : text;
  return /[",\n]|^\s|^\\\.$/.test(safe) ? `"${safe.replace(/"/g, '""').replace(/\n/g, "\r\n")}"` : safe;
}

const csvColumns = [
  ["n", p => p.n], ["a", p => p.a], ["b", p => p.b], ["relation", p => p.relation], ["words_shared", p => p.words_shared], ["longest_run_words", p => p.longest_run_words],
  ["reused_a", p => reusedPart(p.share_a).toFixed(4)], ["reused_b", p => p.reused.toFixed(4)], ["direction", p => p.direction || "unknown"],
  ["direction_confidence", p => p.direction_confidence || 0], ["credit", creditOf], ["lag_s", p => p.lag_s ?? ""],
  ["source_a", p => p.from.source], ["published_a", p => p.from.published], ["headline_a", p => headline(p.from)],
  ["source_b", p => p.to.source], ["published_b", p => p.to.published], ["headline_b", p => headline(p.to)],
  ["mark", p => marks.of(p).mark], ["note", p => marks.of(p).note],
];

/** Pairs as CSV; without text the columns of headlines are left out, which may be the first lines of articles. */
function pairsCSV(pairs, withText) {
  const columns = csvColumns.filter(([name]) => withText || !name.startsWith("headline"));
  return [columns.map(([name]) => name), ...pairs.map(p => columns.map(([, of]) => cell(of(p))))].map(row => row.join(",") + "\r\n");
}

/** A pair as in pairs.jsonl, as far as the page has it; texts are cut from the articles. */
function pairRecord(p, withText) {
  const fields = ["relation", "resemblance", "containment_a", "containment_b", "words_a", "words_b", "words_shared", "longest_run_words", "share_a", "share_b", "label_a", "label_b",
    "lag_s", "same_story", "direction", "direction_confidence", "evidence", "credited", "findings", "found_by"];
  const record = { n: p.n, a: p.a, b: p.b, ...marks.of(p) };
  for (const name of fields) if (p[name] !== undefined) record[name] = p[name];
  const plain = ({ group, place, label, name, ...m }) => ({
    ...m, ...withText && p.from.text && { a_text: stretches(m, "a").map(s => wordsAt(p.from, s)).join(" ") }, ...withText && p.to.text && { b_text: stretches(m, "b").map(s => wordsAt(p.to, s)).join(" ") },
  });
  if (p.matches) {
    record.passages = [...p.passages, ...p.paraphrases].map(plain);
    record.quotations = p.quotations.map(plain).map(({ kind, ...q }) => withText ? q : { ...q, speaker_a: "", speaker_b: "" });
  }
  return record;
}

/** The buttons that export the pairs of a list. */
function exportButtons(model, shown) {
  const jsonl = async withText => {
    announce("Reading what the pairs have in common");
    const lines = [];
    for (const p of shown()) {
      await model.whole(p);
      lines.push(JSON.stringify(pairRecord(p, withText)) + "\n");
    }
    download("pairs.jsonl", "application/jsonl", lines);
  };
  return h("span", { class: "exports", role: "group", "aria-label": "Export the pairs shown" },
    h("button", { type: "button", class: "plain", onclick: () => download("pairs.csv", "text/csv", pairsCSV(shown(), true)) }, "CSV"),
    h("button", { type: "button", class: "plain", onclick: () => jsonl(true) }, "JSONL"),
    !model.redacted && [["CSV", () => download("pairs.csv", "text/csv", pairsCSV(shown(), false))], ["JSONL", () => jsonl(false)]].map(([name, onclick]) =>
      h("button", { type: "button", class: "plain", title: "without the words of the articles, as with --redact", onclick }, `${name}, no text`)));
}
