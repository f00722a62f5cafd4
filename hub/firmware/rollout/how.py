"""When a device of a rollout gets on."""

from enum import StrEnum

from hub.firmware.rollout.records import UNDER_WAY, Rollout, Track
from hub.firmware.rollout.rules import is_due


class How(StrEnum):
    """What has to happen before it does."""

    NONE = ""  # it is not its turn, or nothing is expected of it
    NOW = "now"  # nothing: it is under way
    AFTER_QUIET = "after_quiet"  # the quiet hours have to end
    CONVERSATION = "conversation"  # it is restarted at the end of its next one
    BOOT = "boot"  # it has to start


def how_of(rollout: Rollout, track: Track, minute: int) -> How:
    """The same for a device whose ``track`` is of ``rollout``, at that minute of the day."""
    if track.state in UNDER_WAY:
        return How.NOW
    if not is_due(rollout, track):
        return How.NONE
    if rollout.is_quiet(track, minute):
        return How.AFTER_QUIET
    return How.CONVERSATION if rollout.restarts or track.hurried else How.BOOT
