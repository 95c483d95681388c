"""The fairest use of gaoya that we found: each text is hashed once.

No method of its index queries without hashing the text again. So gaoya makes the signatures, on all cores, and the bands
are filed here. bulk_hash_docs is a method of the class below MinHashStringIndex and not documented.
"""

import sys
from collections import defaultdict

import numpy

import common
import gaoya_index

PART = 10_000  # texts whose signatures are Python lists at one time

ids, texts = common.read(sys.argv[1])
index = gaoya_index.new().minhash_index
signatures = numpy.empty((len(texts), common.SLOTS), dtype=numpy.uint32)
for start in range(0, len(texts), PART):
    part = texts[start : start + PART]
    signatures[start : start + len(part)] = index.bulk_hash_docs(part)

candidates = set()
width = common.ROWS * signatures.itemsize  # bytes of a band
for band in range(common.BANDS):
    rows = signatures[:, band * common.ROWS : (band + 1) * common.ROWS].tobytes()
    buckets = defaultdict(list)
    for i in range(len(texts)):
        buckets[rows[i * width : (i + 1) * width]].append(i)
    for bucket in buckets.values():
        candidates.update((a, b) for k, b in enumerate(bucket) for a in bucket[:k])

least = common.THRESHOLD * common.SLOTS
common.write(
    sys.argv[2],
    ids,
    ((a, [b]) for a, b in candidates if numpy.count_nonzero(signatures[a] == signatures[b]) >= least),
)
