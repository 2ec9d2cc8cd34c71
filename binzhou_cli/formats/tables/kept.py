"""What a table holds in names is remembered while its files stay as they are; no figure is.

It lies beside the markers, by their rules: a folder of the user alone, a file that is written
whole and put in its place.
"""

import glob
import json
import os
from typing import Any

from binzhou_cli import __version__
from binzhou_cli.formats.marker import RULES, leave, private, short_name
from binzhou_cli.formats.reading import Reading

MOST = 64 << 20
"""Bytes of names that are remembered of one table."""
FORM = 3
"""To be raised with every change of what is remembered."""


class Kept:
    """What is remembered of one table.

    Args:
        folder: where it lies; empty for nowhere.
        paths: the files of the table, or patterns of them.

    Attributes:
        held: what was remembered; none where nothing was, or a file has changed.
    """

    def __init__(self, folder: str, paths: tuple[str, ...], reading: Reading, beside: str) -> None:
        self.held: dict[str, Any] | None = None
        self._file = ""
        self._newest = 0
        if not folder:
            return
        told = self._told(paths)
        if told is None:
            return
        self._folder = folder
        self._content = json.dumps([__version__, RULES, FORM, told, list(reading), beside])
        whole = "\n".join(os.path.abspath(each) for each in paths) + repr(tuple(reading))
        path = os.path.join(folder, f"names-{short_name(whole)}")
        try:
            if os.path.isdir(folder) and not private(os.stat(folder)):
                return
            self._file = path
            with open(path, encoding="utf-8") as file:
                if file.readline().rstrip("\n") == self._content:
                    self.held = json.loads(file.read(MOST))
        except (OSError, ValueError):
            return

    def _told(self, paths: tuple[str, ...]) -> list[Any] | None:
        """How it is told that the files are the same."""
        found = []
        for pattern in paths:
            for each in sorted(glob.glob(pattern, recursive=True)):
                try:
                    state = os.stat(each)
                except OSError:
                    return None
                self._newest = max(self._newest, state.st_mtime_ns)
                times = (state.st_mtime_ns, state.st_ctime_ns)
                found.append([each, state.st_size, *times, state.st_ino])
        return found or None

    def leave(self, names: dict[str, Any]) -> None:
        """Remember the names; where that cannot be done, nothing is said."""
        if not self._file:
            return
        try:
            text = json.dumps(names, ensure_ascii=True)
        except (TypeError, ValueError):  # a cell that JSON cannot hold
            return
        if len(text) <= MOST:
            leave(self._folder, self._file, f"{self._content}\n{text}".encode(), self._newest)
