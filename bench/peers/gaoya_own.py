"""The same as gaoya_bulk.py with the bands that gaoya itself chooses: 32 of 4 rows."""

import sys

import common
import gaoya_index

ids, texts = common.read(sys.argv[1])
index = gaoya_index.new(bands=None, rows=None)
index.par_bulk_insert_docs(list(range(len(ids))), texts)
common.write(sys.argv[2], ids, enumerate(index.par_bulk_query(texts)))
