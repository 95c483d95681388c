"""Tests of the module as a wheel installs it: python -m unittest discover python/tests. What pandas or polars is needed for is skipped without them."""

import contextlib
import datetime
import importlib.util
import io
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import unittest
import warnings
from unittest import mock

import copytaster
from copytaster import _program

STORY = (
    "The harbour board of Port Holm voted late on Monday to build a second pier on the northern quay, and the ferries to the islands will have to "
    "move there by the first week of June. “We will not close the old pier before the new one is safe,” said the chairwoman of the board, Ingrid Solberg. "
    "The work will cost nine million crowns and is to be paid out of the reserves of the port."
)
ALTERED = STORY.replace("will not close the old pier before", "will never close the old pier until")
ROWS = [
    {"id": "007", "source": "Kyodo News", "role": "wire", "title": "=Pier", "date": "2024-03-04T08:00:00Z", "text": "PORT HOLM, March 4 (Kyodo) - " + STORY},
    {"id": "p1", "source": "The Courier", "role": "outlet", "title": "Pier,\nat last", "date": "2024-03-04T11:30:00+01:00", "text": STORY + "\n\nMore to come."},
    {"id": "p2", "source": "Star", "role": "outlet", "title": "NA", "date": "2024-03-05", "text": "Kyodo reports.\n\n" + ALTERED},
    {"id": "n1", "text": "Nobody knows who wrote this, nor when, and it has nothing in common with anything else in the run."},
]
TABLES = ["articles", "pairs", "passages", "quotations", "sources"]


def has(*modules):
    return all(importlib.util.find_spec(name) for name in modules)


