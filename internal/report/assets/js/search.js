// The text filter: at first over titles, sources and ids, and over what both articles have once that is read.

const fold = s => s.toLowerCase().replace(/[‘’ʼ]/g, "'").replace(/[“”«»„]/g, '"').replace(/\s+/g, " ");

/** Splits what was typed in the filter into words that must all be there. */
const needles = query => fold(query).split(" ").filter(Boolean);

const namesOf = article => article.names ??= fold([article.id, article.title || article.headline, article.source].filter(Boolean).join("\n"));

/** Tells whether the text filter finds a word in a pair. */
const hasWord = (pair, word) => namesOf(pair.from).includes(word) || namesOf(pair.to).includes(word) || !!pair.searched && pair.searched.includes(word);

/** What both articles of a pair have, folded. A verbatim passage is the same on both sides. */
const sharedWords = pair => fold(pair.matches.flatMap(m => [
  m.kind !== "verbatim" && wordsOf(pair.from, "a", m), wordsOf(pair.to, "b", m), m.speaker_a, m.speaker_b]).filter(Boolean).join("\n"));

/** Reads all blocks, so that the filter looks at the texts; some() is called now and then, and at the end. model.searched is how many pairs it looks at. */
async function readAll(model, some) {
  if (model.searched !== undefined) return;
  model.searched = 0;
  for (let k = 0; k < model.texts.blocks; k++) await model.texts.read(k);
  let began = performance.now(), said = began;
  for (const pair of model.pairs) {
    if (!pair.matches) await model.rests.at(pair.at);
    if (pair.matches) pair.searched = sharedWords(pair);
    if (performance.now() - began < 30) continue;
    await new Promise(resolve => setTimeout(resolve));
    began = performance.now();
    if (began - said < 1500) continue;
    said = began;
    model.searched = pair.at + 1;
    some();
  }
  model.searched = model.pairs.length;
  some();
}

/** Says how far the filter looks while it reads. */
const searching = model => state.q && model.searched < model.pairs.length ? `, searched ${percent(model.searched / model.pairs.length)} of the texts` : "";
