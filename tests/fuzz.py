"""Files that are broken at random: whatever is read ends in an answer or in a sentence.

    python tests/fuzz.py --mutants 100000 --seed 1

Every file of tests/samples and tests/data is a seed, so a new format takes part by its samples.
Its bytes are cut, flipped, inserted and repeated, within the members of a zip as well; the fields
of the small dataset are taken away, repeated and given other values. Each mutant is opened as a
dataset, and what opens is asked for by the verbs that compute. One that ends in an exception which
is no sentence, takes above five seconds or lifts the memory above its bound is kept in
tests/fallen, and read again by every run of the tests.
"""

import argparse
import hashlib
import io
import json
import os
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

TESTS = Path(__file__).resolve().parent
sys.path.insert(0, str(TESTS.parent))

from binzhou_cli.cli.run import run  # noqa: E402
from binzhou_cli.environment import Environment  # noqa: E402
from binzhou_cli.errors import BinzhouError  # noqa: E402
from binzhou_cli.formats import open_files  # noqa: E402

FALLEN = TESTS / "fallen"
SLOWEST = 5
"""Seconds that a mutant may take."""
LARGEST = 512 << 20
"""Bytes of memory that the process may ever have."""
TOKENS = (
    b"\0", b'"', b'""', b",", b";", b"\t", b"\n", b"\r", b"\r\n", b"\xff\xfe", b"\xef\xbb\xbf",
    b"{", b"}", b"[", b"]", b":", b"-", b"1e999", b"9" * 40, b"NaN", b"null", b"true", b"=1+1",
    b"\xe2\x80\xae", b"\x1b[31m", b"\xed\xa0\x80", b"2020", b"1e-400", b"../", b"%", b"<", b"'",
    b"\xef\xbc\x91", b"0x10", b"1_000", b"(", b"..", b"{}", b"[]", b'"":',
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, 0, -1, 1, 10**30, 1.5, "", " ", "x", "all", "2020", "2020-13", "NaN", "\u202e",
    "1e400", "x" * 300, [], {}, [[]], {"en": ""}, {"en": None}, [None], "A", "11", "output",
)  # fmt: skip


class Seed(NamedTuple):
    """A file that is broken.

    Attributes:
        ending: of its name.
    """

    name: str
    ending: str
    content: bytes


class TooSlow(BaseException):
    """A mutant takes longer than it may; no handler of an error takes it for one."""


def seeds() -> list[Seed]:
    """Every sample there is, and the small dataset twice over: as bytes and as fields."""
    files = sorted([*(TESTS / "samples").iterdir(), *(TESTS / "data").glob("*.json")])
    return [
        Seed(each.name, "".join(each.suffixes[-1:]), each.read_bytes())
        for each in files
        if each.is_file()
    ]


# --- mutants ---------------------------------------------------------------------------------


def bytes_broken(content: bytes, draw: random.Random) -> bytes:
    """A few wounds in some bytes."""
    found = bytearray(content)
    for _ in range(draw.choice((1, 1, 1, 2, 3, 8))):
        if not found:
            break
        at = draw.randrange(len(found))
        end = min(at + draw.choice((1, 2, 5, 20, 200)), len(found))
        wound = draw.randrange(8)
        if wound == 0:
            del found[at:]
        elif wound == 1:
            found[at] ^= 1 << draw.randrange(8)
        elif wound == 2:
            found[at:at] = draw.choice(TOKENS)
        elif wound == 3:
            found[at:at] = found[at:end] * draw.choice((1, 2, 50))
        elif wound == 4:
            del found[at:end]
        elif wound == 5:
            found[at:end] = draw.choice(TOKENS)
        elif wound == 6:
            other = draw.randrange(len(found))
            found[at], found[other] = found[other], found[at]
        else:
            lines = bytes(found).split(b"\n")
            one = draw.randrange(len(lines))
            lines.insert(draw.randrange(len(lines) + 1), lines.pop(one) if at % 2 else lines[one])
            found = bytearray(b"\n".join(lines))
    return bytes(found)


def zip_broken(content: bytes, draw: random.Random) -> bytes:
    """A zip that is sound, with one member that is not."""
    found = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(found, "w") as new:
        names = old.namelist()
        chosen = draw.choice(names)
        for name in names:
            held = old.read(name)
            if name != chosen or draw.random() < 0.02:
                new.writestr(name, held)
            else:
                new.writestr(name, bytes_broken(held, draw))
    return found.getvalue()


def fields_broken(content: bytes, draw: random.Random) -> bytes:
    """A dataset with other fields; what it then holds is still JSON."""
    raw = json.loads(content)
    for _ in range(draw.choice((1, 1, 2, 3))):
        places = list(_places(raw))
        holder, key = draw.choice(places)
        wound = draw.randrange(5)
        if wound == 0:
            del holder[key]
        elif wound == 1:
            holder[key] = draw.choice(VALUES)
        elif wound == 2 and isinstance(holder, list):
            holder.append(deepcopy(holder[key]))
        elif wound == 3:
            other, name = draw.choice(places)
            try:
                holder[key] = deepcopy(other[name])
            except (KeyError, IndexError):
                continue
        elif isinstance(holder, dict):
            holder[draw.choice(("x", "id", "note", "status", "value", "text", "unit"))] = (
                draw.choice(VALUES)
            )
    return json.dumps(raw, ensure_ascii=draw.random() < 0.5).encode("utf-8", "surrogatepass")


def _places(raw: Any) -> Iterator[tuple[Any, Any]]:
    items: Any = raw.items() if isinstance(raw, dict) else enumerate(raw)
    for key, each in list(items):
        yield raw, key
        if isinstance(each, dict | list):
            yield from _places(each)


