"""The bytes of model.bin; README.md has the layout."""

import struct

import numpy as np

import text
from features import NAMES, Model

MAGIC = b"ctpara\0\1"
ALIGNMENT = 64


def sections(model, trees, params, cells):
    lexicon = model.lexicon
    keyed = sorted((text.key(w), w) for w in lexicon.classes)
    size = len(model.idf)
    start, related, grade = [0], [], []
    for c in range(size):
        for d, g in sorted(model.relations.get(c, {}).items()):
            related.append(d)
            grade.append(g)
        start.append(len(related))
    numbers = sorted((text.key(w), v) for w, v in text.NUMBER_WORDS.items())
    return {
        "params": np.array(params, "<f8"),
        "keys": np.array([k for k, _ in keyed], "<u8"),
        "class": np.array([lexicon.classes[w] for _, w in keyed], "<u2"),
        "flags": np.array([lexicon.flags[w] for _, w in keyed], "<u2"),
        "idf": np.array(model.idf, "u1"),
        "weight": np.array(model.weights, "u1"),
        "vectors": model.rows,
        "relstart": np.array(start, "<u4"),
        "relclass": np.array(related, "<u2"),
        "relgrade": np.array(grade, "u1"),
        "coarse": cells[0],
        "fine": cells[1],
        "numkeys": np.array([k for k, _ in numbers], "<u8"),
        "numvals": np.array([v for _, v in numbers], "<f8"),
        "roots": trees[0],
        "nodes": trees[1],
        "names": np.frombuffer("\n".join(NAMES).encode(), "u1"),
    }


def words(path, builder, unknown_weight):
    """(model, cells) of a file; its words must be those of the builder."""
    file = path.read_bytes()
    contents = struct.iter_unpack("<8sQQ", file[24 : 24 + 24 * struct.unpack_from("<I", file, 8)[0]])
    part = {name.rstrip(b"\0").decode(): file[at : at + size] for name, at, size in contents}
    array = lambda name, dtype: np.frombuffer(part[name], dtype)  # noqa: E731
    start, related, grade = array("relstart", "<u4"), array("relclass", "<u2"), array("relgrade", "u1")
    ends = zip(start[:-1], start[1:])
    relations = {c: {int(d): int(g) for d, g in zip(related[i:j], grade[i:j])} for c, (i, j) in enumerate(ends) if i < j}
    rows = array("vectors", "i1").reshape(-1, 128)
    model = Model(builder.lexicon, builder.idf, array("weight", "u1"), rows, relations, max(builder.idf), unknown_weight)
    cells = array("coarse", "i1").reshape(-1, 128), array("fine", "i1").reshape(-1, 128)
    made = sections(model, (b"", b""), (), cells)
    for name in ("keys", "class", "flags", "idf"):
        if made[name].tobytes() != part[name]:
            raise SystemExit(f"{path}: other {name} than the data have")
    return model, cells


def encode(parts):
    at = 24 + 24 * len(parts)
    contents, body = b"", b""
    for name, array in parts.items():
        data = array.tobytes()
        pad = -at % ALIGNMENT
        body += b"\0" * pad + data
        contents += struct.pack("<8sQQ", name.encode(), at + pad, len(data))
        at += pad + len(data)
    out = MAGIC + struct.pack("<IIQ", len(parts), 0, at + 4) + contents + body
    return out + struct.pack("<I", crc32c(out))


def crc32c(data):
    table = []
    for i in range(256):
        for _ in range(8):
            i = i >> 1 ^ (0x82F63B78 if i & 1 else 0)
        table.append(i)
    crc = 0xFFFFFFFF
    for byte in data:
        crc = crc >> 8 ^ table[(crc ^ byte) & 0xFF]
    return crc ^ 0xFFFFFFFF
