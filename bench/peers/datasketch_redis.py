"""An index that lasts, of near-duplicates alone: datasketch with its buckets in Redis, a batch of insertions at once as its manual
advises, then one query after the other.

Called as: SCRIPT old.jsonl new.jsonl PORT. It prints articles a second of wall time, of processor time of this process, the
bytes an article in Redis, and the milliseconds of a query."""

import statistics
import sys
import time

import redis
import xxhash
from datasketch import MinHash, MinHashLSH

import common


def hash32(data):
    return xxhash.xxh3_64_intdigest(data) & 0xFFFFFFFF


def sketches(path):
    ids, texts = common.read(path)
    sets = ([s.encode("utf-8") for s in common.shingles(text)] for text in texts)
    return ids, MinHash.bulk(sets, num_perm=common.SLOTS, hashfunc=hash32)


port = int(sys.argv[3])
lsh = MinHashLSH(
    threshold=common.THRESHOLD, num_perm=common.SLOTS,
    storage_config={"type": "redis", "basename": b"peer", "redis": {"host": "localhost", "port": port}},
)
server = redis.Redis(port=port)
empty = server.info("memory")["used_memory"]
began, worked = time.time(), time.process_time()
ids, of = sketches(sys.argv[1])
with lsh.insertion_session() as session:
    for name, sketch in zip(ids, of):
        session.insert(name, sketch)
took, worked = time.time() - began, time.process_time() - worked
bytes_each = (server.info("memory")["used_memory"] - empty) / len(ids)
print(f"{len(ids)} articles: {len(ids) / took:.0f} a second, {len(ids) / worked:.0f} a CPU second of Python")
print(f"{bytes_each:.0f} bytes each in Redis")
times, found = [], 0
for name, sketch in zip(*sketches(sys.argv[2])):
    began = time.time()
    found += len(lsh.query(sketch))
    times.append(1000 * (time.time() - began))
times.sort()
p50, p99 = statistics.median(times), times[len(times) * 99 // 100]
print(f"{len(times)} queries: p50 {p50:.2f} ms, p99 {p99:.2f} ms without sketching, {found} found")
