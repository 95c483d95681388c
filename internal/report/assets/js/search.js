// The text filter: at first over titles, sources and ids, and over what both articles have once that is read.

const fold = s => s.toLowerCase().replace(/[‘’ʼ]/g, "'").replace(/[“”«»„]/g, '"').replace(/\s+/g, " ");

/** Splits what was typed in the filter into words that must all be there. */
const needles = query => fold(query).split(" ").filter(Boolean);

const namesOf = article => article.names ??= fold([article.id, article.title || article.headline, article.source].filter(Boolean).join("\n"));

/** All that the text filter looks at in a pair, folded. */
const searchedWords = pair => pair.searched ?? `${namesOf(pair.from)}\n${namesOf(pair.to)}`;

/** Reads all blocks, so that the filter looks at the texts; done() is called after some of them, and at the end. */
async function readAll(model, done) {
  if (model.searched !== undefined) return;
  model.searched = 0;
  for (let k = 0; k < model.texts.blocks; k++) await model.texts.read(k);
  for (let k = 0; k < model.rests.blocks; k++) await model.rests.read(k);
  let began = performance.now();
  for (const pair of model.pairs) {
    if (!pair.matches) continue;
    pair.searched = searchedWords(pair) + fold("\n" + [["a", pair.from], ["b", pair.to]].flatMap(([side, article]) =>
      pair.matches.flatMap(m => [wordsOf(article, side, m), m["speaker_" + side]])).filter(Boolean).join("\n"));
    if (performance.now() - began > 30) {
      await new Promise(resolve => setTimeout(resolve));
      began = performance.now();
    }
  }
  model.searched = 1;
  done();
}
