"""Rollouts in words: how far they are, what becomes of each device, and why."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from hub.events import RolloutState, TrackState
from hub.firmware.fitting import Misfit
from hub.firmware.rollout.how import How
from hub.firmware.rollout.records import Halt, Stage, Why
from hub.web.api.rollout_forms import RolloutCandidate, RolloutDevice, RolloutShown
from ui.widgets.firmware import wording

translate = QCoreApplication.translate

_Words = Mapping[str, Callable[[], str]]


def title(rollout: RolloutShown) -> str:
    """What is given to whom."""
    return " · ".join(filter(None, (rollout.version, rollout.board)))


def state(rollout: RolloutShown) -> tuple[str, str]:
    """How far it is, and in which mood that is said."""
    if rollout.state is RolloutState.RUNNING and rollout.stage is Stage.CANARY:
        return translate("Rollout", "On the first device"), "busy"
    return {
        RolloutState.RUNNING: (translate("Rollout", "Under way"), "busy"),
        RolloutState.PAUSED: (translate("Rollout", "Paused"), "warn"),
        RolloutState.HALTED: (translate("Rollout", "Halted"), "bad"),
        RolloutState.DONE: (translate("Rollout", "Done"), "good"),
        RolloutState.ROLLING_BACK: (translate("Rollout", "Being taken back"), "warn"),
        RolloutState.ROLLED_BACK: (translate("Rollout", "Taken back"), "off"),
    }[rollout.state]


def about(rollout: RolloutShown) -> str:
    """What that means, and what happens next."""
    if rollout.state is RolloutState.HALTED and rollout.back:
        return translate(
            "Rollout", "Taking it back is halted: some devices still run it. The reasons are below; try again."
        )
    if rollout.state is RolloutState.HALTED:
        return _HALTS[rollout.reason]()
    if rollout.state is RolloutState.RUNNING and rollout.stage is Stage.CANARY:
        return translate(
            "Rollout",
            "The others follow when it has come back well: after a good conversation, or ten minutes.",
        )
    return _STATES[rollout.state]()


def count(rollout: RolloutShown) -> str:
    """How many devices have what they are to have."""
    back = rollout.back
    wanted = TrackState.ROLLED_BACK if back else TrackState.HEALTHY
    given = sum(one.state is wanted for one in rollout.devices)
    meant = sum(one.state is not TrackState.PASSED_OVER for one in rollout.devices)
    said = (
        translate("Rollout", "%1 of %2 run the one before again")
        if back
        else translate("Rollout", "%1 of %2 run it well")
    )
    locale = QLocale()
    return said.replace("%1", locale.toString(given)).replace("%2", locale.toString(meant))


def began(rollout: RolloutShown) -> str:
    """When."""
    at = QDateTime.fromSecsSinceEpoch(int(rollout.started_at))
    return QLocale().toString(at, QLocale.FormatType.ShortFormat)


def day(rollout: RolloutShown) -> str:
    """The same without the time of the day."""
    at = QDateTime.fromSecsSinceEpoch(int(rollout.started_at))
    return QLocale().toString(at.date(), QLocale.FormatType.ShortFormat)


def quiet(rollout: RolloutShown) -> str:
    """When nothing is installed; empty: there are no such hours."""
    if not rollout.quiet_from:
        return ""
    said = translate("Rollout", "Nothing is installed between %1 and %2.")
    return said.replace("%1", rollout.quiet_from).replace("%2", rollout.quiet_to)


def track(of: TrackState) -> tuple[str, str]:
    """How far a device is, and in which mood that is said."""
    return {
        TrackState.WAITING: (translate("Rollout", "Waiting"), "off"),
        TrackState.OFFERED: (translate("Rollout", "Installing"), "busy"),
        TrackState.TRIAL: (translate("Rollout", "On trial"), "busy"),
        TrackState.HEALTHY: (translate("Rollout", "Runs well"), "good"),
        TrackState.FAILED: (translate("Rollout", "Failed"), "bad"),
        TrackState.PASSED_OVER: (translate("Rollout", "Passed over"), "warn"),
        TrackState.ROLLED_BACK: (translate("Rollout", "Taken back"), "off"),
    }[of]


def what_next(device: RolloutDevice, rollout: RolloutShown) -> str:
    """Why it is so, or when it goes on; empty when there is nothing to say."""
    if device.reason:
        return reason(device.reason)
    if device.state is TrackState.OFFERED:
        fetched = translate("Rollout", "It has fetched the image, and is expected back.")
        return fetched if device.fetched else translate("Rollout", "It was told of the image, and fetches it.")
    if device.state is TrackState.TRIAL:
        return translate(
            "Rollout", "It came back with it. A good conversation, or ten quiet minutes, prove it."
        )
    if device.state is not TrackState.WAITING or rollout.state in {RolloutState.HALTED, RolloutState.PAUSED}:
        return ""
    if rollout.stage is Stage.CANARY and not device.canary and rollout.state is RolloutState.RUNNING:
        return translate("Rollout", "After the first device.")
    return how(device.how)


def how(code: str) -> str:
    """When a device gets on; empty when nothing is expected of it."""
    return _HOWS[code]() if code in _HOWS else ""


def reason(code: str) -> str:
    """Why a device fails, or is passed over."""
    if code in Misfit.__members__.values():
        return wording.misfit(Misfit(code))
    return _REASONS[code]() if code in _REASONS else translate("Rollout", "It does not get the image.")


def candidate(one: RolloutCandidate) -> str:
    """What becomes of a device before a rollout; empty: nothing that is worth a word."""
    if one.reasons:
        return " ".join(map(reason, one.reasons))
    if one.runs_it:
        return translate("Rollout", "It runs this image already.")
    said = []
    if one.older:
        said.append(translate("Rollout", "What it runs is not older. It installs this one all the same."))
    if not one.way_back:
        said.append(
            translate("Rollout", "There is no way back by itself: the library lacks the image that it runs.")
        )
    return " ".join(said)


_STATES: Final[_Words] = {
    RolloutState.RUNNING: lambda: translate(
        "Rollout", "The others get it, as many at once as the house bears."
    ),
    RolloutState.PAUSED: lambda: translate(
        "Rollout", "No more devices are told of it. What is under way is followed to its end."
    ),
    RolloutState.DONE: lambda: translate("Rollout", "Every device that could get it has it, and is well."),
    RolloutState.ROLLING_BACK: lambda: translate("Rollout", "Devices are given what they ran before."),
    RolloutState.ROLLED_BACK: lambda: translate("Rollout", "Devices run again what they ran before."),
}

_HALTS: Final[_Words] = {
    Halt.NONE: lambda: translate("Rollout", "No more devices are told of it."),
    Halt.FAILED: lambda: translate(
        "Rollout",
        "A device failed, so no other one gets it. Look at the reason below; then take it back, or try again.",
    ),
    Halt.BY_PERSON: lambda: translate(
        "Rollout", "You ended it. Devices that have it keep it, unless it is taken back."
    ),
}

_HOWS: Final[_Words] = {
    How.NOW: lambda: translate("Rollout", "Now."),
    How.AFTER_QUIET: lambda: translate("Rollout", "Once the quiet hours are over."),
    How.CONVERSATION: lambda: translate("Rollout", "At the end of its next conversation: it restarts then."),
    How.BOOT: lambda: translate("Rollout", "When it starts next, such as after its plug was pulled."),
}

_REASONS: Final[_Words] = {
    Why.NO_DOWNLOAD: lambda: translate(
        "Rollout", "It was told of the image and never fetched all of it. Move it nearer to the Wi-Fi."
    ),
    Why.NOT_BACK: lambda: translate(
        "Rollout", "It fetched the image and has not come back. Look at it; pull its plug for a moment."
    ),
    Why.OLD_VERSION: lambda: translate(
        "Rollout", "It fetched the image, and came back with what it ran before: the image does not run there."
    ),
    Why.REPEATED_CHECKS: lambda: translate("Rollout", "It runs the image, but starts again and again."),
    Why.OFFERED_THRICE: lambda: translate("Rollout", "It was told three times, and did not install it."),
    Why.SAME_VERSION: lambda: translate(
        "Rollout", "It runs another image of the same version, and could not tell them apart."
    ),
    Why.NEWER: lambda: translate("Rollout", "It runs a newer version, and keeps it."),
    Why.EQUAL: lambda: translate(
        "Rollout", "A device takes the version that it runs and the image's for the same."
    ),
    Why.NO_GOOD_IMAGE: lambda: translate(
        "Rollout", "What it ran before is not in the library. Add that image, or flash it over USB."
    ),
    Why.GONE: lambda: translate("Rollout", "It is not let in any longer."),
    Why.NOT_REACHED: lambda: translate("Rollout", "It had not got it when this was taken back."),
    Why.MOVED_ON: lambda: translate("Rollout", "It runs something else by now, and is left as it is."),
    Why.BOARD: lambda: translate("Rollout", "The image is made for another board."),
    Why.UNTOLD: lambda: translate(
        "Rollout", "It does not tell its chip and how its flash is divided. It is updated over USB."
    ),
}
