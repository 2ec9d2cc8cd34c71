"""Work in a process of its own: a library that dies or eats the memory does not end the run."""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from typing import Any

LEAST_MEMORY, MOST_MEMORY, TIMES = 512 << 20, 4 << 30, 200
"""Bytes that the work may take beyond what the process has: so many times the file, within both."""
LEAST_SECONDS, MOST_SECONDS, OF_A_SECOND = 3, 120, 1 << 18
"""Seconds of computing that it may take: one more for so many bytes of the file, within both."""


class Died(Exception):
    """The process came to no result."""


def apart(work: Callable[[], Any], size: int | None) -> Any:
    """What work gives, as JSON knows it; done in this process where no other can be made.

    Args:
        size: bytes of the file that is worked on; none where no bound follows from one: what
            compiles scripts reserves more memory than it uses.

    Raises:
        Died: it was ended, or failed.
    """
    if not hasattr(os, "fork"):
        try:
            return work()
        except Exception:
            raise Died from None
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        memory = None if size is None else min(LEAST_MEMORY + TIMES * size, MOST_MEMORY)
        more = MOST_SECONDS if size is None else size // OF_A_SECOND
        _work(work, writing, memory, min(LEAST_SECONDS + more, MOST_SECONDS))
    try:
        os.close(writing)
        with open(reading, "rb") as file:
            answer = file.read()
    except BaseException:
        with suppress(OSError):
            os.kill(process, 9)
        raise
    finally:
        _, state = os.waitpid(process, 0)
    if state != 0:
        raise Died
    return json.loads(answer)


def _work(work: Callable[[], Any], writing: int, memory: int | None, seconds: int) -> None:
    """Work, write the result, and end; nothing of what the other process began is finished."""
    code = 1
    try:
        _bound(memory, seconds)
        os.dup2(os.open(os.devnull, os.O_RDWR), 2)  # what a library says as it dies
        answer = json.dumps(work()).encode()
        with open(writing, "wb") as file:
            file.write(answer)
        code = 0
    finally:
        os._exit(code)


def _bound(memory: int | None, seconds: int) -> None:
    import faulthandler
    import resource
    import signal

    faulthandler.disable()
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGPIPE):
        signal.signal(number, signal.SIG_DFL)
    if memory is not None:
        with suppress(OSError, ValueError, IndexError):
            with open("/proc/self/statm", "rb") as file:
                held = int(file.read().split()[0]) * resource.getpagesize()
            _lower(resource, resource.RLIMIT_AS, held + memory)
    with suppress(OSError, ValueError):
        _lower(resource, resource.RLIMIT_CPU, seconds)


def _lower(resource: Any, which: int, most: int) -> None:
    soft, hard = resource.getrlimit(which)
    for told in (soft, hard):
        most = most if told == resource.RLIM_INFINITY else min(most, told)
    resource.setrlimit(which, (most, hard))
