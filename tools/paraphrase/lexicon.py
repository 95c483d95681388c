"""Words, their classes (inflections and spellings of one word), flags and idf."""

import math
from collections import Counter, defaultdict
from importlib.resources import files
from pathlib import Path

import snowballstemmer

import text

MAX_WORDS, MAX_CLASSES = 65_000, 32_000

STOPS = """a an the and or but nor so yet if than then that this these those there here it its itself he him his himself she her hers
herself they them their theirs themselves we us our ours ourselves you your yours i me my mine myself who whom whose which what when where why
how of in on at by for with from to into onto upon about over under after before between through during against as is are was were be been being
am do does did done doing have has had having will would shall should can could may might must not no also too very just only such some any each
both all more most other another own same while because although though since until till up down out off again once dont doesnt didnt isnt arent wasnt
werent hasnt havent hadnt wont wouldnt cant couldnt shouldnt mustnt neednt cannot ive id im hes shes theyre theyve theyd were weve wed youre youve
thats theres whats whos lets ill well itll hell shell theyll whether per within without among amid around toward towards s t""".split()
NEGATIONS = """not no never none nor neither nobody nothing nowhere without cannot cant dont doesnt didnt isnt arent wasnt werent hasnt
havent hadnt wont wouldnt couldnt shouldnt mustnt neednt aint hardly barely scarcely""".split()
SAYS = "say says said saying".split()
CUES = """tell tells told add adds added note notes noted state states stated stress stresses stressed announce announces announced explain
explains explained argue argues argued warn warns warned claim claims claimed insist insists insisted declare declares declared report reports
reported reporting admit admits admitted confirm confirms confirmed acknowledge acknowledges acknowledged complain complains complained conclude
concludes concluded emphasize emphasized emphasise emphasised reiterate reiterated maintain maintains maintained contend contends contended assert asserts
asserted suggest suggests suggested believe believes believed think thinks recall recalled predict predicts predicted estimate estimates estimated
write writes wrote comment commented reply replied remark remarked observe observed quip quipped joke joked tweet tweeted express expressed quote quotes quoted cite cites cited""".split()
DATES = """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun january february march april
may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec today yesterday tomorrow tonight""".split()
BES = "is are was were be been being am s re".split()
JOINS = "which who whom whose where when while and but or if because as although though since that unless whereas".split()
SELVES = "i we ive weve my our im".split()
PREPS = "in on at after during following before to by of from with for late early last about through over under into".split()

# Spellings that no rule below joins, and units as wire copy shortens them.
ALIASES = {
    "pct": "percent", "dlrs": "dollars", "dlr": "dollar", "mln": "million", "bln": "billion", "bn": "billion", "cts": "cents", "sergei": "sergey",
    "kiev": "kyiv", "dmitri": "dmitry", "gadhafi": "gaddafi", "qaddafi": "gaddafi", "kadhafi": "gaddafi", "mohammed": "muhammad", "mohamed": "muhammad",
    "mohammad": "muhammad", "hizbollah": "hezbollah", "hizbullah": "hezbollah", "osama": "usama", "koran": "quran", "govt": "government",
    "tv": "television", "programme": "program", "programmes": "programs", "adviser": "advisor", "advisers": "advisors", "grey": "gray",
    "tyre": "tire", "tyres": "tires", "cheque": "check", "aluminium": "aluminum", "sceptical": "skeptical",
}  # fmt: skip
# British endings and their American twins; taken where the American word is more than British spelling would explain.
BRITISH = [("our", "or"), ("ours", "ors"), ("oured", "ored"), ("ouring", "oring"), ("ise", "ize"), ("ised", "ized"), ("ises", "izes"), ("ising", "izing"),
           ("isation", "ization"), ("yse", "yze"), ("ysed", "yzed"), ("ysing", "yzing"), ("tre", "ter"), ("tres", "ters"), ("ence", "ense"),
           ("ences", "enses"), ("lled", "led"), ("lling", "ling"), ("ller", "ler"), ("ogue", "og")]  # fmt: skip


class Counts:
    """How often words occur: by sentence, and by capital or not inside a sentence."""

    def __init__(self, sentences):
        self.sentences = len(sentences)
        self.by_sentence, self.lower, self.upper = Counter(), Counter(), Counter()
        for s in sentences:
            raws = [s[a:b] for a, b in text.words(s)]
            self.by_sentence.update({text.fold(r) for r in raws})
            if sum(r[0].isupper() for r in raws) <= 0.5 * len(raws):  # not a headline
                for r in raws[1:]:
                    (self.upper if r[0].isupper() else self.lower)[text.fold(r)] += 1


