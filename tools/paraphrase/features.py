"""What the trees see of two sentences. README.md defines every feature."""

from collections import Counter

import numpy as np

import text
import vectors

NAMES = """length length_ratio equal_a equal_b equal_jaccard idf_equal_a idf_equal_b idf_equal_jaccard bigrams trigrams fourgrams
content_a content_b content_bigrams_a content_bigrams_b content_trigrams_a content_trigrams_b
lcs_a lcs_b lcs_equal content_lcs_a content_lcs_b run prefix suffix soft_a soft_b soft related missing_a missing_b rarest_a rarest_b
equal_mass rarest_equal stops_a stops_b nouns_a nouns_b verbs_a verbs_b inversions breaks swaps exchanges turned voice name_inversions content_lcs_equal shift names_equal names_a names_b numbers_equal numbers_a numbers_b negation dates_a dates_b
stripped_a stripped_b kept_equal_a kept_equal_b kept_idf_a kept_idf_b kept_soft_a kept_soft_b kept_missing_a kept_missing_b
kept_cosine rest_cosine""".split()


class Model:
    """The tables that features are computed from."""

    def __init__(self, lexicon, idf, weights, rows, relations, unknown_idf, unknown_weight):
        self.lexicon, self.idf, self.weights, self.rows, self.relations = lexicon, idf, weights, rows, relations
        self.unknown_idf, self.unknown_weight = unknown_idf, unknown_weight
        self.parsed = {}

    def sentence(self, s):
        p = self.parsed.get(s)
        if p is None:
            p = self.parsed[s] = Prepared(text.parse(s, self.lexicon), self)
        return p

    def features(self, s, t):
        return features(self.sentence(s), self.sentence(t), self)

    def vector(self, tokens):
        return vectors.sentence_vector(tokens, self.rows, self.weights, self.unknown_weight)


class Prepared:
    """What of a sentence does not depend on the other one."""

    def __init__(self, sentence, model):
        self.tokens, self.kept = sentence.tokens, sentence.kept
        self.classes = [t.cls for t in self.tokens]
        self.idf = [int(model.idf[c]) if c < text.UNKNOWN else model.unknown_idf for c in self.classes]
        self.content = [not t.flags & text.STOP for t in self.tokens]
        self.names = [t.is_name for t in self.tokens]
        self.marks = [4 * k + 2 * n + c for k, n, c in zip(self.kept, self.names, self.content)]
        self.speech = [t.part_of_speech for t in self.tokens]
        self.dates = Counter(t.cls for t in self.tokens if t.flags & text.DATE)
        self.negations = sum(bool(t.flags & text.NEGATION) for t in self.tokens)
        self.numbers = Counter(sentence.numbers)
        self.telling = [c for c, k in zip(self.classes, self.content) if k]
        self.grams = [ngrams(self.classes, k) for k in (2, 3, 4)]
        self.telling_grams = [ngrams(self.telling, k) for k in (2, 3)]
        self.by = sum(t.folded == "by" for t in self.tokens)
        self.joins = [t.folded in ("and", "or") for t in self.tokens]
        self.vector = model.vector([t for t, k in zip(self.tokens, self.kept) if k])


def ngrams(classes, k):
    return Counter(zip(*(classes[i:] for i in range(k))))


def ratio(x, y):
    return x / y if y else 0.0


