"""rensa by its batch calls, the fastest of its documented uses that gives pairs."""

import sys

from rensa import RMinHash, RMinHashLSH

import common

ids, texts = common.read(sys.argv[1])
sketches = RMinHash.from_token_sets((common.shingles(text) for text in texts), num_perm=common.SLOTS, seed=42)
lsh = RMinHashLSH(threshold=common.THRESHOLD, num_perm=common.SLOTS, num_bands=common.BANDS)
lsh.insert_many(sketches)
common.write(sys.argv[2], ids, enumerate(lsh.query_all(sketches)))
