"""rensa as its LSH benchmark shows it: a sketch an article, insert all, query all."""

import sys

from rensa import RMinHash, RMinHashLSH

import common

ids, texts = common.read(sys.argv[1])
sketches = []
for text in texts:
    sketch = RMinHash(num_perm=common.SLOTS, seed=42)
    sketch.update(common.shingles(text))
    sketches.append(sketch)
lsh = RMinHashLSH(threshold=common.THRESHOLD, num_perm=common.SLOTS, num_bands=common.BANDS)
for i, sketch in enumerate(sketches):
    lsh.insert(i, sketch)
common.write(sys.argv[2], ids, ((i, lsh.query(sketch)) for i, sketch in enumerate(sketches)))
