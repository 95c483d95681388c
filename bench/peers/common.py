"""What the peer scripts share: reading articles, word 5-grams, writing pairs.

Each script is called as: SCRIPT docs.jsonl pairs.csv, and does the whole way from the one to the other.
"""

import json

SHINGLE = 5  # words
SLOTS, BANDS, ROWS = 128, 16, 8
THRESHOLD = 0.7


def read(path):
    """Returns the ids and the texts of the articles."""
    ids, texts = [], []
    with open(path, encoding="utf-8") as f:
        for line in f:
            article = json.loads(line)
            ids.append(article["id"])
            texts.append(article["text"])
    return ids, texts


def shingles(text):
    """Returns the word 5-grams of a text as strings, in text order: as rensa's own benchmark makes its 3-grams."""
    words = text.lower().split()
    return [" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)]


def write(path, ids, found):
    """Writes each pair of articles once. found holds (index, indices of the articles found for it)."""
    with open(path, "w", encoding="utf-8") as f:
        f.write("a,b\n")
        for i, others in found:
            for j in others:
                if i < j:
                    f.write(f"{ids[i]},{ids[j]}\n")
