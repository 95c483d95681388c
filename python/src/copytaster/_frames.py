"""Rows for the program to read, and frames of what it wrote. pandas and polars are imported where they are used, and not before."""

from __future__ import annotations

import importlib
import importlib.util
import json
import pathlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any


def library(given: Any) -> str | None:
    """Which library given is a frame of: "pandas", "polars", or None if it is no frame."""
    name = type(given).__module__.partition(".")[0]
    return name if name in ("pandas", "polars") and type(given).__name__ in ("DataFrame", "LazyFrame") else None


def installed() -> str:
    """The library that frames are made with where none is asked for."""
    for name in ("pandas", "polars"):
        if importlib.util.find_spec(name) is not None:
            return name
    raise ImportError("frames need pandas or polars: pip install pandas pyarrow")


def write(rows: Any, file: str, names: Mapping[str, str]) -> None:
    """Writes the rows of a frame, or mappings, as JSON Lines."""
    text, key = names.get("text", "text"), names.get("id", "id")
    with open(file, "w", encoding="utf-8") as f:
        for label, row in _rows(rows, text, key):
            row = {str(k): v for k, v in row.items() if not _missing(v)}
            row[key] = str(row.get(key, label))
            f.write(json.dumps(row, ensure_ascii=False, default=_plain).encode("utf-8", "replace").decode() + "\n")


def _rows(given: Any, text: str, key: str) -> Iterator[tuple[Any, Mapping[str, Any]]]:
    """The rows, each with what it is called if it has no id."""
    of = library(given)
    if of is None:
        yield from enumerate(_mappings(given, text))
        return
    if type(given).__name__ == "LazyFrame":
        given = given.collect()
    _has(text, [str(name) for name in given.columns])
    if of == "polars":
        yield from enumerate(given.iter_rows(named=True))
        return
    if key not in given.columns and not given.index.is_unique:
        given = given.reset_index(drop=True)
    values = given.astype(object).where(given.notna(), None)
    columns = list(values.columns)
    for label, *row in values.itertuples(name=None):
        yield label, dict(zip(columns, row))


def _mappings(given: Iterable[Any], text: str) -> Iterator[Mapping[str, Any]]:
    for row in given:
        if not isinstance(row, Mapping):
            raise TypeError(f"articles are a frame of pandas or polars, mappings, or paths, not {type(row).__name__}")
        _has(text, [str(name) for name in row])
        yield row


def _has(text: str, columns: list[str]) -> None:
    if text not in columns:
        raise ValueError(f'there is no column "{text}" with the text; there are: {", ".join(columns)}. map={{"text": "NAME"}} names the one to read')


def _missing(value: Any) -> bool:
    """Reports whether value is None or what stands for it: NaN, and NaT and NA of pandas."""
    return value is None or isinstance(value, float) and value != value or type(value).__name__ in ("NaTType", "NAType")


def _plain(value: Any) -> Any:
    """What JSON has for a value of another type."""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if hasattr(value, "item"):
        return value.item()
    return str(value)


def read(folder: pathlib.Path, table: str, of: str) -> Any:
    """A table of a run folder, as a frame of the library: of Parquet where that is there and can be read, else of CSV."""
    parquet = folder / f"{table}.parquet"
    file = folder / f"{table}.csv"
    if not parquet.exists() and not file.exists():
        raise FileNotFoundError(f"{folder} has no table {table}: the run was written with neither parquet nor csv")
    types = _types(table)
    return _polars(parquet, file, types) if of == "polars" else _pandas(parquet, file, types)


def _types(table: str) -> dict[str, str]:
    """The type of each column, by the schema of the table."""
    schema = pathlib.Path(__file__).with_name("schema") / f"{table}.table.json"
    return {field["name"]: field["type"] for field in json.loads(schema.read_text(encoding="utf-8"))["fields"]}


def _pandas(parquet: pathlib.Path, file: pathlib.Path, types: dict[str, str]) -> Any:
    pandas = importlib.import_module("pandas")
    if parquet.exists() and importlib.util.find_spec("pyarrow") is not None:
        frame = pandas.read_parquet(parquet, engine="pyarrow")
    elif file.exists():
        texts = {name: str for name, kind in types.items() if kind in ("string", "datetime", "date")}
        frame = pandas.read_csv(file, dtype=texts, keep_default_na=False, na_values={name: [""] for name in types})
        text = pandas.Series(["text"]).dtype
        for name, kind in types.items():
            if kind == "string" and name in frame:
                frame[name] = frame[name].map(_raw, na_action="ignore").astype(text)
            elif kind == "boolean" and name in frame:
                frame[name] = frame[name].astype(bool)
            elif kind == "number" and name in frame:
                frame[name] = frame[name].astype(float)
    else:
        raise ImportError("pandas reads Parquet with pyarrow: pip install pyarrow")
    for name, kind in types.items():
        if name not in frame:
            continue
        if kind == "datetime":
            frame[name] = pandas.to_datetime(frame[name], utc=True).astype("datetime64[ms, UTC]")
        elif kind == "date":
            frame[name] = pandas.to_datetime(frame[name]).astype("datetime64[ms]")
    return frame


def _polars(parquet: pathlib.Path, file: pathlib.Path, types: dict[str, str]) -> Any:
    polars = importlib.import_module("polars")
    if parquet.exists():
        return polars.read_parquet(parquet)
    known = {"integer": polars.Int64, "number": polars.Float64, "boolean": polars.Boolean}
    frame = polars.read_csv(file, schema_overrides={name: known.get(kind, polars.String) for name, kind in types.items()})
    times = {"datetime": polars.Datetime("ms", "UTC"), "date": polars.Date}
    texts = [name for name, kind in types.items() if kind == "string" and name in frame.columns]
    parsed = [polars.col(name).str.strptime(times[kind]) for name, kind in types.items() if kind in times and name in frame.columns]
    return frame.with_columns(polars.col(name).map_elements(_raw, return_dtype=polars.String) for name in texts).with_columns(parsed)


def _raw(cell: str) -> str:
    """The text of a cell of CSV: without the apostrophe that keeps spreadsheets from running it, and with plain line ends."""
    if cell[:1] == "'" and cell[1:2] and cell[1] in "=+-@\t\r\n＝＋－＠":
        cell = cell[1:]
    return cell.replace("\r\n", "\n")
