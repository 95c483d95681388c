"""Runs the program, shows how far it is, and turns its exit status into an exception."""

from __future__ import annotations

import codecs
import os
import pathlib
import queue
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from typing import IO, Any

try:
    import fcntl
    import pty
    import struct
    import termios
    import tty
except ImportError:  # Windows: there the program shows no progress to a pipe
    pty = None  # type: ignore[assignment]


class CopytasterError(Exception):
    """The program failed."""

    status: int
    """Its exit status; negative: the signal that ended it."""
    messages: list[str]
    """All it said on standard error."""

    def __init__(self, text: str, status: int, messages: list[str]) -> None:
        super().__init__(text)
        self.status, self.messages = status, messages


class UsageError(CopytasterError):
    """Status 2: a wrong option or configuration, an output folder that is no run folder, or nothing for a gate to judge."""


class InputError(CopytasterError):
    """Status 3: an input cannot be read, or an output cannot be written."""


class SkippedError(CopytasterError):
    """Status 4: finished, but inputs were skipped, with strict=True."""

    run: Any
    """The Run, without the inputs that were skipped."""

    def __init__(self, text: str, status: int, messages: list[str], run: Any) -> None:
        super().__init__(text, status, messages)
        self.run = run


class CopytasterWarning(UserWarning):
    """What the program warns of, such as an input that was skipped."""


@dataclass
class Ended:
    """A program that has ended."""

    status: int
    output: str
    messages: list[str]

    def said(self) -> str:
        """Its errors and hints; without one, the last that it said."""
        for i, message in enumerate(self.messages):
            if message.startswith("error: "):
                return "\n".join(self.messages[i:]).removeprefix("error: ")
        return "\n".join(self.messages[-5:]) or f"copytaster ended with status {self.status}"

    def error(self) -> CopytasterError:
        kind = {2: UsageError, 3: InputError}.get(self.status, CopytasterError)
        return kind(self.said(), self.status, self.messages)


def binary() -> str:
    """The file of the program."""
    return str(pathlib.Path(__file__).with_name("bin") / ("copytaster.exe" if os.name == "nt" else "copytaster"))


def run(command: str, arguments: list[str], progress: bool | None, file: str = os.devnull) -> Ended:
    """Runs a command to its end, with a file as its standard input. An interrupt ends it, too."""
    if progress is None:
        progress = _in_notebook() or sys.stderr.isatty()
    listener = _Listener(sys.stderr if progress else None)
    with tempfile.TemporaryFile() as output, open(file, "rb") as given:
        with _Channel(progress) as channel:
            process = subprocess.Popen([binary(), command, "--color=never", *arguments], stdin=given, stdout=output, stderr=channel.theirs)
            try:
                channel.listen(listener)
                status = process.wait()
            except BaseException:
                process.terminate()
                process.wait()
                raise
            finally:
                listener.end()
        output.seek(0)
        return Ended(status, output.read().decode("utf-8", "replace"), listener.messages)


class _Channel:
    """The standard error of the program: a pipe, or a terminal where it is to show how far it is."""

    def __init__(self, terminal: bool) -> None:
        if terminal and pty is not None:
            self.ours, self.theirs = pty.openpty()
            tty.setraw(self.theirs)
            fcntl.ioctl(self.theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 79, 0, 0))
        else:
            self.ours, self.theirs = os.pipe()
        self._heard: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._reader: threading.Thread | None = None

    def listen(self, listener: _Listener) -> None:
        """Passes on all that is said, until the program closes its side.

        A thread reads, and this one wakes now and then: an interrupt that another thread of the process was given would wait, else.
        """
        os.close(self.theirs)
        self.theirs = -1
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        while True:
            try:
                data = self._heard.get(timeout=0.2)
            except queue.Empty:
                continue
            if not data:
                return
            listener.hear(data)

    def _read(self) -> None:
        data = b"."
        while data:
            try:
                data = os.read(self.ours, 1 << 16)
            except OSError:  # so ends a terminal on Linux
                data = b""
            self._heard.put(data)

    def __enter__(self) -> _Channel:
        return self

    def __exit__(self, *_: object) -> None:
        if self.theirs >= 0:
            os.close(self.theirs)
        if self._reader is not None:
            self._reader.join()
        os.close(self.ours)


class _Listener:
    """Tells lines, which are messages, from what is drawn over and over, which it draws on screen, if there is one."""

    def __init__(self, screen: IO[str] | None) -> None:
        self.messages: list[str] = []
        self._screen, self._tail, self._width = screen, "", 0
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode

    def hear(self, data: bytes) -> None:
        *lines, tail = (self._tail + self._decode(data)).split("\n")
        states: list[str] = []
        for line in lines:
            drawn, _, message = line.rpartition("\r")
            states += drawn.split("\r")
            self.messages.append(message)
        drawn, _, self._tail = tail.rpartition("\r")
        states += drawn.split("\r")
        for state in [state.rstrip() for state in states if state.strip()][-1:]:
            self._draw(state)

    def end(self) -> None:
        if self._tail.strip():
            self.messages.append(self._tail)
        if self._width:
            self._draw("")
            self._draw("")

    def _draw(self, state: str) -> None:
        if self._screen is not None:
            self._screen.write("\r" + state.ljust(self._width))
            self._screen.flush()
            self._width = len(state)


def _in_notebook() -> bool:
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return type(shell).__name__ == "ZMQInteractiveShell"
