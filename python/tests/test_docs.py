"""Runs every block of docs/python.md and docs/r.md, in their order, and looks at what comes out. WHEELS names the folder with the wheel."""

import ast
import contextlib
import importlib.util
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

DOCS = pathlib.Path(__file__).resolve().parents[2] / "docs"
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)


def blocks(page):
    return BLOCK.findall((DOCS / page).read_text(encoding="utf-8"))


class Page(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        back = os.getcwd()
        os.chdir(self.folder)
        self.addCleanup(os.chdir, back)
        commands = str(pathlib.Path(sys.executable).parent)
        self.environment = os.environ | {"PATH": commands + os.pathsep + os.environ["PATH"], "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


@unittest.skipUnless(all(importlib.util.find_spec(name) for name in ("pandas", "pyarrow", "polars")), "pandas, pyarrow and polars are not all installed")
@unittest.skipUnless("WHEELS" in os.environ, "WHEELS does not name the folder with the wheel")
class Python(Page):
    def test_page(self):
        (self.folder / "wheels").symlink_to(os.environ["WHEELS"])
        names, kinds = {}, []
        for kind, code in blocks("python.md"):
            kinds.append(kind)
            if kind == "sh":
                subprocess.run(["sh", "-ec", code], check=True, env=self.environment, stdout=subprocess.DEVNULL)
            else:
                self.assertEqual(kind, "python")
                self.run_block(code, names)
        self.assertGreater(kinds.count("python"), 8)
        self.check(names)

    def run_block(self, code, names):
        """Runs a block as a notebook does: what its last line shows is not empty."""
        tree = ast.parse(code)
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(tree, "docs/python.md", "exec"), names)
            if last is not None:
                value = eval(compile(ast.Expression(last.value), "docs/python.md", "eval"), names)
                self.assertNotRegex(repr(value), r"^$|Empty DataFrame|^Series\(\[\]|^\[\]$|shape: \(0,", code)

    def check(self, names):
        run, df = names["run"], names["df"]
        self.assertEqual(len(df), 800)
        self.assertEqual(set(run.articles.id), set(df.id))

        shares = names["shares"]
        self.assertGreaterEqual(len(shares.columns), 12)
        self.assertTrue(((shares >= 0) & (shares <= 1) | shares.isna()).all(axis=None))
        wire = run.articles[run.articles.role == "wire"].source_canonical
        self.assertTrue(set(wire.dropna()) <= set(names["agencies"]))
        articles = run.articles[run.articles.published_date.notna() & run.articles.source.notna()]
        articles = articles[~articles.source_canonical.isin(names["agencies"])]
        months = articles.groupby(articles.published_date.dt.strftime("%Y-%m"))[["agency_words", "words"]].sum()
        self.assertEqual(names["months"].to_dict(), months.to_dict())

        # The truth says which way the text of each pair went: an arrow drawn against it would accuse the wrong one.
        truth = {}
        for line in pathlib.Path("gold/directions.jsonl").read_text(encoding="utf-8").splitlines():
            line = json.loads(line)
            truth[line["a"], line["b"]] = truth[line["b"], line["a"]] = line
        right = wrong = 0
        for pair in names["known"].itertuples():
            told = truth.get((pair.a, pair.b))
            if told and told["direction"] in ("a to b", "b to a"):
                giver = told["a" if told["direction"] == "a to b" else "b"]
                right, wrong = right + (giver == pair.giver), wrong + (giver != pair.giver)
        self.assertGreater(right, 200)
        self.assertLess(wrong, right / 10)
        self.assertEqual(names["arrows"].pairs.sum(), len(names["known"]))

        self.assertGreater(len(names["table"]), 0)
        self.assertTrue((names["table"].text != names["table"].parent_text).all() and names["table"].changes.notna().all())

        code = names["pd"].read_csv("code.csv")
        self.assertEqual(len(code), 200)
        self.assertEqual(len(code.merge(run.pairs, on=["a", "b"])), 200)
        self.assertTrue(code.text_a.notna().all() and code.text_b.notna().all())
        self.assertTrue(set(run.pairs.relation) == set(names["drawn"].relation))

        self.assertEqual(type(names["found"].pairs).__module__.partition(".")[0], "polars")
        self.assertTrue(names["drafts"].over_gate)


@unittest.skipUnless(shutil.which("Rscript"), "there is no Rscript")
class R(Page):
    def test_page(self):
        found = blocks("r.md")
        self.assertEqual({kind for kind, _ in found}, {"r"})
        code = "".join(code for _, code in found) + (
            "stopifnot(ncol(shares) >= 12, all(shares >= 0 & shares <= 1, na.rm = TRUE), nrow(arrows) > 50, sum(arrows$pairs) == nrow(ways))\n"
            "stopifnot(nrow(altered) > 0, all(altered$text != altered$parent_text), nrow(sheet) == 200, inherits(pairs$published_b, 'POSIXct'))\n"
            "coded <- merge(read.csv('code.csv'), pairs, by = c('a', 'b'))\n"
            "stopifnot(nrow(coded) == 200, setequal(drawn$relation, pairs$relation), is.logical(pairs$uncredited))\n"
        )
        ended = subprocess.run(["Rscript", "--vanilla", "-e", code], env=self.environment, capture_output=True, text=True)
        self.assertEqual(ended.returncode, 0, ended.stderr)


if __name__ == "__main__":
    unittest.main()
