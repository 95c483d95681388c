"""The texts that words are counted in and vectors are fitted on, as sentences."""

import gzip
import json
import re
from datetime import date
from pathlib import Path

ABBREVIATION = re.compile(r"(?:\b(?:[A-Za-z]|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|St|Co|Corp|Inc|Ltd|Jr|Sr|vs|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec)|\.[A-Z])$")
END = re.compile(r"[.!?][\"'”’]*(?=\s+[\"'“‘`]*[A-Z])")


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def split(paragraph):
    """The sentences of a paragraph; good enough to count and train on."""
    out, start = [], 0
    for m in END.finditer(paragraph):
        if not ABBREVIATION.search(paragraph[start : m.start()]):
            out.append(paragraph[start : m.end()].strip())
            start = m.end()
    return out + [paragraph[start:].strip()]


def is_prose(s):
    """Whether a line reads as a sentence: not a table, a heading or a date line."""
    return 5 <= len(s.split()) <= 60 and sum(c.isalpha() or c == " " for c in s) >= 0.8 * len(s)


def ecbplus(data: Path):
    """(article, cluster, sentence) of ECB+, where every line is a sentence."""
    cluster = {r["id"]: r["cluster"] for r in rows(data / "ecbplus/clusters.jsonl.gz")}
    return [
        (d["id"], cluster.get(d["id"], d["id"]), line.strip())
        for d in rows(data / "ecbplus/docs.jsonl.gz")
        for line in d["text"].split("\n")
        if is_prose(line)
    ]


def reuters(data: Path):
    """(article, day, sentence) of Reuters 1987, unwrapped."""
    out = []
    for d in rows(data / "reuters-dev/docs.jsonl.gz"):
        if "date" not in d:
            continue
        day = date.fromisoformat(d["date"][:10]).toordinal()
        for paragraph in re.split(r"\n(?=    )|\n\s*\n", d.get("text") or ""):
            for s in split(" ".join(paragraph.split())):
                if is_prose(s):
                    out.append((d["id"], day, s))
    return out


def mrpc(data: Path):
    return rows(data / "mrpc-train/pairs.jsonl.gz")


def sts(data: Path):
    """STS pairs without those that are MRPC's."""
    return [r for r in rows(data / "sts-news/pairs.jsonl.gz") if r["kind"] != "2012-MSRpar"]


def wordnet_sentences(wordnet: Path):
    """Glosses and examples of WordNet."""
    out = []
    for pos in ("noun", "verb", "adj", "adv"):
        for line in (wordnet / f"data.{pos}").read_text(encoding="latin-1").splitlines():
            if not line.startswith("  "):
                for part in line.split(" | ", 1)[1].split("; "):
                    s = part.strip(' "')
                    if len(s.split()) >= 4:
                        out.append(s)
    return out
