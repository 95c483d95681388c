"""The figures of the model, and the thresholds that follow from them."""

import itertools
from pathlib import Path

import numpy as np
from sklearn.metrics import accuracy_score, f1_score, roc_auc_score

import corpus
import pairs
import text
import train
from features import NAMES

HIDDEN, NEIGHBOURS = 10_000, 4
REUSE = 0.85  # of the words' idf in common: reuse word for word, which is no error of a paraphrase finder
JACCARD = NAMES.index("idf_equal_jaccard")

GROUPS = {
    "order (lcs, runs, n-grams, inversions, breaks, swaps)": "bigrams trigrams fourgrams content_bigrams_a content_bigrams_b content_trigrams_a content_trigrams_b lcs_a lcs_b lcs_equal content_lcs_a content_lcs_b run prefix suffix inversions breaks swaps exchanges turned voice name_inversions content_lcs_equal shift",
    "related words (WordNet, near vectors)": "soft_a soft_b soft related kept_soft_a kept_soft_b",
    "vectors of sentences": "kept_cosine rest_cosine",
    "idf": "idf_equal_a idf_equal_b idf_equal_jaccard missing_a missing_b rarest_a rarest_b equal_mass rarest_equal",
    "attribution stripped": "stripped_a stripped_b kept_equal_a kept_equal_b kept_idf_a kept_idf_b kept_soft_a kept_soft_b kept_missing_a kept_missing_b",
    "numbers, names, dates, negation": "numbers_equal numbers_a numbers_b names_equal names_a names_b dates_a dates_b negation",
    "parts of speech, function words": "nouns_a nouns_b verbs_a verbs_b stops_a stops_b",
}


class Hidden:
    """The MRPC positives of fold 0 among 10,000 other sentences, and the pairs that the candidate search brings up."""

    def __init__(self, examples, news, model):
        self.gold = {frozenset(p[:2]) for p, k, f in zip(examples.pairs, examples.kind, examples.fold) if k == "mrpc" and f == 0 and p[2] == 1}
        where = pairs.places(news)
        background = [s for s in where if len(s.split()) >= 8][:HIDDEN]
        pool = list(dict.fromkeys(itertools.chain(*map(sorted, sorted(self.gold, key=sorted)), background)))
        found = {frozenset((s, pool[i])) for s, near in zip(pool, pairs.Neighbours(pool, model).of(pool, NEIGHBOURS)) for i in near if pool[i] != s}
        self.candidates = [tuple(sorted(c)) for c in sorted(found, key=sorted)]
        self.x = np.array([model.features(s, t) for s, t in self.candidates])
        self.is_gold = np.array([frozenset(c) in self.gold for c in self.candidates])
        # A pair whose truth nobody knows counts neither way: word for word, two hidden sentences that MRPC does not pair (it has
        # several of one story), or two reports that may be of one event.
        unknown = [
            (s not in where and t not in where) or (s in where and t in where and any(pairs.same_event(c, d) for _, c in where[s] for _, d in where[t]))
            for s, t in self.candidates
        ]
        self.counts = self.is_gold | ~(np.array(unknown) | (self.x[:, JACCARD] > REUSE))
        self.background = np.array([s in where and t in where for s, t in self.candidates])

    def curve(self, scores):
        """(threshold, precision, recall) of the candidates that have a hidden sentence, thresholds falling."""
        asked = self.counts & ~self.background
        return labelled(scores[asked], self.is_gold[asked])


