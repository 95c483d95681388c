"""Rewrites by rule: word swaps that change what a sentence says, as in PAWS, and changes that do not."""

import re

import text

LIST = {"and", "or", ",", "/", "-", "&"}
PLACE_OR_TIME = re.compile(
    r"^(?P<rest>[A-Z][^,;:\"“”]{20,}?) (?P<when>(?:on|in|at|during|after|before|since|by) (?:(?:the|early|late|mid|last) )?(?:[A-Z][\w.]*|\d{4})(?: (?:[A-Z][\w.]*|\d+))?)\.$"
)
FRONTED = re.compile(r"^(?P<when>(?:On|In|At|During|After|Before|Since|By|Last|Earlier) [^,;:\"“”]{3,40}), (?P<rest>[^\"“”:;]{20,})\.$")
CLAUSE = re.compile(r"^(?P<rest>[A-Z][^;:\"“”]{20,}?),? (?P<link>because|when|while|after|before|although|if|as|since|until|unless) (?P<clause>[^,;:\"“”]{15,})\.$")
FRONTED_CLAUSE = re.compile(r"^(?P<link>Because|When|While|After|Before|Although|If|As|Since|Until|Unless) (?P<clause>[^,;:\"“”]{15,}), (?P<rest>[^;:\"“”]{15,})\.$")
COORDINATED = re.compile(r"\b(?P<x>[A-Z][\w’']+(?: [A-Z][\w’']+)*|[a-z]{3,}) and (?P<y>[A-Z][\w’']+(?: [A-Z][\w’']+)*|[a-z]{3,})(?=[ .,])")
OF = re.compile(r"\b(?:the )?(?P<x>[a-z]{4,}) of (?:the )?(?P<y>[A-Z][a-z]+(?: [A-Z][a-z]+)?|[a-z]{4,})(?=[ .,])")
ADVERBS = re.compile(r"\b(?:also|however|meanwhile|already|currently|recently|now|still|reportedly|very|just) ")


def lower_first(s, lexicon):
    first = s.split(" ", 1)[0]
    t = lexicon.token(first)
    return s if first == "I" or first.isupper() and len(first) > 1 or t.is_name else s[0].lower() + s[1:]


def upper_first(s):
    return s[:1].upper() + s[1:]


def units(s, lexicon):
    """(start, end, kind) of what may change places: runs of names, numbers, content words."""
    out = []
    for a, b in text.words(s):
        t = lexicon.token(s[a:b])
        if t.flags & (text.STOP | text.DATE | text.CUE | text.BE):
            continue
        if t.folded[0].isdigit():
            kind = "number"
        elif t.is_name or (t.raw[0].isupper() and a > 0):
            kind = "name"
        elif t.raw.islower() and len(t.raw) > 3:
            kind = "word"
        else:
            continue
        if kind == "name" and out and out[-1][2] == "name" and s[out[-1][1] : a] == " ":
            out[-1] = (out[-1][0], b, kind)
        else:
            out.append((a, b, kind))
    return out


def exchange(s, x, y):
    """s with the spans x and y exchanged; x stands before y."""
    return s[: x[0]] + s[y[0] : y[1]] + s[x[1] : y[0]] + s[x[0] : x[1]] + s[y[1] :]


def swapped(s, lexicon, parts_of_speech, rng):
    """s with two of its parts exchanged so that it says something else; None where that is not possible."""
    us = units(s, lexicon)
    options = {"name": [], "number": [], "word": []}
    for i, x in enumerate(us):
        for y in us[i + 1 :]:
            between = s[x[1] : y[0]]
            if x[2] != y[2] or s[x[0] : x[1]].lower() == s[y[0] : y[1]].lower() or between.strip() in LIST or len(between) < 2:
                continue
            if re.fullmatch(r"(?:[\s,]|\b(?:and|or|[A-Z]\w*)\b)*", between):  # members of one list
                continue
            if x[2] == "word" and not parts_of_speech(s[x[0] : x[1]]) & parts_of_speech(s[y[0] : y[1]]):
                continue
            options[x[2]].append((x, y))
    kinds = [k for k in ("name", "name", "word", "number") if options[k]]
    if not kinds:
        return None
    found = options[rng.choice(kinds)]
    return upper_first(exchange(s, *found[rng.randrange(len(found))]))


def harmless(s, lexicon, synonym, rng):
    """s in other words by one to three rules that keep what it says; None if no rule fits."""
    rules = [front, coordinate, of, adverb, substitute, substitute]
    rng.shuffle(rules)
    out, wanted = s, rng.choice((1, 1, 2, 3))
    for rule in rules:
        t = rule(out, lexicon, synonym, rng)
        if t is not None and t != out:
            out = t
            wanted -= 1
            if not wanted:
                break
    return out if out != s else None


