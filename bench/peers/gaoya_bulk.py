"""gaoya as its documentation shows it for many texts: insert all, query all, on all cores."""

import sys

import common
import gaoya_index

ids, texts = common.read(sys.argv[1])
index = gaoya_index.new()
index.par_bulk_insert_docs(list(range(len(ids))), texts)
common.write(sys.argv[2], ids, enumerate(index.par_bulk_query(texts)))
