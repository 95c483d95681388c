"""Related words from WordNet: synonyms, derived forms and neighbours in meaning, by class."""

from collections import defaultdict
from pathlib import Path

import numpy as np

import text

POS = ("noun", "verb", "adj", "adv")
# The grade of a relation, 1 .. 255, before the vectors have their say.
SYNONYM, DERIVED, SIMILAR, PARENT = 200, 180, 120, 100
WORDNET = 128  # grades from here on are relations of WordNet, those below are nearness of vectors
RARE = 5  # senses of a word from here on are left out


class WordNet:
    def __init__(self, folder: Path):
        self.synsets = {}  # (pos, offset) -> (words, pointers)
        self.rank = {}  # (pos, word, offset) -> number of the sense
        self.count = {}  # (pos, word) -> number of senses
        self.lower = set()
        for pos in POS:
            for line in (folder / f"data.{pos}").read_text(encoding="latin-1").splitlines():
                if line.startswith("  "):
                    continue
                f = line.split(" | ")[0].split()
                n = int(f[3], 16)
                lemmas = [f[4 + 2 * i].split("(")[0] for i in range(n)]
                self.lower |= {w for w in lemmas if w.islower() and w.isalpha()}
                at = 4 + 2 * n
                pointers = [f[at + 1 + 4 * i : at + 5 + 4 * i] for i in range(int(f[at]))]
                self.synsets[pos, f[0]] = lemmas, pointers
            for line in (folder / f"index.{pos}").read_text(encoding="latin-1").splitlines():
                if line.startswith("  "):
                    continue
                f = line.split()
                self.count[pos, f[0]] = int(f[2])
                for i, offset in enumerate(f[-int(f[2]) :]):
                    self.rank[pos, f[0], offset] = i

    def senses(self, pos, offset):
        """The single words of a synset of which it is no rare sense."""
        return [w for w in self.synsets[pos, offset][0] if w.isalpha() and self.rank.get((pos, w.lower(), offset), 99) < RARE]

    def part_of_speech(self, words):
        """The part of speech in which these words have most senses; 0 if they have none."""
        n = [sum(self.count.get((pos, w), 0) for w in words) for pos in POS]
        return 1 + n.index(max(n)) if any(n) else 0


def related(folder: Path, lexicon):
    """{class: {class: grade}}, symmetric."""
    wn = folder if isinstance(folder, WordNet) else WordNet(folder)
    names = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}
    out = defaultdict(dict)

    def join(v, w, grade):
        a, b = lexicon.classes.get(text.fold(v)), lexicon.classes.get(text.fold(w))
        if a is not None and b is not None and a != b:
            out[a][b] = max(grade, out[a].get(b, 0))
            out[b][a] = max(grade, out[b].get(a, 0))

    for (pos, offset), (lemmas, pointers) in wn.synsets.items():
        ws = wn.senses(pos, offset)
        for i, v in enumerate(ws):
            for w in ws[i + 1 :]:
                join(v, w, SYNONYM)
        for kind, target, p, source in pointers:
            there = wn.synsets[names[p], target][0]
            if kind in ("+", "\\") and source != "0000":
                i, j = int(source[:2], 16) - 1, int(source[2:], 16) - 1
                if lemmas[i].isalpha() and there[j].isalpha():
                    join(lemmas[i], there[j], DERIVED)
            elif kind in ("&", "@", "^", "$"):
                for v in ws:
                    for w in wn.senses(names[p], target):
                        if min(wn.rank.get((pos, v.lower(), offset), 9), 9) < 2:
                            join(v, w, SIMILAR if kind != "@" else PARENT)
    return out


def grade(joined, rows, lexicon, members, per_class=12, near=0.55):
    """Grades 1..255 by class: 128 and more for relations of WordNet that the vectors bear out, less for mere nearness of vectors."""
    unit = rows.astype(np.float32)
    unit /= np.maximum(1e-9, np.linalg.norm(unit, axis=1, keepdims=True))
    out = defaultdict(dict)
    for c, grades in joined.items():
        for d, base in grades.items():
            cosine = float(unit[c] @ unit[d])
            value = base / 255 * 0.6 + 0.4 * cosine
            if value >= 0.4:
                out[c][d] = int(min(255, max(WORDNET, round(128 + 127 * (value - 0.4) / 0.5))))
    blocked = {c for c, ws in members.items() if any(lexicon.flags[w] & (text.DATE | text.STOP) for w in ws) or text.number(ws[0]) is not None}
    for start in range(0, len(unit), 1024):
        scores = unit[start : start + 1024] @ unit.T
        for c, d in zip(*np.nonzero(scores >= near)):
            c = int(c) + start
            d = int(d)
            if c < d and c not in blocked and d not in blocked and d not in out[c]:
                value = int(min(127, 127 * scores[c - start, d]))
                out[c][d] = out[d][c] = value
    return trim(out, per_class)


def trim(relations, n):
    """The n best of each class, kept where either side keeps them."""
    keep = defaultdict(dict)
    for c, grades in relations.items():
        for d in sorted(grades, key=lambda d: (-grades[d], d))[:n]:
            keep[c][d] = keep[d][c] = grades[d]
    return keep


def substitutes(wn, lexicon, relations, least=170):
    """A function from a word to one that may stand for it: of its commonest sense, and near by the vectors; None without one."""
    first = defaultdict(set)
    for (pos, offset), (lemmas, _) in wn.synsets.items():
        ws = [w for w in lemmas if w.isalpha() and w.islower() and wn.rank.get((pos, w, offset)) == 0 and w in lexicon.classes]
        for v in ws:
            first[v] |= {w for w in ws if lexicon.classes[w] != lexicon.classes[v]}

    def substitute(w):
        grades = relations.get(lexicon.classes.get(w), {})
        return next((v for v in sorted(first.get(w, ())) if grades.get(lexicon.classes[v], 0) >= least), None)

    return substitute
