"""The device's start: assets, the check, and the firmware that it names, until the device comes to rest.

From the device protocol, section 1, and the firmware's ``application.cc`` and ``ota.cc``. One check a start: a
real device tries ten times, which helps nobody who looks at a test.
"""

import ssl
from collections.abc import Awaitable, Callable
from contextlib import suppress

from hub.twin.app_image import read_app
from hub.twin.assets import read_assets
from hub.twin.board import Board
from hub.twin.boot_notes import BootNote, BootStep
from hub.twin.boot_plan import BootPlan
from hub.twin.check import CheckAnswer
from hub.twin.clock import Clock
from hub.twin.download import download
from hub.twin.errors import CrashError, DownloadError, ImageError, LostError
from hub.twin.faults import Trouble
from hub.twin.hardware import Part

MOST_STARTS = 6
"""Starts in a row before the twin gives up: a real device would go on for ever."""

ANNOUNCE_S = 4.0
"""The device shows that it upgrades, and closes its sound, before it begins."""

FAILED_S = 3.0
"""It shows that it could not, before it goes on."""

RESTART_S = 2.0
"""From an image that is installed to the restart."""

ASSETS_S = 3.0
"""It shows that it fetches assets before it begins."""

FIRST_PAGE_BYTES = 4096
"""The image's beginning, which is read before the flash is asked whether it may be written."""


class Boot:
    """Starts the device, and does what the hub wants of it.

    ``ask`` is one check. ``keep`` is called whenever what survives a restart has changed.
    """

    def __init__(
        self,
        board: Board,
        clock: Clock,
        ask: Callable[[], Awaitable[CheckAnswer]],
        plan: BootPlan,
        *,
        keep: Callable[[], Awaitable[None]],
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self._board = board
        self._flash = board.flash
        self._clock = clock
        self._ask = ask
        self._keep = keep
        self._on_boot = plan.on_boot
        self._fault = plan.fault
        self._trust = trust

    async def start(self) -> CheckAnswer:
        """Start as often as it takes to come to rest. Gives the last check's answer.

        Raises:
            LostError: It does not come back.
            CrashError: It starts again and again.
            CheckError: The hub gave nothing it could work with; new firmware stays on trial.
        """
        trouble = CrashError("The device starts again and again.")
        for _ in range(MOST_STARTS):
            await self._power_on()
            try:
                answer = await self._once()
            except CrashError as error:
                trouble = error
                self._note(BootStep.CRASHED, str(error))
                continue
            if answer is not None:
                return answer
        raise trouble

    async def follow(self, answer: CheckAnswer) -> CheckAnswer:
        """Do what ``answer``, of a check while the device waited to be let in, says of firmware.

        Raises:
            TwinError: As ``start`` does.
        """
        return await self._obey(answer) or await self.start()

    async def upgrade(self, url: str) -> CheckAnswer | None:
        """Install the firmware at ``url`` and start with it; None when that failed, and nothing else changed.

        Raises:
            TwinError: As ``start`` does.
        """
        return await self.start() if await self._upgrade(url, "") else None

    async def _power_on(self) -> None:
        given_up = self._flash.start()
        if given_up is not None:
            self._note(BootStep.ROLLED_BACK, f"{given_up.version} was never confirmed")
        await self._keep()

    async def _once(self) -> CheckAnswer | None:
        """One start; None when it ends in another."""
        if not self._flash.confirmed and self._fault.hits(Trouble.LOOPS, self._flash.app.version):
            raise CrashError("The new firmware crashed before its check.")
        await self._fetch_assets()
        answer = await self._ask()
        self._note(BootStep.CHECKED)
        return await self._obey(answer)

    async def _obey(self, answer: CheckAnswer) -> CheckAnswer | None:
        """Install what is offered; None when that has it restart, the answer when it goes on as it is."""
        offer = answer.offer
        if offer is not None and offer.wanted and await self._upgrade(offer.url, offer.version):
            return None
        if self._flash.confirm():
            self._note(BootStep.CONFIRMED)
            await self._keep()
        return answer

    async def _upgrade(self, url: str, version: str) -> bool:
        """Whether other firmware is installed, and the device restarts."""
        await self._wait(ANNOUNCE_S)
        self._note(BootStep.UPGRADING, f"to {version}" if version else "to what a tool named")
        try:
            slot, content = await self._download(url, version)
            app = read_app(content, self._flash.hardware.chip.image_id)
        except (DownloadError, ImageError) as error:
            self._note(BootStep.NOT_INSTALLED, str(error))
            await self._keep()
            await self._wait(FAILED_S)
            return False
        if not self._fault.hits(Trouble.OLD_VERSION, app.version):
            self._flash.install(slot, app)
        self._note(BootStep.INSTALLED, f"{app.version} in {slot.label}")
        self._board.restarts += 1
        await self._keep()
        await self._wait(RESTART_S)
        if self._fault.hits(Trouble.LOST, app.version):
            self._flash.start()
            await self._keep()
            self._note(BootStep.LOST)
            raise LostError(f"The device did not come back with {app.version}.")
        return True

    async def _download(self, url: str, version: str) -> tuple[Part, bytes]:
        slot = self._flash.free_slot()
        if slot is None:
            raise DownloadError("The flash has no room for a second application.")
        if self._fault.hits(Trouble.IGNORES, version):
            raise DownloadError("The device did not even try.")
        if not self._flash.confirmed:
            with suppress(DownloadError):
                await download(url, slot.size, cut_at=FIRST_PAGE_BYTES, trust=self._trust)
            raise DownloadError("What runs is not confirmed yet: it cannot be replaced.")
        cut_at = self._fault.cut_at if self._fault.hits(Trouble.CUT, version) else None
        self._flash.erase(slot)
        return slot, await download(url, slot.size, cut_at=cut_at, trust=self._trust)

    async def _fetch_assets(self) -> None:
        """Fetch those that a tool named, once: the address is forgotten before."""
        part, url = self._flash.hardware.assets, self._flash.assets_url
        if part is None or not url:
            return
        self._flash.assets_url = ""
        await self._keep()
        await self._wait(ASSETS_S)
        cut_at = self._fault.cut_at if self._fault.hits(Trouble.CUT_ASSETS, "") else None
        try:
            content = await download(url, part.size, cut_at=cut_at, trust=self._trust, looks_ahead=True)
            self._flash.assets = read_assets(content)
            self._note(BootStep.ASSETS_INSTALLED, f"{len(content)} bytes")
        except ImageError as error:
            self._flash.assets = None
            self._note(BootStep.ASSETS_GONE, str(error))
        except DownloadError as error:
            self._lose_assets(error)
        await self._keep()

    def _lose_assets(self, error: DownloadError) -> None:
        """Whatever was written has taken the place of what was there."""
        if error.written:
            self._flash.assets = None
        self._note(BootStep.ASSETS_GONE if error.written else BootStep.ASSETS_KEPT, str(error))

    async def _wait(self, seconds: float) -> None:
        await self._clock.until(self._clock.now() + seconds)

    def _note(self, step: BootStep, why: str = "") -> None:
        note = BootNote(self._clock.now(), step, self._flash.app.version, why)
        self._board.note(note)
        self._on_boot(note)
