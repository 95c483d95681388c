"""gaoya as the example on its front page shows it: a loop that inserts, a loop that queries."""

import sys

import common
import gaoya_index

ids, texts = common.read(sys.argv[1])
index = gaoya_index.new()
for i, text in enumerate(texts):
    index.insert_document(i, text)
common.write(sys.argv[2], ids, ((i, index.query(text)) for i, text in enumerate(texts)))
