"""Opens the tables of a run with what researchers use, and compares them. Usage: check.py BINARY"""

import json
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import duckdb
import networkx
import pandas as pd
import polars
import pyarrow.parquet

TABLES = ["articles", "pairs", "passages", "quotations", "sources"]
SCHEMAS = pathlib.Path(__file__).resolve().parents[2] / "docs" / "schema"

STORY = (
    "The harbour board of Port Holm voted late on Monday to build a second pier on the northern quay, and the ferries to the islands will have to "
    "move there by the first week of June. The board heard from twelve fishermen, two shipping lines and the mayor before it made up its mind. "
    "“We will not close the old pier before the new one is safe,” said the chairwoman of the board, Ingrid Solberg. "
    "The work will cost nine million crowns and is to be paid out of the reserves of the port."
)
ALTERED = STORY.replace("will not close the old pier before", "will never close the old pier until")
OTHER = (
    "A lorry with forty pigs overturned on the coast road near the lighthouse early on Tuesday, and nobody was hurt but the pigs had to be "
    "caught one by one in the fields behind the church, which took the police and three farmers until noon."
)

ARTICLES = [
    {"id": "k1", "source": "Kyodo News", "title": "=Second pier", "date": "2024-03-04T08:00:00Z", "text": "PORT HOLM, March 4 (Kyodo) - " + STORY},
    {"id": "p1", "source": "The Courier", "title": "Pier, at last", "date": "2024-03-04T11:30:00+01:00", "text": "Port Holm gets its pier.\n\n" + STORY},
    {"id": "p2", "source": "Star", "title": "-", "date": "2024-03-05", "text": "Kyodo reports.\n\n" + ALTERED},
    {"id": "p3", "source": "Morning Mail", "date": "2024-04-01T09:00:00Z", "text": "In brief. " + STORY + " (Kyodo)"},
    {"id": "k2", "source": "Kyodo", "title": "Pigs", "date": "2024-04-02T06:00:00Z", "text": "PORT HOLM, April 2 (Kyodo) - " + OTHER},
    {"id": "p4", "source": "The Courier", "title": "@pigs", "date": "2024-04-02T10:00:00Z", "text": OTHER + "\r\n\r\nThe road is open again."},
    {"id": "n1", "text": "Nobody knows who wrote this, nor when, and it has nothing in common with anything else in the run."},
]