class InFolder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        back = os.getcwd()
        os.chdir(self.folder)
        self.addCleanup(os.chdir, back)

    def file(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")
        return name


class Import(unittest.TestCase):
    def test_needs_the_standard_library_alone(self):
        code = "import sys, copytaster; print([m for m in ('pandas', 'polars', 'pyarrow', 'numpy') if m in sys.modules])"
        self.assertEqual(subprocess.check_output([sys.executable, "-c", code], text=True).strip(), "[]")

    def test_is_typed_and_has_its_program(self):
        installed = pathlib.Path(copytaster.__file__).parent
        self.assertTrue((installed / "py.typed").exists())
        version = subprocess.check_output([_program.binary(), "version"], text=True)
        self.assertEqual(version.split()[1].replace("-dev", ".dev0"), copytaster.__version__)

    def test_command(self):
        command = [sys.executable, "-m", "copytaster", "scan", "--frob"]
        self.assertEqual(subprocess.run(command, capture_output=True).returncode, 2)


class Scan(InFolder):
    def test_rows(self):
        run = copytaster.scan(ROWS)
        pairs = [json.loads(line) for line in (run.folder / "pairs.jsonl").read_text(encoding="utf-8").splitlines()]
        self.assertEqual({frozenset((p["a"], p["b"])) for p in pairs}, {frozenset(p) for p in [("007", "p1"), ("007", "p2"), ("p1", "p2")]})
        self.assertEqual(run.meta["counts"]["articles"], 4)
        self.assertIn("4 articles, 3 pairs", repr(run))

    def test_one_pass_iterable(self):
        self.assertEqual(copytaster.scan(iter(ROWS)).meta["counts"]["articles"], 4)

    def test_rows_without_id_are_called_by_their_number(self):
        run = copytaster.scan([{k: v for k, v in row.items() if k != "id"} for row in ROWS])
        ids = [json.loads(line)["id"] for line in (run.folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
        self.assertEqual(sorted(ids), ["0", "1", "2", "3"])

    def test_values(self):
        times = [datetime.datetime(2024, 3, 4, 8, tzinfo=datetime.timezone.utc), datetime.date(2024, 3, 5)]
        run = copytaster.scan([{"id": i, "text": STORY, "date": time, "source": float("nan")} for i, time in enumerate(times)])
        articles = [json.loads(line) for line in (run.folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
        self.assertEqual([a["published"][:10] for a in articles], ["2024-03-04", "2024-03-05"])
        self.assertNotIn("source", articles[0])

    def test_map(self):
        rows = [{"body": row["text"], "guid": row["id"]} for row in ROWS]
        run = copytaster.scan(rows, map={"text": "body", "id": "guid"})
        self.assertIn('"id":"007"', (run.folder / "articles.jsonl").read_text(encoding="utf-8"))
        with self.assertRaisesRegex(ValueError, 'no column "text".*body, guid'):
            copytaster.scan(rows)

    def test_paths_against_and_options(self):
        self.file("a.txt", STORY)
        self.file("-b.txt", ALTERED)
        run = copytaster.scan(pathlib.Path("a.txt"), against=["-b.txt"], min_words=15, find=["passages"], out="run")
        self.assertEqual((run.folder, run.meta["counts"]["pairs"]), (pathlib.Path("run"), 1))
        self.assertEqual((run.meta["settings"]["min-words"], run.meta["settings"]["find"]), (15, ["passages"]))
        self.assertEqual(copytaster.load("run").meta, run.meta)

    def test_gate(self):
        self.assertTrue(copytaster.scan(ROWS, fail_on="quotation-altered").over_gate)
        self.assertFalse(copytaster.scan(ROWS[:2], fail_on=["quotation-altered"]).over_gate)

    def test_folder_goes_with_the_run_unless_it_was_shown(self):
        run = copytaster.scan(ROWS)
        folder = run.folder
        del run
        self.assertFalse(folder.exists())
        run = copytaster.scan(ROWS)
        with mock.patch("webbrowser.open") as browser:
            report = run.show()
        browser.assert_called_once_with(report.as_uri())
        del run
        self.assertTrue(report.exists())

    def test_same_files_with_and_without_progress(self):
        screen = io.StringIO()
        with contextlib.redirect_stderr(screen):
            copytaster.scan(ROWS, out="with", progress=True)
        copytaster.scan(ROWS, out="without", progress=False)
        for name in ["pairs.jsonl", "articles.jsonl"]:
            self.assertEqual((self.folder / "with" / name).read_bytes(), (self.folder / "without" / name).read_bytes())
        self.assertNotIn("report:", screen.getvalue())


class Failure(InFolder):
    def test_usage(self):
        with self.assertRaisesRegex(copytaster.UsageError, "unknown flag: --frob") as caught:
            copytaster.scan(ROWS, frob=1)
        self.assertEqual(caught.exception.status, 2)

    def test_input(self):
        with self.assertRaisesRegex(copytaster.InputError, "nope.txt: no such file") as caught:
            copytaster.scan("nope.txt")
        self.assertEqual(caught.exception.status, 3)
        with self.assertRaises(copytaster.InputError):
            copytaster.load(self.folder)

    def test_skipped(self):
        lines = "".join(json.dumps(row) + "\n" for row in ROWS)
        file = self.file("a.jsonl", lines + "no JSON\n")
        with self.assertWarnsRegex(copytaster.CopytasterWarning, "skipped a.jsonl:5"):
            copytaster.scan(file)
        with self.assertRaises(copytaster.SkippedError) as caught:
            copytaster.scan(file, strict=True)
        self.assertEqual((caught.exception.status, caught.exception.run.meta["counts"]["articles"]), (4, 4))
        self.assertIn("a.jsonl:5", str(caught.exception))

    def test_signal(self):
        self.assertIn("status -9", str(_program.Ended(-9, "", []).error()))
        self.assertIs(type(_program.Ended(-9, "", []).error()), copytaster.CopytasterError)

    def test_wrong_types(self):
        for wrong in (ROWS[0], [1, 2], 7):
            with self.assertRaises(TypeError):
                copytaster.scan(wrong)
        with self.assertRaises(ValueError):
            copytaster.scan(ROWS, frames="numpy")


class Progress(unittest.TestCase):
    def test_messages_are_told_from_what_is_drawn(self):
        """By hand: what a bar writes, cut anywhere, even inside a character."""
        said = "note: a\n\rreading 1 █\r           \rreading 2 ██\r            \rwarning: b\nreport: c\n".encode()
        for cut in range(len(said)):
            screen = io.StringIO()
            listener = _program._Listener(screen)
            listener.hear(said[:cut])
            listener.hear(said[cut:])
            listener.end()
            self.assertEqual(listener.messages, ["note: a", "warning: b", "report: c"], cut)
            drawn = [state.strip() for state in screen.getvalue().split("\r") if state.strip()]
            self.assertEqual(drawn[-1:], ["reading 2 ██"], cut)
            self.assertTrue(screen.getvalue().endswith("\r"))

    @unittest.skipIf(os.name == "nt", "Windows has no terminals of this kind")
    def test_a_terminal_is_drawn_on(self):
        code = "import sys, time\nassert sys.stderr.isatty()\nfor i in 1, 2: print(f'\\rstep {i}', end='', file=sys.stderr, flush=True)\nprint('\\r      \\rdone', file=sys.stderr); sys.exit(3)"
        screen = io.StringIO()
        with mock.patch.object(_program, "binary", lambda: sys.executable), contextlib.redirect_stderr(screen):
            with mock.patch.object(_program.subprocess, "Popen", lambda command, **kw: subprocess_popen([sys.executable, "-c", code], **kw)):
                ended = _program.run("scan", [], True)
        self.assertEqual((ended.status, ended.messages), (3, ["done"]))
        self.assertIn("\rstep 2", screen.getvalue())


    @unittest.skipIf(os.name == "nt", "os.kill of Windows ends this process, too")
    def test_an_interrupt_ends_the_program(self):
        before = signal.signal(signal.SIGINT, signal.default_int_handler)  # what a shell runs in the background ignores it
        self.addCleanup(signal.signal, signal.SIGINT, before)
        started = []

        def popen(command, **kw):
            started.append(subprocess_popen([sys.executable, "-c", "import time; time.sleep(60)"], **kw))
            return started[0]

        with mock.patch.object(_program.subprocess, "Popen", popen):
            timer = threading.Timer(2, os.kill, (os.getpid(), signal.SIGINT))
            timer.start()
            with self.assertRaises(KeyboardInterrupt):
                _program.run("scan", [], False)
        self.assertEqual(started[0].returncode, -signal.SIGTERM)


subprocess_popen = subprocess.Popen


class Compare(InFolder):
    def test_files_and_mappings(self):
        self.file("a.txt", STORY)
        for a in ("a.txt", {"text": STORY}, {"text": STORY, "id": 1}):
            two = copytaster.compare(a, {"text": ALTERED})
            self.assertEqual([q["relation"] for q in two.record["quotations"]], ["altered"])
            self.assertTrue(two.passages)
            self.assertIn("never", str(two))
        with mock.patch("webbrowser.open"):
            page = two.show()
        self.addCleanup(page.unlink)
        self.assertIn("<html", page.read_text(encoding="utf-8"))

    def test_nothing_in_common(self):
        two = copytaster.compare({"text": STORY}, {"text": ROWS[3]["text"]})
        self.assertEqual(two.passages, [])

    def test_failure(self):
        with self.assertRaises(copytaster.InputError):
            copytaster.compare("nope.txt", {"text": STORY})


def values(frame, of):
    """The cells as plain values, None for nothing."""
    if of == "pandas":
        frame = frame.astype(object).where(frame.notna(), None)
        rows = [list(row) for row in frame.itertuples(index=False, name=None)]
    else:
        rows = [list(row) for row in frame.rows()]
    cell = lambda v: None if v is None else v.isoformat()[:19].removesuffix("T00:00:00") if hasattr(v, "isoformat") else v
    return [[cell(v) for v in row] for row in rows]


class Frames:
    """What holds of the frames of either library."""

    def test_in_and_out(self):
        run = copytaster.scan(self.frame(ROWS))
        plain = copytaster.scan(ROWS)
        self.assertEqual((run.folder / "pairs.jsonl").read_bytes(), (plain.folder / "pairs.jsonl").read_bytes())
        for table in TABLES:
            frame = getattr(run, table)
            self.assertEqual(type(frame).__module__.partition(".")[0], self.of)
            self.assertGreater(len(frame), 0, table)
        self.assertEqual(sorted(run.articles["id"]), ["007", "n1", "p1", "p2"])
        self.assertIn("NA", list(run.articles["title"]))
        self.assertEqual([r for r in run.quotations["relation"] if r == "altered"], ["altered"])

    def test_csv_is_as_parquet(self):
        full = copytaster.scan(ROWS, out="full", frames=self.of)
        csv = copytaster.scan(ROWS, out="csv", frames=self.of, write="csv")
        for table in TABLES:
            a, b = getattr(full, table), getattr(csv, table)
            self.assertEqual(list(a.columns), list(b.columns))
            self.assertEqual(self.kinds(a), self.kinds(b), table)
            self.assertEqual(values(a, self.of), values(b, self.of), table)

    def test_empty_tables(self):
        for write in ("csv", "parquet"):
            run = copytaster.scan(ROWS[3:], frames=self.of, write=write)
            self.assertEqual([len(getattr(run, table)) for table in TABLES], [1, 0, 0, 0, 1], write)

    def test_missing_and_against(self):
        run = copytaster.scan(self.frame(ROWS[:1]), against=self.frame(ROWS[1:]), write="jsonl")
        self.assertEqual(run.meta["counts"]["pairs"], 2)
        with self.assertRaises(FileNotFoundError):
            run.pairs


@unittest.skipUnless(has("pandas", "pyarrow"), "pandas with pyarrow is not installed")
class Pandas(Frames, InFolder):
    of = "pandas"

    def frame(self, rows):
        import pandas

        return pandas.DataFrame(rows)

    def kinds(self, frame):
        return {name: str(kind) for name, kind in frame.dtypes.items()}

    def test_index_and_types(self):
        import pandas

        frame = pandas.DataFrame(ROWS).drop(columns="id")
        frame["date"] = pandas.to_datetime(frame["date"], format="ISO8601", utc=True)
        frame.index = ["x", "y", "z", "w"]
        run = copytaster.scan(frame)
        self.assertEqual(sorted(run.articles.id), ["w", "x", "y", "z"])
        self.assertEqual(str(run.pairs.published_a.dtype), "datetime64[ms, UTC]")
        self.assertEqual(str(run.pairs.taken_date.dtype), "datetime64[ms]")
        frame.index = ["x"] * 4
        self.assertEqual(sorted(copytaster.scan(frame).articles.id), ["0", "1", "2", "3"])

    def test_without_pyarrow(self):
        run = copytaster.scan(ROWS, frames="pandas")
        found = importlib.util.find_spec
        with mock.patch("importlib.util.find_spec", lambda name, *rest: None if name == "pyarrow" else found(name, *rest)):
            with mock.patch("pandas.read_parquet", side_effect=AssertionError):
                self.assertEqual(len(run.pairs), 3)


@unittest.skipUnless(has("polars"), "polars is not installed")
class Polars(Frames, InFolder):
    of = "polars"

    def frame(self, rows):
        import polars

        return polars.LazyFrame(rows)

    def kinds(self, frame):
        return frame.schema


@unittest.skipIf(has("pandas") or has("polars"), "pandas or polars is installed")
class Neither(InFolder):
    def test_frames_need_one(self):
        run = copytaster.scan(ROWS)
        with self.assertRaisesRegex(ImportError, "pip install pandas"):
            run.pairs


warnings.simplefilter("error", ResourceWarning)

if __name__ == "__main__":
    unittest.main()
