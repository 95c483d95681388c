"""The index that the gaoya scripts use: its own tokenizer, in Rust, makes word 5-grams of the lower-cased text."""

import gaoya

import common


def new(bands=common.BANDS, rows=common.ROWS):
    """Returns an empty index. Without bands and rows, gaoya chooses them by the S-curve, as its docstring says."""
    return gaoya.minhash.MinHashStringIndex(
        hash_size=32,
        jaccard_threshold=common.THRESHOLD,
        num_bands=bands,
        band_size=rows,
        num_hashes=common.SLOTS,
        analyzer="word",
        lowercase=True,
        ngram_range=(common.SHINGLE, common.SHINGLE),
    )
