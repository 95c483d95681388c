// The compressed parts of the page: the index, what pairs have in common, and the texts of their articles.

/** Reads a block: an element with base64 of gzipped JSON. */
async function readBlock(id) {
  const bytes = decoded(byId(id).textContent);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}

function decoded(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const text = atob(base64), bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/**
 * Blocks of records that belong to items, in the order of these: sizes says how many each has. take(item, record) is called for each record of a block
 * when it is first asked for. Items after those of the last block have none.
 */
function blockReader(name, sizes, items, take) {
  const firsts = [], reading = [];
  let next = 0;
  for (const n of sizes) {
    firsts.push(next);
    next += n;
  }
  const read = k => reading[k] ??= readBlock(`${name}-${k}`).then(records => records.forEach((record, i) => take(items[firsts[k] + i], record)));
  return {
    count: next, // items that have a record
    blocks: sizes.length,
    read,
    /** Reads the record of the i-th item. */
    at: i => i < next ? read(firsts.findLastIndex(first => first <= i)) : Promise.resolve(),
  };
}

/** Reads the first element, and the index. */
async function readData() {
  return { ...JSON.parse(byId("data").textContent), ...await readBlock("index") };
}
