"""Sentences as tokens, exactly as internal/paraphrase sees them. README.md has the rules in words."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import xxhash

STOP, COMMON, NEGATION, CUE, SAY, DATE, BE, JOIN, PREP, THAT, ACCORDING, SELF = (1 << i for i in range(12))

LONGEST = 64  # tokens of a sentence that are looked at
UNKNOWN = 0x10000  # classes of words that are not in the lexicon begin here

# Words of Unicode Standard Annex 29, for the scripts that news in English is written in.
WORD = re.compile(r"(?:[^\W_]|_|(?<=[^\W\d_])[.'’‘:·](?=[^\W\d_])|(?<=\d)[.,;'’‘](?=\d))+")
LETTER_OR_DIGIT = re.compile(r"[^\W_]")
BREAK = re.compile(r"[,;:\"“”„«»—–]|['`]{2}|--|\s-\s")
QUOTED = re.compile(r"[:\"“”„«»]|'{2}|`{2}")
VALUE = re.compile(r"\d+(?:\.\d+)?")
UNITED_STATES = {"US", "U.S", "U.S.A", "USA"}
UNDECOMPOSED = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})

UNITS = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
MULTIPLIERS = {"hundred": 100, "thousand": 1e3, "million": 1e6, "mln": 1e6, "m": 1e6, "billion": 1e9, "bln": 1e9, "bn": 1e9, "trillion": 1e12}
NUMBER_WORDS = (
    {"one": 1.0}
    | {w: float(i + 2) for i, w in enumerate(UNITS)}
    | {w: 10.0 * (i + 2) for i, w in enumerate(TENS)}
    | {w: -float(v) for w, v in MULTIPLIERS.items()}
)


@lru_cache(1 << 18)
def fold(raw):
    """The folded form of a raw word."""
    if raw.removesuffix("'s").removesuffix("’s") in UNITED_STATES:
        return "usa"
    w = raw.lower().replace("’", "'").replace("‘", "'")
    if not w.isascii():
        w = "".join(c for c in unicodedata.normalize("NFD", w) if unicodedata.category(c) != "Mn").translate(UNDECOMPOSED)
    w = w.removesuffix("'s").replace("'", "")
    if w[:1].isdigit():
        w = w.replace(",", "")
    elif "." in w and all(len(part) <= 1 for part in w.split(".")):
        w = w.replace(".", "")
    return w


def words(text):
    """The spans of the words of a text."""
    return [m.span() for m in WORD.finditer(text) if LETTER_OR_DIGIT.search(m[0])]


@lru_cache(1 << 18)
def key(folded):
    return xxhash.xxh3_64_intdigest(folded.encode())


@dataclass(slots=True)
class Token:
    raw: str
    folded: str
    cls: int
    flags: int

    @property
    def part_of_speech(self):
        return self.flags >> PART_OF_SPEECH

    @property
    def is_name(self):
        return self.raw[0].isupper() and not self.flags & (COMMON | STOP | DATE)


class Lexicon:
    """What is known about words: folded word -> class and flags."""

    def __init__(self, classes, flags):
        self.classes, self.flags = classes, flags

    def token(self, raw):
        w = fold(raw)
        cls = self.classes.get(w)
        if cls is None:
            cls = UNKNOWN | key(w) >> 48
        return Token(raw, w, cls, self.flags.get(w, 0))


NOUN, VERB, ADJECTIVE, ADVERB = range(1, 5)
PART_OF_SPEECH = 12  # flags from this bit on hold the part of speech; 0: none known


@dataclass(slots=True)
class Sentence:
    tokens: list
    kept: list  # whether a token is left once the attribution is stripped
    numbers: list  # values


def parse(text, lexicon):
    spans = words(text)
    tokens = [lexicon.token(text[s:e]) for s, e in spans]
    ends = [0] + [e for _, e in spans]
    starts = [s for s, _ in spans] + [len(text)]
    gaps = [text[e:s] for e, s in zip(ends, starts)]
    left = set(content(tokens, gaps))
    tokens = tokens[:LONGEST]
    return Sentence(tokens, [i in left for i in range(len(tokens))], numbers(tokens))


def content(tokens, gaps):
    """The indices of the words that are left once the attribution is stripped."""
    n = len(tokens)
    flags = [t.flags for t in tokens]
    is_break = [i == 0 or i == n or bool(BREAK.search(g)) for i, g in enumerate(gaps)]
    quoted = [bool(QUOTED.search(g)) for g in gaps]
    start = head(flags, is_break, quoted)
    stop = n
    for i in range(start + 4, n):
        if is_break[i] and n - i <= 16 and attribution(flags, is_break, i, next_break(is_break, i)):
            stop = i
            break
    kept = list(range(start, stop))
    for i in range(start + 2, stop - 1):
        if is_break[i]:
            e = next_break(is_break, i)
            if e < stop and e - i <= 6 and attribution(flags, is_break, i, e):
                kept = [*range(start, i), *range(e, stop)]
                break
    return kept if len(kept) >= 4 else range(n)


def next_break(is_break, i):
    return is_break.index(True, i + 1)


def head(flags, is_break, quoted):
    """The first word after an attribution that a sentence begins with; 0 without one."""
    n = len(flags)
    if n and flags[0] & ACCORDING:
        return next((i for i in range(2, min(15, n)) if is_break[i]), 0)
    c = next((i for i in range(1, min(13, n)) if flags[i] & CUE and not flags[i - 1] & BE), None)
    if c is None or any(f & SELF for f in flags[:c]):
        return 0
    if quoted[c]:
        return 0
    aside = any(is_break[1:c])
    s = None
    for i in range(c + 1, min(c + 7, n)):
        if quoted[i] or (i - 1 > c and flags[i - 1] & THAT):
            s = i
            break
        if is_break[i] and i > c + 1:
            return 0
    if s is None and flags[c] & SAY and (aside or not is_break[c]):
        s = c + 1
        while s < n:
            if flags[s] & DATE:
                s += 1
            elif flags[s] & PREP and s + 1 < n and flags[s + 1] & DATE:
                s += 2
            else:
                break
        if s >= n or flags[s] & (PREP | JOIN | BE) or is_break[s]:
            return 0
    return s if s is not None and n - s >= 4 else 0


def attribution(flags, is_break, i, e):
    """Whether the words from i to e, a whole segment between breaks, tell who speaks."""
    if flags[i] & ACCORDING:
        return True
    if flags[i] & JOIN:
        return False
    c = next((j for j in range(i, min(e, i + 8)) if flags[j] & CUE and not (j > i and flags[j - 1] & BE)), None)
    if c is None:
        return False
    return c == i or c == e - 1 or bool(flags[c + 1] & (PREP | DATE))


def numbers(tokens):
    """The values of the numbers of a sentence, in text order."""
    values = []
    part_of = False  # whether the token before is part of the last value
    tens = False  # whether it is a number word 20, 30 .. 90
    for i, t in enumerate(tokens):
        v = number(t.folded)
        follows = number(tokens[i + 1].folded) if i + 1 < len(tokens) else None
        unit = v is not None and 0 < v < 10 and not t.folded[0].isdigit()
        if v is not None and v < 0:
            if part_of:
                values[-1] *= -v
            tens = False
            continue
        if tens and unit:
            values[-1] += v
            tens = False
            continue
        if v is None or (v == 1 and unit and not (follows is not None and follows < 0)):
            part_of = tens = False
            continue
        values.append(v)
        part_of = True
        tens = t.folded in TENS
    return values


def number(folded):
    """The value of a token; negative for a multiplier, None for other words."""
    if "0" <= folded[0] <= "9":
        return float(VALUE.match(folded)[0])
    return NUMBER_WORDS.get(folded)
