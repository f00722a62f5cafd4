"""A fleet of devices in a rollout, moved by hand: no disk, no network, and a clock that is set."""

from dataclasses import dataclass, field, replace

from hub.events import TrackState
from hub.firmware.fitting import Misfit, Target
from hub.firmware.image import AppDescription, FirmwareImage, ImageKind
from hub.firmware.partitions import read_table
from hub.firmware.rollout import rules
from hub.firmware.rollout.records import Rollout, Track, Why
from hub.firmware.rollout.rules import Meant, Offer, Seen
from tests.firmware.images import V2_16M, table_of


def image(version: str, elf: str = "") -> FirmwareImage:
    return FirmwareImage(
        kind=ImageKind.APP,
        size=1000,
        sha256="",
        chip="ESP32-S3",
        flash_size=None,
        app=AppDescription("xiaozhi", version, "", "5.5", elf or version.encode().hex().ljust(64, "1")),
        app_offset=0,
        app_size=1000,
        segments=(),
    )


TABLE = read_table(table_of(V2_16M))
"""How the flash of every device here is divided."""

OLD, NEW = image("2.0.0"), image("2.1.0")
WAY_BACK, WANTED = "old-image", "new-image"
IMAGES = {WAY_BACK: OLD, WANTED: NEW}


def target(version: str) -> Target:
    """What a device tells that runs it."""
    return Target(chip="esp32s3", version=version, partitions=TABLE)


@dataclass
class Fleet:
    rollout: Rollout
    now: float = 1_000.0
    quiet: bool = False
    runs: dict[str, FirmwareImage] = field(default_factory=dict)

    @classmethod
    def of(cls, count: int, canaries: int = 1, *, downgrade: bool = False) -> "Fleet":
        tracks = tuple(
            Track(
                device_id=f"d{one}",
                from_version="2.0.0",
                from_image_id=WAY_BACK,
                canary=one < canaries,
                ran="2.0.0",
            )
            for one in range(count)
        )
        rollout = Rollout(
            rollout_id="r",
            image_id=WANTED,
            version="2.1.0",
            started_at=0,
            downgrade=downgrade,
            tracks=tracks,
        )
        return cls(rollout, runs={one.device_id: OLD for one in tracks})

    def track(self, device_id: str) -> Track:
        found = self.rollout.track(device_id)
        assert found is not None
        return found

    def state(self, device_id: str) -> TrackState:
        return self.track(device_id).state

    def states(self) -> list[TrackState]:
        return [one.state for one in self.rollout.tracks]

    def check(
        self, device_id: str, seen: Seen | None = None, against: tuple[Misfit | Why, ...] = ()
    ) -> Offer | None:
        """It starts, a minute after it did before."""
        self.now += 60
        runs = self.runs[device_id]
        seen = seen or Seen(target(runs.app.version), runs.app.elf_sha256)
        track = self.track(device_id)
        back = self.rollout.back and track.from_image_id
        image_id = track.from_image_id if back else self.rollout.image_id
        self.rollout, offer = rules.checked(
            self.rollout,
            track,
            seen,
            Meant(image_id, image_id, IMAGES[image_id], against),
            now=self.now,
            may_offer=not self.quiet,
        )
        return offer

    def fetch(self, device_id: str) -> None:
        """It fetches all of what it was told of."""
        self.rollout = rules.fetched(self.rollout, device_id, self.track(device_id).file_id)

    def install(self, device_id: str) -> Offer | None:
        """It starts, does what it is told, and starts again."""
        offer = self.check(device_id)
        if offer is not None:
            self.fetch(device_id)
            self.runs[device_id] = IMAGES[offer.image_id]
            self.check(device_id)
        return offer

    def prove(self, device_id: str) -> None:
        """It gets the image, and is well."""
        assert self.install(device_id) is not None
        self.rollout = rules.conversed(self.rollout, device_id, self.now)

    def wait(self, seconds: float) -> None:
        self.now += seconds
        self.rollout = rules.passed(self.rollout, self.now)

    def set(self, device_id: str, **changes: object) -> None:
        track = replace(self.track(device_id), **changes)  # type: ignore[arg-type]
        tracks = tuple(track if one.device_id == device_id else one for one in self.rollout.tracks)
        self.rollout = replace(self.rollout, tracks=tracks)
