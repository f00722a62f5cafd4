"""Who may get an image, and who gets it first."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from hub.events import DeviceState, TrackState
from hub.firmware.fitting import Misfit, Target
from hub.firmware.image import ImageKind
from hub.firmware.records import Channel, KeptImage, channel_of
from hub.firmware.rollout.age import against_going_back
from hub.firmware.rollout.fitness import reasons_against
from hub.firmware.rollout.records import Reason, Track, Why
from hub.firmware.rollout.rules import Seen
from hub.firmware.versions import is_newer
from hub.storage.base import DeviceRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A device that could get an image.

    Attributes:
        device: It.
        reasons: Why it does not get it; nothing when it does.
        runs_it: It runs the image already.
        older: The image fits it, but is older than what it runs, or of the same age: it gets it only by a
            person's wish, and is made to install it then.
        canary: It is one of the first.
        way_back: The id of the library's image of what it runs; empty: it could not be given that again.
    """

    device: DeviceRecord
    reasons: tuple[Misfit | Why, ...]
    runs_it: bool
    older: bool
    canary: bool = False
    way_back: str = ""

    @property
    def gets_it(self) -> bool:
        """Whether it is told of the image when it is its turn."""
        return not self.reasons and not self.runs_it

    @property
    def track(self) -> Track:
        """How it begins."""
        state, reason = TrackState.WAITING, None
        if self.reasons:
            state, reason = TrackState.PASSED_OVER, self.reasons[0]
        elif self.runs_it:
            state = TrackState.HEALTHY
        return Track(
            device_id=self.device.device_id,
            from_version=self.device.firmware,
            from_image_id=self.way_back,
            native=self.runs_it,
            ran=self.device.firmware,
            canary=self.canary,
            state=state,
            reason=reason,
        )


def seen_of(device: DeviceRecord) -> Seen:
    """What it told at its last check."""
    facts = device.facts
    return Seen(Target(chip=facts.chip, version=device.firmware, partitions=facts.partitions), facts.elf_sha256)


def gets(device: DeviceRecord, kept: KeptImage) -> bool:
    """Whether ``kept`` is meant for it: by its board and its channel; who has ``beta`` gets ``stable``, too."""
    its_own = channel_of(device)
    channels = {its_own, Channel.STABLE} if its_own is Channel.BETA else {its_own}
    return bool(kept.board) and device.board == kept.board and kept.channel in channels


def is_on(device: DeviceRecord, kept: KeptImage) -> bool:
    """Whether it runs ``kept``: by the application's hash, or where there is none by its board and version."""
    same = seen_of(device).same_build(kept.image)
    if same is not None:
        return same
    return bool(kept.board) and device.board == kept.board and device.firmware == kept.image.app.version


def let_in(devices: Iterable[DeviceRecord]) -> tuple[DeviceRecord, ...]:
    """Those of ``devices`` that are."""
    return tuple(one for one in devices if one.state is DeviceState.APPROVED)


def candidates(
    kept: KeptImage,
    devices: Sequence[DeviceRecord],
    images: Sequence[KeptImage],
    canaries: Collection[str] = (),
    *,
    downgrade: bool = False,
) -> tuple[Candidate, ...]:
    """What would become of ``devices`` if they were given ``kept``.

    Args:
        kept: The image.
        devices: Who is meant.
        images: All that are kept.
        canaries: Who gets it first; nobody: the one of those who get it that was heard of last.
        downgrade: Devices that run a newer version are to go back to it, too.
    """
    found = [_candidate(kept, device, images, downgrade=downgrade) for device in devices]
    chosen = set(canaries)
    if not chosen and (getting := [one for one in found if one.gets_it]):
        chosen = {max(getting, key=lambda one: one.device.last_seen).device.device_id}
    return tuple(replace(one, canary=one.gets_it and one.device.device_id in chosen) for one in found)


def newest_for(device: DeviceRecord, images: Iterable[KeptImage]) -> KeptImage | None:
    """The newest image that it would install by itself; None: there is none that is newer than what it runs."""
    version = device.firmware
    newest: KeptImage | None = None
    for kept in images:
        fits = gets(device, kept) and not reasons_against(kept, device, seen_of(device))
        least = newest.image.app.version if newest else version
        if fits and version and is_newer(kept.image.app.version, least):
            newest = kept
    return newest


def _candidate(
    kept: KeptImage, device: DeviceRecord, images: Iterable[KeptImage], *, downgrade: bool
) -> Candidate:
    seen, image = seen_of(device), kept.image
    reasons = list(reasons_against(kept, device, seen))
    runs_it = seen.runs(image) and not reasons
    version = seen.target.version
    if not reasons and not runs_it and version == image.app.version:
        reasons.append(Why.SAME_VERSION)
    older = None if reasons or runs_it else against_going_back(image.app.version, version)
    if older and not downgrade:
        reasons.append(older)
    return Candidate(
        device=device,
        reasons=tuple(reasons),
        runs_it=runs_it,
        older=older is not None,
        way_back=_way_back(device, seen, images),
    )


def _way_back(device: DeviceRecord, seen: Seen, images: Iterable[KeptImage]) -> str:
    """The id of the image that it runs, or else of one for its board with that version; empty: none."""
    fitting = [
        one for one in images if one.image.kind is ImageKind.APP and not reasons_against(one, device, seen)
    ]
    same = [one.image_id for one in fitting if seen.elf_sha256 and seen.runs(one.image)]
    alike = [
        one.image_id
        for one in fitting
        if one.board == device.board and one.image.app.version == seen.target.version
    ]
    return next(iter((*same, *alike)), "")


def of_reason(reason: Reason) -> str:
    """The code of a reason; empty when there is none."""
    return reason.value if reason else ""
