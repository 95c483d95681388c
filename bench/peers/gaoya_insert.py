"""The inserting of gaoya_bulk.py alone, a lower bound for any use of its index: no pair comes out."""

import sys

import common
import gaoya_index

ids, texts = common.read(sys.argv[1])
index = gaoya_index.new()
index.par_bulk_insert_docs(list(range(len(ids))), texts)
common.write(sys.argv[2], ids, [])