def features(s, t, model):
    """The features of two sentences as float32, in the order of NAMES; the same for (t, s)."""
    a, b = sorted((s, t), key=lambda p: (len(p.classes), p.classes, p.marks))
    m, n = len(a.classes), len(b.classes)
    equal = align_equal(a, b)
    rel = align_related(a, b, equal, model)
    back = {j: i for i, j in equal.items()}
    taken = set(back) | {j for j, _ in rel.values()}
    free_a = [i for i in range(m) if i not in equal and i not in rel]
    free_b = [j for j in range(n) if j not in taken]

    e = len(equal)
    idf_a, idf_b = sum(a.idf), sum(b.idf)
    idf_equal = sum(a.idf[i] for i in equal)
    soft_a = 255 * idf_equal + sum(a.idf[i] * g for i, (_, g) in rel.items())
    soft_b = 255 * idf_equal + sum(b.idf[j] * g for j, g in rel.values())
    aligned = [(i, equal[i]) for i in sorted(equal) if a.content[i]]
    named = [i for i, _ in aligned if a.names[i]]
    lcs = longest_common_subsequence(a.classes, b.classes)
    telling_lcs = longest_common_subsequence(a.telling, b.telling)
    shared = [common(x, y) for x, y in zip(a.telling_grams, b.telling_grams)]
    numbers_equal = common(a.numbers, b.numbers)
    numbers_a, numbers_b = sum(a.numbers.values()), sum(b.numbers.values())
    exchanged = exchanges(a, b, equal, back)
    missing_a = [i for i in free_a if a.content[i]]
    missing_b = [j for j in free_b if b.content[j]]

    # The same without the attribution.
    both = [(i, j) for i, j in equal.items() if a.kept[i] and b.kept[j]]
    soft = [(i, j, g) for i, (j, g) in rel.items() if a.kept[i] and b.kept[j]]
    kept_a, kept_b = sum(a.kept), sum(b.kept)
    kept_idf_a = sum(w for w, k in zip(a.idf, a.kept) if k)
    kept_idf_b = sum(w for w, k in zip(b.idf, b.kept) if k)
    kept_equal = sum(a.idf[i] for i, _ in both)

    # fmt: off
    values = [
        m, ratio(m, n), ratio(e, m), ratio(e, n), ratio(e, m + n - e),
        ratio(idf_equal, idf_a), ratio(idf_equal, idf_b), ratio(idf_equal, idf_a + idf_b - idf_equal),
        *(ratio(2 * common(x, y), sum(x.values()) + sum(y.values())) for x, y in zip(a.grams, b.grams)),
        ratio(len(aligned), len(a.telling)), ratio(len(aligned), len(b.telling)),
        ratio(shared[0], sum(a.telling_grams[0].values())), ratio(shared[0], sum(b.telling_grams[0].values())),
        ratio(shared[1], sum(a.telling_grams[1].values())), ratio(shared[1], sum(b.telling_grams[1].values())),
        ratio(lcs, m), ratio(lcs, n), ratio(lcs, e), ratio(telling_lcs, len(a.telling)), ratio(telling_lcs, len(b.telling)),
        ratio(longest_run(a.classes, b.classes), m), ratio(common_prefix(a.classes, b.classes), m),
        ratio(common_prefix(a.classes[::-1], b.classes[::-1]), m),
        ratio(soft_a, 255 * idf_a), ratio(soft_b, 255 * idf_b), ratio(soft_a + soft_b, 255 * (idf_a + idf_b)),
        ratio(sum(a.idf[i] for i in rel), idf_a),
        sum(a.idf[i] for i in missing_a), sum(b.idf[j] for j in missing_b),
        max((a.idf[i] for i in missing_a), default=0), max((b.idf[j] for j in missing_b), default=0),
        sum(a.idf[i] for i, _ in aligned), max((a.idf[i] for i, _ in aligned), default=0),
        len(free_a) - len(missing_a), len(free_b) - len(missing_b),
        sum(a.speech[i] == text.NOUN for i in missing_a), sum(b.speech[j] == text.NOUN for j in missing_b),
        sum(a.speech[i] == text.VERB for i in missing_a), sum(b.speech[j] == text.VERB for j in missing_b),
        ratio(inversions(aligned), len(aligned) * (len(aligned) - 1) // 2), ratio(breaks(equal), e), swaps(a, b, equal, back),
        0 if a.by != b.by else exchanged, exchanged if a.by != b.by else 0, abs(a.by - b.by),
        inversions([(i, j) for i, j in aligned if a.names[i] and b.names[j]]), ratio(telling_lcs, len(aligned)),
        ratio(sum(abs(i * n - j * m) for i, j in equal.items()), e * m * n),
        len(named), sum(a.names[i] for i in missing_a), sum(b.names[j] for j in missing_b),
        numbers_equal, numbers_a - numbers_equal, numbers_b - numbers_equal,
        abs(a.negations - b.negations), sum((a.dates - b.dates).values()), sum((b.dates - a.dates).values()),
        m - kept_a, n - kept_b, ratio(len(both), kept_a), ratio(len(both), kept_b), ratio(kept_equal, kept_idf_a), ratio(kept_equal, kept_idf_b),
        ratio(255 * kept_equal + sum(a.idf[i] * g for i, _, g in soft), 255 * kept_idf_a),
        ratio(255 * kept_equal + sum(b.idf[j] * g for _, j, g in soft), 255 * kept_idf_b),
        sum(a.idf[i] for i in missing_a if a.kept[i]), sum(b.idf[j] for j in missing_b if b.kept[j]),
        dot(a.vector, b.vector) / 65536, rest_cosine(a, b, equal, back, model),
    ]
    # fmt: on
    return np.array(values, np.float32)


def common(x, y):
    return sum((x & y).values())


def align_equal(a, b):
    """Tokens of the same class: the k-th in a with the k-th in b."""
    places = {}
    for j, c in enumerate(b.classes):
        places.setdefault(c, []).append(j)
    taken, out = Counter(), {}
    for i, c in enumerate(a.classes):
        if taken[c] < len(places.get(c, ())):
            out[i] = places[c][taken[c]]
            taken[c] += 1
    return out


def align_related(a, b, equal, model):
    """Content tokens left over: each of a with the free one of b most related to it."""
    taken = set(equal.values())
    free = [j for j in range(len(b.classes)) if j not in taken and b.content[j]]
    out = {}
    for i, c in enumerate(a.classes):
        grades = model.relations.get(c)
        if i in equal or not a.content[i] or not grades:
            continue
        g, j = max(((grades.get(b.classes[j], 0), -j) for j in free), default=(0, 0))
        if g > 0:
            out[i] = -j, g
            free.remove(-j)
    return out


def longest_common_subsequence(x, y):
    row = [0] * (len(y) + 1)
    for c in x:
        diagonal = 0
        for j, d in enumerate(y, 1):
            diagonal, row[j] = row[j], diagonal + 1 if c == d else max(row[j], row[j - 1])
    return row[-1]


def longest_run(x, y):
    row, best = [0] * (len(y) + 1), 0
    for c in x:
        for j in range(len(y), 0, -1):
            row[j] = row[j - 1] + 1 if c == y[j - 1] else 0
            best = max(best, row[j])
    return best


def common_prefix(x, y):
    return next((i for i, (c, d) in enumerate(zip(x, y)) if c != d), min(len(x), len(y)))


def inversions(pairs):
    """Pairs of aligned tokens that stand in the other order in b."""
    return sum(q > r for k, (_, q) in enumerate(pairs) for _, r in pairs[k + 1 :])


def breaks(equal):
    """Aligned tokens of a whose predecessor is not aligned with the token before theirs in b."""
    return sum(equal.get(i - 1, -2) != j - 1 for i, j in equal.items())


def swaps(a, b, equal, back):
    """Places where, next to an aligned token, stand two different content words that both occur in the other sentence, too."""
    n = 0
    for i, j in equal.items():
        for step in (-1, 1):
            p, q = i + step, j + step
            if p in equal and q in back and a.content[p] and b.content[q] and a.classes[p] != b.classes[q]:
                n += 1
    return n


def exchanges(a, b, equal, back):
    """Pairs of content words that have changed places: each stands in b where the other one stands in a, by the word before or
    after it. A word that keeps a function word or a verb beside it moved with that."""
    m, n = len(a.classes), len(b.classes)
    follows = {i for i in equal if i + 1 in equal and equal[i + 1] == equal[i] + 1}  # the next token is the same in b
    light = lambda i: not a.content[i] or a.speech[i] == text.VERB  # noqa: E731
    places = {}  # by token of a: the tokens of a that stand in its place in b
    for i in equal:
        if not a.content[i] or (i - 1 in follows and light(i - 1)) or (i in follows and light(i + 1)):
            continue
        before = 0 if i == 0 else equal[i - 1] + 1 if i - 1 in equal else -1
        after = n - 1 if i == m - 1 else equal[i + 1] - 1 if i + 1 in equal else -1
        places[i] = {back[j] for j in (before, after) if j in back and b.content[j] and b.classes[j] != a.classes[i]}
    count = 0
    for i in places:
        for k in places[i]:
            if i < k and i in places.get(k, ()):
                x = i  # the last token of the phrase of i
                while x in follows and x + 1 < k:
                    x += 1
                count += not all(a.joins[y] or a.names[y] for y in range(x + 1, k))  # members of a list may stand in any order
    return count


def rest_cosine(a, b, equal, back, model):
    """How near the tokens without an equal are to each other; 1 if neither sentence has any."""
    rest_a = [t for i, t in enumerate(a.tokens) if i not in equal]
    rest_b = [t for j, t in enumerate(b.tokens) if j not in back]
    if not rest_a and not rest_b:
        return 1.0
    return dot(model.vector(rest_a), model.vector(rest_b)) / 65536


def dot(x, y):
    return int(x.astype(np.int32) @ y.astype(np.int32))