def front(s, lexicon, synonym, rng):
    if m := FRONTED.match(s):
        return f"{upper_first(m['rest'])} {m['when'][0].lower()}{m['when'][1:]}."
    if m := FRONTED_CLAUSE.match(s):
        return f"{upper_first(m['rest'])} {m['link'].lower()} {m['clause']}."
    if m := PLACE_OR_TIME.match(s):
        return f"{upper_first(m['when'])}, {lower_first(m['rest'], lexicon)}."
    if m := CLAUSE.match(s):
        return f"{upper_first(m['link'])} {m['clause']}, {lower_first(m['rest'], lexicon)}."
    return None


def coordinate(s, lexicon, synonym, rng):
    found = [m for m in COORDINATED.finditer(s) if m["x"][0].isupper() == m["y"][0].isupper()]
    if not found:
        return None
    m = rng.choice(found)
    return s[: m.start()] + f"{m['y']} and {m['x']}" + s[m.end() :]


def of(s, lexicon, synonym, rng):
    found = list(OF.finditer(s))
    if not found:
        return None
    m = rng.choice(found)
    return upper_first(s[: m.start()] + f"the {m['y']} {m['x']}" + s[m.end() :])


def adverb(s, lexicon, synonym, rng):
    return ADVERBS.sub("", s, count=1) if ADVERBS.search(s) else None


def substitute(s, lexicon, synonym, rng):
    found = [(a, b) for a, b in text.words(s) if s[a:b].islower() and b - a > 3 and synonym(s[a:b])]
    if not found:
        return None
    a, b = rng.choice(found)
    return s[:a] + synonym(s[a:b]) + s[b:]


SPEAKERS = ["he", "she", "a spokesman", "officials", "the minister", "the company", "a spokeswoman", "police", "the report", "analysts"]


def attributed(s, lexicon, rng):
    """s, a whole sentence without quotation marks, in two ways of telling who said it."""
    if not s.endswith("."):
        return None
    speaker = rng.choice(SPEAKERS)
    body = s[:-1]
    ways = [
        f"{body}, {speaker} said.",
        f"{upper_first(speaker)} said {lower_first(body, lexicon)}.",
        f"{upper_first(speaker)} said that {lower_first(body, lexicon)}.",
        f"“{body},” said {speaker}.",
        f"According to {speaker}, {lower_first(body, lexicon)}.",
        f"{body}, according to {speaker}.",
        s,
    ]
    return rng.choice(ways)


# The parts of made-up sentences in which one acts upon another.
ACTED = """admired advised alerted amused approached arrested assisted avoided betrayed bribed challenged chased comforted consulted contacted
convinced corrected deceived defeated detained distrusted encouraged endorsed envied followed frightened guided hated helped hired honoured impressed
informed injured insulted interrupted interviewed invited joined killed mocked named noticed nominated offended outlived overruled paid persuaded pitied
promoted protected questioned recruited replaced rescued respected ridiculed robbed shielded sued supported surprised taught thanked threatened treated
trusted visited warned watched welcomed""".split()
ACTORS = """the lawyer/the banker/the pilot/the farmer/the bishop/the painter/the singer/the teacher/the sailor/the baker/the colonel/the pianist/
the younger brother/the elder sister/the former chairman/the new director/the local police/the striking miners/the tenants/the opposition/the agency/
the insurer/the airline/the rebels/the students/the tourists/Anna Weiss/Karl Brandt/Maria Costa/Pierre Laval/John Okafor/Ito/Novak/Jensen/Petrov/
Garcia/Rossi/Dubois/Hanley/Volkov/Siemens/Nokia/Fiat/Iran/Chile/Turkey/Vietnam/Milan/Everton"""
ACTORS = [a.strip() for a in ACTORS.replace("\n", "").split("/")]
BESIDE = """in 1994/on Saturday/at a meeting in Rome/last week/during the campaign/after the trial/near the border/in a letter to shareholders/
before the election/at the airport/over the contract/in front of the cameras/for the third time/without a warning/two days later/outside the court"""
BESIDE = [b.strip() for b in BESIDE.replace("\n", "").split("/")]


def voices(rng):
    """(sentence, sentence, label, verb) of one deed told actively and passively, with the two in their places or not."""
    verb, beside = rng.choice(ACTED), rng.choice(BESIDE)
    x, y = rng.sample(ACTORS, 2)
    ending = "." if rng.random() < 0.5 else f" {beside}."
    opening = f"{upper_first(beside)}, " if ending == "." else ""
    say = lambda s: upper_first(opening + s + ending)  # noqa: E731
    be = lambda z: "were" if z.endswith("s") and z.startswith("the ") else "was"  # noqa: E731
    active, turned = say(f"{x} {verb} {y}"), say(f"{y} {be(y)} {verb} by {x}")
    exchanged, unturned = say(f"{y} {verb} {x}"), say(f"{x} {be(x)} {verb} by {y}")
    pairs = [(active, turned, 1), (active, exchanged, 0), (active, unturned, 0), (turned, unturned, 0), (exchanged, unturned, 1)]
    return [(*p, verb) for p in pairs]
