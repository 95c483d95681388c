"""Finds reused text in news articles: which, from where, how much of it, and what was changed.

    import copytaster

    run = copytaster.scan(df)    # a frame of pandas or polars, rows, a file, a folder, or several of these
    run.pairs                    # frames of the library that df is of; also articles, passages, quotations, sources
    run.show()                   # the report, in a browser

The work is done by the program copytaster, which comes with this module. docs/formats.md of the project explains every column.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import pathlib
import shutil
import tempfile
import warnings
import weakref
import webbrowser
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Union

from . import _frames, _program
from ._program import CopytasterError, CopytasterWarning, InputError, SkippedError, UsageError

__all__ = ["Comparison", "CopytasterError", "CopytasterWarning", "InputError", "Run", "SkippedError", "UsageError", "compare", "load", "scan"]
__version__ = importlib.metadata.version("copytaster")

Path = Union[str, "os.PathLike[str]"]
Option = Union[str, int, float, bool, Sequence[str], None]

_WRITTEN = "jsonl,csv,html,parquet"


class Run:
    """What a scan found: the files of a run folder, and its tables as frames.

    A folder that scan made for itself goes away with the Run, unless its report was shown.
    """

    folder: pathlib.Path
    over_gate: bool
    """Whether the run is over a gate of fail_on."""
    messages: list[str]
    """What the program said while it worked: notes and warnings."""

    def __init__(self, folder: Path, frames: str | None = None) -> None:
        self.folder = pathlib.Path(folder)
        self.over_gate, self.messages = False, []
        self._library = frames
        self._removal: weakref.finalize[Any, Any] | None = None
        self.meta  # a folder that is no run is told here

    @cached_property
    def meta(self) -> dict[str, Any]:
        """run.json: version, settings, counts, skipped inputs."""
        try:
            meta: dict[str, Any] = json.loads((self.folder / "run.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise InputError(f"{self.folder}: not a run folder: it has no run.json", 3, []) from None
        return meta

    @cached_property
    def articles(self) -> Any:
        """A row is an article: what of it is reused, and to whom its words are owed."""
        return self._table("articles")

    @cached_property
    def pairs(self) -> Any:
        """A row is a pair of articles with reused text."""
        return self._table("pairs")

    @cached_property
    def passages(self) -> Any:
        """A row is a passage that a pair shares, with its text in both articles."""
        return self._table("passages")

    @cached_property
    def quotations(self) -> Any:
        """A row is a use of a quotation in an article; relation is "altered" where its words were changed."""
        return self._table("quotations")

    @cached_property
    def sources(self) -> Any:
        """A row is an outlet or agency in a month."""
        return self._table("sources")

    def _table(self, name: str) -> Any:
        return _frames.read(self.folder, name, self._library or _frames.installed())

    def show(self) -> pathlib.Path:
        """Opens the report in a browser, and returns its file."""
        report = self.folder / "report.html"
        if not report.exists():
            raise InputError(f"{report}: no such file: the run was written without html", 3, [])
        if self._removal is not None:  # the browser may read it after this process has ended
            self._removal.detach()
        webbrowser.open(report.resolve().as_uri())
        return report

    def __repr__(self) -> str:
        n = self.meta["counts"]
        return f"<copytaster.Run: {n['articles']} articles, {n['pairs']} pairs, {n['quotations']} quotations, in {self.folder}>"


class Comparison:
    """What two articles share."""

    record: dict[str, Any] | None
    """The pair as a line of pairs.jsonl; None if they share nothing."""
    text: str
    """Both articles side by side, as the program prints them."""

    def __init__(self, record: dict[str, Any] | None, text: str, page: str) -> None:
        self.record, self.text, self._page = record, text, page

    @property
    def passages(self) -> list[dict[str, Any]]:
        """The passages of the record, the longest first."""
        return self.record.get("passages", []) if self.record else []

    def show(self) -> pathlib.Path:
        """Opens the two articles as a page in a browser, and returns its file."""
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".html", delete=False) as f:
            f.write(self._page)
        path = pathlib.Path(f.name)
        webbrowser.open(path.as_uri())
        return path

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        if self.record is None:
            return "<copytaster.Comparison: nothing shared>"
        return f"<copytaster.Comparison: {self.record['relation']}, {len(self.passages)} passages>"


def scan(
    articles: Any,
    *,
    against: Any = None,
    out: Path | None = None,
    map: Mapping[str, str] | None = None,
    fail_on: str | Sequence[str] = (),
    write: str = _WRITTEN,
    frames: str | None = None,
    progress: bool | None = None,
    **options: Option,
) -> Run:
    """Finds every reuse among articles, and returns the run.

    articles is a frame of pandas or polars, an iterable of mappings, a file, a folder, or a list of files and folders. A frame has a column
    "text", and of id, title, date, source, url, lang, byline and role what is known; map says where a column has another name, as
    map={"text": "body"}. Without an id, an article of pandas has the label of its row, any other the number of its row, from 0.

    against: only pairs of an article and one of these are looked for.
    out: folder for the run, new, empty or of an earlier run; without one, a folder that goes away with the Run.
    fail_on: gates, as "uncredited" or "share>=0.2"; Run.over_gate says whether the run is over one of them.
    write: what the run folder holds.
    frames: "pandas" or "polars"; without it that of articles, else what is installed, pandas first.
    progress: whether to show how far it is on standard error; without it in notebooks and on terminals.
    options: all other flags of `copytaster scan --help`, with _ for -: wire="wire/**", window="72h", strict=True.

    Raises UsageError, InputError, SkippedError or, for anything else, CopytasterError. Inputs that were skipped are a CopytasterWarning.
    """
    if frames not in (None, "pandas", "polars"):
        raise ValueError(f'frames is "pandas" or "polars", not {frames!r}')
    temporary = None
    if out is None:
        temporary = tempfile.mkdtemp(prefix="copytaster-")
        out = os.path.join(temporary, "run")
    try:
        arguments = [f"--out={os.fspath(out)}", f"--write={write}", *_flags(map, fail_on, options)]
        ended = _scan(articles, against, map, arguments, progress)
        if ended.status not in (0, 1, 4):
            raise ended.error()
        run = Run(out, frames or _frames.library(articles))
    except BaseException:
        if temporary is not None:
            shutil.rmtree(temporary, ignore_errors=True)
        raise
    if temporary is not None:
        run._removal = weakref.finalize(run, shutil.rmtree, temporary, ignore_errors=True)
    run.over_gate, run.messages = ended.status == 1, ended.messages
    if ended.status == 4:
        raise SkippedError(ended.said(), 4, ended.messages, run)
    for message in ended.messages:
        if message.startswith("warning: "):
            warnings.warn(message.removeprefix("warning: "), CopytasterWarning, stacklevel=2)
    return run


def _scan(articles: Any, against: Any, names: Mapping[str, str] | None, arguments: list[str], progress: bool | None) -> _program.Ended:
    with tempfile.TemporaryDirectory(prefix="copytaster-") as given:
        for path in [] if against is None else _paths(against, os.path.join(given, "against.jsonl"), names):
            arguments = [*arguments, "--against", path]
        rows = os.path.join(given, "articles.jsonl")
        paths = _paths(articles, rows, names)
        if paths == [rows]:  # its name, of this run alone, would stand in the run
            return _program.run("scan", [*arguments, "-"], progress, rows)
        return _program.run("scan", [*arguments, "--", *paths], progress)


def compare(a: Path | Mapping[str, Any], b: Path | Mapping[str, Any], *, map: Mapping[str, str] | None = None, **options: Option) -> Comparison:
    """Compares two articles: each a file, or a mapping such as {"text": ..., "title": ...} or a row of a frame.

    options are all other flags of `copytaster compare --help`, with _ for -. Raises as scan does.
    """
    with tempfile.TemporaryDirectory(prefix="copytaster-") as given:
        page = os.path.join(given, "pair.html")
        both = ["--", _article(a, os.path.join(given, "a.jsonl"), map), _article(b, os.path.join(given, "b.jsonl"), map)]
        flags = _flags(map, (), options)
        ended = _program.run("compare", ["--format", "jsonl", *flags, *both], False)
        if ended.status not in (0, 1):
            raise ended.error()
        shown = _program.run("compare", ["--html", page, *flags, *both], False)
        if shown.status not in (0, 1):
            raise shown.error()
        html = pathlib.Path(page).read_text(encoding="utf-8")
    return Comparison(json.loads(ended.output) if ended.output.strip() else None, shown.output, html)


def load(folder: Path, *, frames: str | None = None) -> Run:
    """Opens a run folder that an earlier scan, also one of the command line, has written."""
    return Run(folder, frames)


def _paths(given: Any, file: str, names: Mapping[str, str] | None) -> list[str]:
    """What the program reads: the paths that were given, or file with the rows that were."""
    if isinstance(given, (str, os.PathLike)):
        return [os.fspath(given)]
    if _frames.library(given) is None:
        if isinstance(given, Mapping):
            raise TypeError("one article is a list of one mapping")
        given = list(given)
        if all(isinstance(path, (str, os.PathLike)) for path in given):
            return [os.fspath(path) for path in given]
    _frames.write(given, file, dict(names or {}))
    return [file]


def _article(given: Any, file: str, names: Mapping[str, str] | None) -> str:
    if isinstance(given, (str, os.PathLike)):
        return os.fspath(given)
    row = dict(given)
    field = (names or {}).get("id", "id")
    if row.get(field) is None:
        row[field] = pathlib.Path(file).stem
    _frames.write([row], file, dict(names or {}))
    return file


def _flags(names: Mapping[str, str] | None, fail_on: str | Sequence[str], options: Mapping[str, Option]) -> list[str]:
    flags = [f"--map={field}={name}" for field, name in (names or {}).items()]
    flags += [f"--fail-on={gate}" for gate in ([fail_on] if isinstance(fail_on, str) else fail_on)]
    for name, value in options.items():
        flag = "--" + name.replace("_", "-")
        if value is None:
            continue
        if isinstance(value, bool):
            flags.append(f"{flag}={str(value).lower()}")
        elif isinstance(value, (str, int, float)):
            flags.append(f"{flag}={value}")
        else:
            flags += [f"{flag}={part}" for part in value]
    return flags
