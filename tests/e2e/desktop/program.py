"""The real program in this process, with somebody at it: its own ``main``, hub, models and window."""

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import ui.__main__ as program
from tests.e2e.desktop.person import Person, TrialError

log = logging.getLogger(__name__)

Deed = Callable[[Person], Awaitable[None]]


def run_program(
    options: Sequence[str], environment: Mapping[str, str], person: Person, do: Deed, failed: Path
) -> list[str]:
    """Run it with ``person`` doing ``do`` until they quit it; what was wrong, if anything.

    ``failed`` is where a picture is put of what was seen when something did not appear.
    """
    complaints: list[str] = []
    show = program._show_own

    async def with_person(*rest: Any) -> int:
        sitting = asyncio.create_task(_sit(person, do, failed, complaints))
        status = await show(*rest)
        await sitting
        return status

    with patch.dict(os.environ, environment), patch.object(program, "_show_own", with_person):
        status = program.main(list(options))
    return complaints + ([f"the program ended with {status}"] if status else [])


async def _sit(person: Person, do: Deed, failed: Path, complaints: list[str]) -> None:
    try:
        await person.until(lambda: person.eyes.in_front, "the window")
        await do(person)
    except Exception as error:  # the window must be left in any case
        complaints.append(f"{type(error).__name__}: {error}")
        person.say(f"it went no further: {complaints[-1]}")
        failed.parent.mkdir(parents=True, exist_ok=True)
        person.eyes.picture().save(str(failed))
        if not isinstance(error, TrialError):
            log.exception("the trial itself is wrong")
    finally:
        await person.leave()