def frequencies():
    """Counts of English words in books, from symspellpy."""
    lines = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig").splitlines()
    out = Counter()
    for line in lines:
        w, n = line.split()
        out[text.fold(w)] += int(n)
    return out


def exceptions(wordnet: Path):
    """Irregular inflections of nouns and verbs: bought -> buy."""
    out = {}
    for pos in ("noun", "verb"):
        for line in (wordnet / f"{pos}.exc").read_text().splitlines():
            w, *bases = line.split()
            if "_" not in w and "-" not in w and len(w) > 2:
                out.setdefault(w, bases[0])
    for w in ("left", "found", "saw", "lay", "felt", "ground", "wound", "bore", "rose", "shot", "media", "data", "us", "as", "does", "wed", "fell", "bound"):
        out.pop(w, None)
    return out | {"fell": "fall", "rose": "rise", "found": "find", "felt": "feel", "shot": "shoot", "left": "leave", "does": "do"}


class Builder:
    """The lexicon in the making: choose the words, join them to classes, count."""

    def __init__(self, counts: Counts, wordnet: Path, lower_lemmas, part_of_speech):
        self.counts, self.frequency, self.irregular = counts, frequencies(), exceptions(wordnet)
        total = sum(self.frequency.values())
        # Expected number of sentences with the word if the books were these sentences, 20 words each.
        self.expected = lambda w: 20 * counts.sentences * self.frequency[w] / total
        self.weight = lambda w: counts.by_sentence[w] + 0.5 * self.expected(w)
        required = {w for ws in (STOPS, NEGATIONS, SAYS, CUES, DATES, BES, JOINS, PREPS, SELVES, ALIASES, ALIASES.values(), text.NUMBER_WORDS, ["according"]) for w in ws}
        known = (set(self.frequency) | {w for w, n in counts.by_sentence.items() if n >= 2} | lower_lemmas | set(self.irregular)) - required
        known = sorted((w for w in known if w.isascii() and w.isalnum() and len(w) < 24), key=lambda w: (-self.weight(w), w))
        stem = snowballstemmer.stemmer("english")
        self.stem = lambda w: stem.stemWord(w)
        chosen, roots = sorted(required), {}
        for w in [*sorted(required), *known]:
            if len(chosen) >= MAX_WORDS:
                break
            root = self.root(w)
            if root not in roots:
                if len(roots) >= MAX_CLASSES:
                    continue
                roots[root] = len(roots)
            if w not in required:
                chosen.append(w)
        self.words = sorted(chosen)
        self.classes = {w: roots[self.root(w)] for w in self.words}
        self.size = len(roots)
        self.members = defaultdict(list)  # words of a class, commonest first
        for w in sorted(self.words, key=lambda w: (-self.weight(w), w)):
            self.members[self.classes[w]].append(w)
        speech = {c: part_of_speech(ws[:4]) for c, ws in self.members.items()}
        self.flags = {w: self.flag(w, lower_lemmas) | speech[self.classes[w]] << text.PART_OF_SPEECH for w in self.words}
        self.lexicon = text.Lexicon(self.classes, self.flags)
        self.idf = self.weigh()

    def root(self, w):
        w = ALIASES.get(w, w)
        if w[0].isdigit():
            return w
        if w in STOPS:
            return "=" + w  # a class of its own: "will" is not "willing"
        w = self.irregular.get(w, w)
        return self.stem(self.american(w))

    def american(self, w):
        for british, us in BRITISH:
            if w.endswith(british) and len(w) > len(british) + 2:
                v = w.removesuffix(british) + us
                if self.frequency[v] + self.counts.by_sentence[v] > 0 and (british not in ("ence", "ences") or w[:6] in ("defenc", "offenc", "licenc", "preten")):
                    return v
        return w

    def flag(self, w, lower_lemmas):
        lists = {text.STOP: STOPS, text.NEGATION: NEGATIONS, text.CUE: SAYS + CUES, text.SAY: SAYS, text.DATE: DATES, text.BE: BES,
                 text.JOIN: JOINS, text.PREP: PREPS, text.SELF: SELVES, text.THAT: ["that"], text.ACCORDING: ["according"]}  # fmt: skip
        flags = sum(bit for bit, ws in lists.items() if w in ws)
        lower, upper = self.counts.lower[w], self.counts.upper[w]
        if lower > upper or (lower + upper < 3 and w in lower_lemmas):
            flags |= text.COMMON
        return flags

    def weigh(self):
        """idf by class, 16 steps to a factor of e."""
        n = self.counts.sentences
        df = Counter()
        for w in self.words:
            df[self.classes[w]] += self.counts.by_sentence[w] + 0.2 * self.expected(w)
        return [min(255, round(16 * math.log((n + 1) / (min(n, df[c]) + 1)))) for c in range(self.size)]
