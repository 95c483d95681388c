"""Labelled sentence pairs to train on. A pair is (text, text, label, kind, group); pairs of one group stay in one fold."""

import hashlib
import random
from collections import defaultdict

import numpy as np

import corpus
import swaps
import text
from features import NAMES

SEED = 1987


def held_out(name, share=5):
    """Whether what has this name is in the fixed held-out fifth."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % share == 0


def mrpc(data):
    """MRPC; pairs that share a sentence are one group."""
    rows, parent = corpus.mrpc(data), {}

    def root(x):
        while parent.setdefault(x, x) != x:
            x = parent[x]
        return x

    for r in rows:
        parent[root(r["a_text"])] = root(r["b_text"])
    return [(r["a_text"], r["b_text"], r["label"], "mrpc", root(r["a_text"])) for r in rows]


def sts(data):
    """STS: 4 and more is a paraphrase, 2.5 and less is none."""
    return [
        (r["a_text"], r["b_text"], int(r["score"] >= 4), "sts", r["a_text"])
        for r in corpus.sts(data)
        if r["score"] >= 4 or r["score"] <= 2.5
    ]


def sample(sentences, n, rng):
    """n sentences, the same whatever else is drawn."""
    good = [s for s in dict.fromkeys(s for _, _, s in sentences) if 8 <= len(s.split()) <= 40]
    return rng.sample(good, min(n, len(good)))


def identities(sentences, lexicon, n=1500):
    """A sentence and itself, or itself with another attribution."""
    rng = random.Random(SEED)
    out = []
    for s in sample(sentences, n, rng):
        out.append((s, s, 1, "identity", s))
        t = swaps.attributed(s, lexicon, rng)
        if t and '"' not in s and "``" not in s:
            out.append((swaps.attributed(s, lexicon, rng), t, 1, "attribution", s))
    return out


def word_swaps(sentences, lexicon, parts_of_speech, synonym, n=4000):
    """PAWS-like pairs: nearly the same words, which say the same (1) or do not (0). Half of the swapped ones were also
    rewritten harmlessly, so that the trees cannot tell by that."""
    rng = random.Random(SEED + 1)
    out = []
    for s in sample(sentences, n, rng):
        same = swaps.harmless(s, lexicon, synonym, rng)
        if same:
            out.append((s, same, 1, "swap", s))
        base = same if same and rng.random() < 0.5 else s
        other = swaps.swapped(base, lexicon, parts_of_speech, rng)
        if other:
            out.append((s, other, 0, "swap", s))
    return out


def voices(n=300):
    """Pairs of made-up sentences, active and passive; those with one verb are one group."""
    rng = random.Random(SEED + 4)
    return [(s, t, label, "voice", verb) for _ in range(n) for s, t, label, verb in swaps.voices(rng)]


class Neighbours:
    """Candidates by vectors and by rare words, as the Go side finds them."""

    def __init__(self, sentences, model):
        self.sentences = sentences
        self.vectors = np.array([model.sentence(s).vector for s in sentences], np.float32)
        self.model = model
        self.postings = defaultdict(list)
        for i, s in enumerate(sentences):
            for c in self.rare(s):
                self.postings[c].append(i)

    def rare(self, s, n=6):
        p = self.model.sentence(s)
        return {c for _, c in sorted(((w, c) for w, c in zip(p.idf, p.classes)), reverse=True)[:n]}

    def of(self, queries, k):
        """For each query the sorted places of its k nearest by vectors and k by the idf of shared rare words."""
        out = []
        q = np.array([self.model.sentence(s).vector for s in queries], np.float32)
        for start in range(0, len(queries), 512):
            scores = q[start : start + 512] @ self.vectors.T
            for row, s in zip(scores, queries[start : start + 512]):
                near = np.argpartition(-row, min(k + 1, len(row) - 1))[: k + 1]
                shared = defaultdict(int)
                for c in self.rare(s):
                    posting = self.postings.get(c, ())
                    if len(posting) <= 500:
                        w = int(self.model.idf[c]) if c < text.UNKNOWN else self.model.unknown_idf
                        for i in posting:
                            shared[i] += w
                top = sorted(shared, key=lambda i: (-shared[i], i))[: k + 1]
                out.append(sorted({int(i) for i in near} | set(top)))
        return out


def mined(news, model, queries, k=3):
    """Neighbours that are not the same event: hard negatives, such as templates with other figures."""
    rng = random.Random(SEED + 2)
    where = places(news)
    sentences = list(where)
    chosen = rng.sample(sentences, queries)
    out = []
    for s, near in zip(chosen, Neighbours(sentences, model).of(chosen, k)):
        for i in near:
            t = sentences[i]
            if t != s and told_apart(where[s], where[t], model.features(s, t)):
                out.append((s, t, 0, "mined", s))
    return out


def hard(news, model, pool=24_000, queries=12_000, k=3):
    """What the candidate search brings up of different articles and has much in common: what a scorer meets among news."""
    rng = random.Random(SEED + 3)
    where = places(news)
    sentences = rng.sample(sorted(where), min(pool, len(where)))
    found = {
        tuple(sorted((s, sentences[i])))
        for s, near in zip(sentences, Neighbours(sentences, model).of(sentences[:queries], k))
        for i in near
        if sentences[i] != s and overlap(model.sentence(s).classes, model.sentence(sentences[i]).classes) > 0.15
    }
    return [(s, t, 0, "hard", s) for s, t in sorted(found) if surely_other(where[s], where[t], model.features(s, t))]


def overlap(x, y):
    return len(set(x) & set(y)) / len(set(x) | set(y))


def surely_other(x, y, f):
    """As told_apart, and of the same days those with figures or names of their own; but of different articles only."""
    if {a for a, _ in x} & {a for a, _ in y}:
        return False
    days = all(isinstance(c, int) for _, c in x | y)
    conflict = (f[NUMBERS_A] > 0 and f[NUMBERS_B] > 0) or (f[NAMES_A] > 0 and f[NAMES_B] > 0)
    return told_apart(x, y, f) or bool(days and conflict and f[JACCARD] < 0.6)


def places(news):
    """{sentence: the (article, event) it stands in}."""
    where = defaultdict(set)
    for article, event, s in news:
        if 6 <= len(s.split()) <= 45:
            where[s].add((article, event))
    return dict(where)


DAYS = 5  # Reuters items further apart than this do not tell one story
JACCARD, NUMBERS_A, NUMBERS_B, NAMES_A, NAMES_B = (
    NAMES.index(n) for n in ("idf_equal_jaccard", "numbers_a", "numbers_b", "names_a", "names_b")
)


def told_apart(x, y, f):
    """Whether two sentences are surely no paraphrases: they stand in one article and are not nearly the same, or in those of
    different events, and are not one standing text."""
    if {a for a, _ in x} & {a for a, _ in y}:
        return f[JACCARD] < 0.6
    if any(same_event(c, d) for _, c in x for _, d in y):
        return False
    conflict = (f[NUMBERS_A] > 0 and f[NUMBERS_B] > 0) or (f[NAMES_A] > 0 and f[NAMES_B] > 0)
    return bool(f[JACCARD] < 0.75 or (conflict and f[JACCARD] < 0.95))


def same_event(c, d):
    return abs(c - d) <= DAYS if isinstance(c, int) and isinstance(d, int) else c == d