def labelled(scores, y):
    """(threshold, precision, recall) of labelled pairs, thresholds falling."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(y[order])
    return scores[order], hits / np.arange(1, len(hits) + 1), hits / y.sum()


def threshold(curve, precision):
    """The lowest threshold that still has this precision, rounded up to hundredths."""
    good = np.flatnonzero(curve[1] >= precision)
    return float(np.ceil(100 * curve[0][good[-1]]) / 100) if len(good) else 0.99


def wire_pairs(folder: Path):
    """All pairs of sentences of different articles of the five."""
    articles = []
    for f in sorted(folder.glob("*.txt")):
        body = f.read_text(encoding="utf-8")
        articles.append([(f.name, a, b) for a, b in spans(body)])
    bodies = {f.name: f.read_text(encoding="utf-8") for f in folder.glob("*.txt")}
    cut = lambda r: bodies[r[0]].encode()[r[1] : r[2]].decode()  # noqa: E731
    refs = [(s, t) for x, y in itertools.combinations(articles, 2) for s in x for t in y]
    return refs, [(cut(s), cut(t)) for s, t in refs]


def spans(body):
    """Byte spans of the sentences of an article with one paragraph a line."""
    at = 0
    for line in body.split("\n"):
        place = at
        for s in corpus.split(line.strip()):
            place = body.index(s, place) if s else place
            if len(text.words(s)) >= 4:
                start = len(body[:place].encode())
                yield start, start + len(s.encode())
            place += len(s)
        at += len(line) + 1


def figures(examples, margin, first, calibration, hidden, thresholds, wire, final):
    """The table of MODEL.md, as rows of (what, figure)."""
    loose, strict = thresholds
    score = train.scores(examples.x, margin, calibration, loose)
    q, u, v = (examples.kind == k for k in ("mrpc", "swap", "voice"))
    held = q & (examples.fold == 0)
    y = examples.y
    sure = score >= strict
    ident = examples.kind == "identity"
    rows = [
        (f"MRPC train ({q.sum():,} pairs), {train.FOLDS}-fold cross-validation, threshold .5: accuracy / F1 / AUC", three(y[q], score[q])),
        (f"the same at loose ({loose:.3f}): accuracy / F1 / AUC", three(y[q], score[q], loose)),
        (f"MRPC held-out fifth ({held.sum()} pairs; trees that never saw it): accuracy / F1 / AUC", three(y[held], score[held])),
        (f"MRPC, cross-validation, strict ({strict:.2f}): precision / recall", f"{y[q & sure].mean():.3f} / {(y[q & sure].sum() / y[q].sum()):.3f}"),
        (f"word swaps, made by rule ({u.sum():,} pairs), cross-validation: AUC", f"{roc_auc_score(y[u], score[u]):.3f}"),
        (f"one deed told actively and passively, made by rule ({v.sum():,} pairs), cross-validation: AUC", f"{roc_auc_score(y[v], score[v]):.3f}"),
        ("a sentence and itself: lowest score", f"{score[ident].min():.2f}"),
        ("a sentence and itself, attributed in two ways: 5th percentile", f"{np.quantile(score[examples.kind == 'attribution'], 0.05):.2f}"),
    ]
    s = train.scores(hidden.x, first.predict(hidden.x, raw_score=True), calibration, loose)
    rows.append((f"hidden: {len(hidden.gold)} MRPC positives among {HIDDEN:,} sentences; found by the candidate search", f"{hidden.is_gold.sum() / len(hidden.gold):.3f}"))
    for name, t in (("loose", loose), ("strict", strict)):
        up = (s >= t) & hidden.counts
        hit = (up & hidden.is_gold).sum()
        false = (up & ~hidden.is_gold & ~hidden.background).sum()
        other = (up & hidden.background).sum()
        rows.append((f"hidden, {name} ({t:.2f}): precision / recall of pairs with a hidden sentence; pairs found among the other sentences alone", f"{hit / max(1, hit + false):.3f} / {hit / len(hidden.gold):.3f}; {other}"))
    ws = train.scores(wire[1], final.predict(wire[1], raw_score=True), calibration, loose)
    seed = [v for v, (a, b) in zip(ws, wire[0]) if "In multiple channels" in a and "through multiple channels" in b]
    reuse = wire[1][:, JACCARD] > 0.6
    rows.append(("Toner / Clinton", " ".join(f"{v:.2f}" for v in seed)))
    rows.append((f"pairs of the five articles ({len(ws):,}) at loose: reused text / others", f"{((ws >= loose) & reuse).sum()} / {((ws >= loose) & ~reuse).sum()}"))
    return rows


def three(y, s, t=0.5):
    return f"{accuracy_score(y, s >= t):.3f} / {f1_score(y, s >= t):.3f} / {roc_auc_score(y, s):.3f}"


def ablation(examples):
    """Accuracy and AUC on MRPC and AUC on word swaps without a group of features; the trees here see MRPC and word swaps only."""
    examples = examples.only("mrpc", "swap")
    q, u = examples.kind == "mrpc", examples.kind == "swap"
    out = []
    for name, group in [("all", ""), *GROUPS.items()]:
        columns = [i for i, n in enumerate(NAMES) if n not in group.split()]
        margin, _ = examples.out_of_fold(columns)
        p = train.probability(margin, train.calibrate(margin[q], examples.y[q]))
        out.append((name, three(examples.y[q], p[q]), f"{roc_auc_score(examples.y[u], p[u]):.3f}"))
    return out
