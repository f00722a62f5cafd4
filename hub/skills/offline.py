"""Puts together all that the hub does without a language model."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from hub.skills.abilities import Abilities
from hub.skills.answering import Answering
from hub.skills.clock import Clock
from hub.skills.device import Device
from hub.skills.handling import SkillGroup, all_handlers
from hub.skills.house import House
from hub.skills.levels import Levels
from hub.skills.talk import Describe, Talk, nothing_rings


def offline_skills(
    *more: SkillGroup,
    now: Callable[[], datetime],
    describe: Describe,
    lacking: Callable[[], Awaitable[str]],
    silence: Callable[[str], bool] = nothing_rings,
) -> Answering:
    """The skills.

    Args:
        *more: Groups of skills that need other parts of the hub.
        now: The current time, aware, in the home's time zone.
        describe: What is known of a device.
        lacking: Why there is no language model, by an error's code; empty: there is one.
        silence: Ends what rings on a device; whether anything did.

    Raises:
        ValueError: Two groups carry out the same.
    """
    own = (Clock(now), Talk(describe, silence), Levels(), Device(lacking), House(describe, lacking))
    groups: tuple[SkillGroup, ...] = (*own, *more)
    return Answering(all_handlers(*groups, Abilities(all_handlers(*groups), lacking)))
