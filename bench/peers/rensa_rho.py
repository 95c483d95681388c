"""rensa's fastest pipeline (rho), with the probes of its own benchmark: it samples the tokens and tells only which articles
have a twin, so no pair comes out."""

import sys

from rensa import RMinHash, RMinHashLSH

import common

ids, texts = common.read(sys.argv[1])
matrix = RMinHash.digest_matrix_from_token_sets_rho(
    (common.shingles(text) for text in texts), num_perm=common.SLOTS, seed=42, probes=4
)
lsh = RMinHashLSH(threshold=common.THRESHOLD, num_perm=common.SLOTS, num_bands=common.BANDS)
flags = lsh.query_duplicate_flags_matrix_one_shot(matrix)
with open(sys.argv[2], "w", encoding="utf-8") as f:
    f.write("a\n")
    f.writelines(f"{i}\n" for i, flag in zip(ids, flags) if flag)
