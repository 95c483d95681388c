"""Cells of the space of sentence vectors, two levels of 64, by spherical k-means."""

import numpy as np

import vectors

CELLS = 64
SEED = 4096


def codebook(rows):
    """(coarse, fine): int8 centroids, 64 and 64 for each of those."""
    unit = rows.astype(np.float32)
    unit = unit[np.any(rows != 0, axis=1)]
    unit /= np.linalg.norm(unit, axis=1, keepdims=True)
    rng = np.random.default_rng(SEED)
    coarse = vectors.to_int8(k_means(unit, rng))
    cell = (unit @ coarse.T.astype(np.float32)).argmax(1)
    fine = []
    for k in range(CELLS):
        members = unit[cell == k]
        if len(members) < 2 * CELLS:  # a small cell: its members again, a little moved
            extra = coarse[k].astype(np.float32) / vectors.UNIT + 0.05 * rng.standard_normal((2 * CELLS, vectors.DIMENSIONS), np.float32)
            members = np.vstack([members, extra / np.linalg.norm(extra, axis=1, keepdims=True)])
        fine.append(vectors.to_int8(k_means(members, rng)))
    return coarse, np.vstack(fine)


def k_means(unit, rng, rounds=15):
    centres = unit[np.sort(rng.choice(len(unit), CELLS, replace=False))]
    for _ in range(rounds):
        cell = (unit @ centres.T).argmax(1)
        for k in range(CELLS):
            members = unit[cell == k]
            mean = members.sum(0, dtype=np.float64) if len(members) else unit[rng.integers(len(unit))]
            centres[k] = mean / max(1e-9, np.linalg.norm(mean))
    return centres