def written(binary, folder):
    """Writes the run and returns its folder."""
    corpus, run = folder / "corpus.jsonl", folder / "run"
    corpus.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in ARTICLES), encoding="utf-8")
    command = [binary, "scan", corpus, "--out", run, "--write", "jsonl,csv,parquet,sqlite,graphml", "--quiet"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return run


def plain(value):
    """A cell in the form in which all readers can be compared."""
    if isinstance(value, (list, tuple)) or value is None or value is pd.NaT or value != value:
        return None
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    if hasattr(value, "isoformat"):
        return value.isoformat().replace("+00:00", "Z")[: 10 if not hasattr(value, "hour") else None]
    if isinstance(value, bool) or type(value).__name__ == "bool_":
        return int(value)
    return round(float(value), 9)


def rows(frame):
    return [tuple(plain(v) for v in row) for row in frame]


def check_types(run, table, schema):
    """Every column has the type that its schema says, in the order of the schema."""
    arrow = pyarrow.parquet.read_schema(run / f"{table}.parquet")
    wanted = {"string": "string", "integer": "int64", "number": "double", "boolean": "bool", "datetime": "timestamp[ms, tz=UTC]", "date": "date32[day]"}
    assert arrow.names == [f["name"] for f in schema], table
    for f in schema:
        assert str(arrow.field(f["name"]).type) == wanted[f["type"]], (table, f["name"], arrow.field(f["name"]).type)


def check_values(run, table, schema):
    """CSV, Parquet by four readers, and SQLite hold the same rows."""
    texts = {f["name"]: str for f in schema if f["type"] == "string"}
    times = [f["name"] for f in schema if f["type"] == "datetime"]
    dates = [f["name"] for f in schema if f["type"] == "date"]
    csv = pd.read_csv(run / f"{table}.csv", dtype=texts, parse_dates=times, keep_default_na=False, na_values=[""])
    for name in times:
        assert csv[name].isna().all() or str(csv[name].dtype).endswith("UTC]"), (table, name, csv[name].dtype)
    for name in texts:  # formulas are defused in CSV only
        csv[name] = csv[name].map(lambda s: s[1:] if isinstance(s, str) and s.startswith("'") else s)
    path = run / f"{table}.parquet"
    want = rows(row.values() for row in pyarrow.parquet.read_table(path).to_pylist())
    others = {
        "csv": rows(csv.itertuples(index=False, name=None)),
        "pandas": rows(pd.read_parquet(path).itertuples(index=False, name=None)),
        "polars": rows(polars.read_parquet(path).rows()),
        "duckdb": rows(row.values() for row in duckdb.sql(f"SELECT * FROM '{path}'").to_arrow_table().to_pylist()),
        "sqlite": rows(sqlite3.connect(run / "run.sqlite").execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall()),
    }
    columns = [f["name"] for f in schema]
    for reader, got in others.items():
        assert len(got) == len(want), (table, reader, len(got), len(want))
        for x, y in zip(got, want):
            for name, a, b in zip(columns, x, y):
                if name in times and isinstance(a, str):
                    a = a.replace(" ", "T")
                if name in dates and isinstance(a, str):
                    a = a[:10]
                assert a == b, (table, reader, name, a, b)
    assert want, table


def check_tasks(run):
    """The four tables that people ask for, each of one file, in pandas and in SQL."""
    db = sqlite3.connect(run / "run.sqlite")
    sql = lambda question: [tuple(plain(v) for v in row) for row in db.execute(question)]

    sources = pd.read_csv(run / "sources.csv")
    share = sources.pivot(index="month", columns="source", values="agency_share")
    assert share.loc["2024-04", "Courier"] > 0.8 and share.loc["2024-03", "Kyodo"] == 0, share
    assert ("Kyodo", "2024-04") in sql("SELECT source, month FROM sources"), "Kyodo and Kyodo News are not one"

    pairs = pd.read_csv(run / "pairs.csv", parse_dates=["published_a", "published_b", "taken_date"])
    ways = pairs[pairs.giver_source.notna() & (pairs.giver_source != pairs.taker_source)]
    month = ways.taken_date.dt.strftime("%Y-%m").rename("month")
    taken = ways.groupby(["giver_source", "taker_source", month]).agg(pairs=("a", "size"), words=("words_shared", "sum"), open=("uncredited", "sum")).reset_index()
    assert rows(taken.itertuples(index=False, name=None)) == sql("SELECT * FROM who_took_from_whom") and len(taken) >= 3, taken

    quotations = pd.read_csv(run / "quotations.csv")
    altered = quotations[quotations.relation == "altered"]
    want = sql("SELECT quotation_speaker, parent_text, text, changes, source FROM altered_quotations")
    assert rows(altered[["quotation_speaker", "parent_text", "text", "changes", "source_canonical"]].itertuples(index=False, name=None)) == want, want
    assert [row[3] for row in want] == ["not → never; before → until"], want

    drawn = pairs.sort_values(["sample", "a", "b"])
    drawn["n"] = drawn.groupby(["relation", "credited"]).cumcount()
    drawn = drawn.sort_values(["n", "relation", "credited"]).head(200)
    assert rows(drawn[["a", "b"]].itertuples(index=False, name=None)) == sql("SELECT a, b FROM pairs_to_code")

    outlets = sources.groupby("source").uncredited_words.sum()
    assert {s: w for s, w in sql("SELECT source, uncredited_words FROM uncredited_by_outlet") if s} == dict(outlets), outlets


def check_graphs(run):
    """networkx reads directed graphs, whose weights are those of the pairs."""
    pairs = pd.read_csv(run / "pairs.csv")
    articles = networkx.read_graphml(run / "graph.graphml")
    sources = networkx.read_graphml(run / "sources.graphml")
    assert articles.is_directed() and sources.is_directed()
    known = pairs[pairs.giver.notna()]
    assert {(u, v): d["weight"] for u, v, d in articles.edges(data=True)} == {(r.giver, r.taker): r.words_shared for r in known.itertuples()}
    between = known[known.giver_source != known.taker_source].groupby(["giver_source", "taker_source"]).words_shared.sum()
    assert {(u, v): d["weight"] for u, v, d in sources.edges(data=True)} == dict(between)
    assert sources.nodes["Kyodo"]["articles"] == 2


def check_r(run):
    """R reads times and dates with one call each, where R is installed."""
    if shutil.which("Rscript") is None:
        print("not tried in R: there is no Rscript")
        return
    subprocess.run(["Rscript", "--vanilla", pathlib.Path(__file__).with_name("check.R"), run], check=True)


def main():
    with tempfile.TemporaryDirectory() as folder:
        run = written(sys.argv[1], pathlib.Path(folder))
        for table in TABLES:
            schema = json.loads((SCHEMAS / f"{table}.table.json").read_text(encoding="utf-8"))["fields"]
            check_types(run, table, schema)
            check_values(run, table, schema)
        check_tasks(run)
        check_graphs(run)
        check_r(run)
    print("tables: pandas, pyarrow, polars, duckdb, sqlite3 and networkx read the same")


if __name__ == "__main__":
    main()
