"""From the shared options, the environment and the configuration to a session."""

import os
import re
from collections.abc import Callable
from typing import Any

from binzhou_cli.environment import Environment
from binzhou_cli.errors import BinzhouError, UsageError, say
from binzhou_cli.language import LANGUAGES, Texts, default_language
from binzhou_cli.session import Session
from binzhou_cli.view.output import Output, chosen, refuse_idle

THEMES = ("light", "dark")
LEAST_SIZE, MOST_SIZE = (200, 150), (8000, 8000)


def opener(environment: Environment) -> Callable[..., Session]:
    """What makes a session from the shared options of a verb."""

    from binzhou_cli.formats.bounds import bundled_path

    def open_session(
        *,
        data: list[str] | None,
        lang: str | None,
        format: str | None,
        output: str | None,
        csv: bool,
        json: bool,
        columns: str | None,
        sort: str | None,
        top: str | None,
        labels: bool,
        no_header: bool,
        bom: bool,
        map: list[str] | None,
        set: list[str] | None,
        where: list[str] | None,
        sheet: str | None,
        header_row: str | None,
        encoding: str | None,
        size: str | None = None,
        theme: str | None = None,
        usual: str = "",
        draws: bool = False,
    ) -> Session:
        configured = config(environment)
        texts = Texts(_language(lang, environment, configured))
        usual_data = environment.get("BINZHOU_DATA") or configured.get("data", "")
        paths = tuple(data or ((usual_data,) if usual_data else ()))
        reading = None
        if map or set or where or sheet or header_row or encoding:
            from binzhou_cli.formats.reading import read_options

            reading = read_options(map, set, where, sheet, header_row, encoding)
        sent = Output(
            _format(format, csv, json) or (usual if not output else ""),
            output or "",
            tuple(each.strip() for each in (columns or "").split(",") if each.strip()),
            sort or "",
            _count(top),
            not no_header,
            bom,
            labels,
            _size(size),
            _theme(theme),
            paths or (bundled_path(),),
        )
        writer = chosen(
            sent, environment, pictures=draws
        )  # a wrong format is said before any work is done
        refuse_idle(sent, writer)
        area = environment.get("BINZHOU_AREA") or configured.get("area", "")
        return Session(
            environment, texts, sent, writer,
            paths=paths, told_data=bool(data), area=area, reading=reading,
        )  # fmt: skip

    return open_session


def _language(lang: str | None, environment: Environment, configured: dict[str, str]) -> str:
    if lang is not None and lang not in LANGUAGES:
        raise UsageError(say("error.language", name=lang))
    told = environment.get("BINZHOU_LANG")
    if lang is None and told and told not in LANGUAGES:
        raise UsageError(say("error.language", name=told))
    if lang is None and not told and configured.get("lang"):
        lang = configured["lang"]
        if lang not in LANGUAGES:
            raise UsageError(say("error.language", name=lang))
    return lang or default_language(environment.variables)


def _format(format: str | None, csv: bool, json: bool) -> str:
    """The format that is asked for.

    Raises:
        UsageError: two different ones are.
    """
    named = [(f"-f {format}", format.lower())] if format else []
    named += [("--csv", "csv")] if csv else []
    named += [("--json", "json")] if json else []
    if len({name for _, name in named}) > 1:
        raise UsageError(say("error.formats_differ", first=named[0][0], second=named[1][0]))
    return named[0][1] if named else ""


def _size(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    found = re.fullmatch(r"([0-9]{3,4})[xX×]([0-9]{3,4})", text.strip())
    size = (int(found[1]), int(found[2])) if found else (0, 0)
    if not all(
        least <= each <= most for least, each, most in zip(LEAST_SIZE, size, MOST_SIZE, strict=True)
    ):
        raise UsageError(say("error.size", text=text))
    return size


def _count(text: str | None) -> int | None:
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and int(text[:9]) > 0 and len(text) < 9):
        raise UsageError(say("error.top", text=text))
    return int(text)


def _theme(name: str | None) -> str:
    if name is not None and name not in THEMES:
        raise UsageError(say("error.theme", name=name))
    return name or ""


def config(environment: Environment) -> dict[str, str]:
    """The settings of ``config.toml``: ``lang``, ``area`` and ``data``.

    Raises:
        BinzhouError: the file cannot be understood, or holds other settings.
    """
    folder = environment.folder("config")
    path = os.path.join(folder, "config.toml") if folder else ""
    if not path or not os.path.isfile(path):
        return {}
    import tomllib

    try:
        with open(path, "rb") as file:
            found: dict[str, Any] = tomllib.load(file)
    except (OSError, ValueError) as error:
        raise BinzhouError(say("error.config", path=path, reason=str(error))) from None
    for name, value in found.items():
        if name not in ("lang", "area", "data"):
            raise UsageError(say("error.config.unknown", path=path, name=name))
        if not isinstance(value, str):
            raise UsageError(say("error.config.text", path=path, name=name))
    if found.get("data"):
        found["data"] = os.path.join(folder, os.path.expanduser(found["data"]))
    return found