def mutants(number: int, seed: int) -> Iterator[Seed]:
    """As many mutants, each seed in its turn; the same ones for the same number."""
    draw = random.Random(seed)
    every = seeds()
    dataset = next(each for each in every if each.name == "small.json")
    for index in range(number):
        if index % 4 == 0:
            yield dataset._replace(content=fields_broken(dataset.content, draw))
            continue
        chosen = every[(index - index // 4) % len(every)]
        packed = chosen.content.startswith(b"PK") and draw.random() < 0.8
        broken: Callable[[bytes, random.Random], bytes] = zip_broken if packed else bytes_broken
        yield chosen._replace(content=broken(chosen.content, draw))


# --- what is done with one -------------------------------------------------------------------

VERBS = (
    ["check", "FILE", "-f", "table"],
    ["list", "-d", "FILE", "-f", "table"],
    ["show", "ID", "all", "-d", "FILE", "-f", "table"],
    ["growth", "ID", "all", "-d", "FILE", "-f", "csv"],
    ["rank", "ID", "all", "-d", "FILE", "-f", "markdown"],
    ["compare", "all", "-d", "FILE", "-f", "json"],
    ["profile", "-d", "FILE", "-f", "table"],
    ["plot", "ID", "all", "-d", "FILE", "-f", "table"],
    ["cite", "ID", "-d", "FILE", "-f", "bibtex"],
    ["export", "-d", "FILE", "-f", "csv"],
)


def tried(path: str, *, every_verb: bool = False) -> str:
    """Open a file and ask for what it holds; how it ended.

    Returns:
        ``refused``, ``opened``, or what was wrong, over several lines.
    """
    signal.signal(signal.SIGPROF, _too_slow)  # of this process: a busy machine is no fault
    signal.setitimer(signal.ITIMER_PROF, SLOWEST)
    try:
        try:
            dataset = open_files([path]).dataset
        except BinzhouError as error:
            return "refused" if "memory" not in str(error) else f"{error}"
        ids = [each.id for each in dataset.indicators]
        code = sum(Path(path).stat().st_size.to_bytes(4)) % len(VERBS)
        for line in VERBS if every_verb else (VERBS[code], VERBS[code - 3]):
            if "ID" in line and not ids:
                continue
            words = [{"FILE": path, "ID": ids[code % len(ids)] if ids else ""}.get(each, each)
                     for each in line]  # fmt: skip
            signal.setitimer(signal.ITIMER_PROF, SLOWEST)
            told = io.StringIO()
            environment = Environment(words, {"BINZHOU_CACHE": ""}, io.StringIO(), told)
            if run(environment) not in (0, 1, 2):
                return f"{words} ended otherwise: {told.getvalue()}"
        return "opened"
    except TooSlow:
        return "slow\n" + traceback.format_exc()
    except Exception:
        return traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _too_slow(number: int, frame: Any) -> NoReturn:
    raise TooSlow


def peak() -> int:
    """The most memory that this process has ever had, in bytes.

    Linux hands the peak of ``getrusage`` on from the process that started this one, so the peak
    of its own memory is asked for where there is one.
    """
    with suppress(OSError), open("/proc/self/status", encoding="ascii") as status:
        for line in status:
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) << 10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (
        1 if sys.platform == "darwin" else 1024
    )


def main() -> int:
    """Break files until the number is reached; whether none has fallen."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--mutants", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=0, help="stop after so many; 0: never")
    parser.add_argument("--keep", default=str(FALLEN), help="where what falls is kept")
    given = parser.parse_args()
    begun = time.monotonic()
    ends: Counter[str] = Counter()
    reasons: dict[str, str] = {}
    slowest, slow_name, count = 0.0, "", 0
    resource.setrlimit(resource.RLIMIT_AS, (2 * LARGEST, 2 * LARGEST))  # a machine has others on it
    with tempfile.TemporaryDirectory() as folder:
        for each in mutants(given.mutants, given.seed):
            count += 1
            path = os.path.join(folder, f"mutant{each.ending}")
            Path(path).write_bytes(each.content)
            started = time.monotonic()
            end = tried(path)
            took = time.monotonic() - started
            if took > slowest:
                slowest, slow_name = took, each.name
            if peak() > LARGEST and not ends["too large"]:
                end = f"too large: {peak() >> 20} MiB"
            if end in ("refused", "opened"):
                ends[end] += 1
            else:
                reason = end.strip().splitlines()
                place = [line for line in reason if "binzhou_cli" in line][-1:]
                key = " ".join([*place, reason[-1]])[:300]
                ends["too large" if end.startswith("too large") else "fallen"] += 1
                if key not in reasons:
                    reasons[key] = end
                    name = hashlib.sha256(each.content).hexdigest()[:12] + each.ending
                    os.makedirs(given.keep, exist_ok=True)
                    (Path(given.keep) / name).write_bytes(each.content)
                    print(f"{each.name} -> {name}\n{end}", flush=True)
            if given.seconds and time.monotonic() - begun > given.seconds:
                break
    print(
        f"{count} mutants of {len(seeds())} files, seed {given.seed}: {ends['opened']} opened, "
        f"{ends['refused']} refused, {ends['fallen']} fallen for {len(reasons)} reasons; "
        f"slowest {slowest:.2f} s ({slow_name}), {peak() >> 20} MiB at most, "
        f"{time.monotonic() - begun:.0f} s"
    )
    return 1 if reasons else 0


if __name__ == "__main__":
    sys.exit(main())
