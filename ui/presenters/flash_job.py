"""The button of the flashing wizard: has a board written, follows it, and finds what goes on already."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from hub.client.client import part
from hub.errors import HubError
from hub.events import FLASH_ENDED, FlashChanged, FlashState
from hub.web.api.usb_forms import Flash, Flashes
from ui import words
from ui.bridge import HubBridge
from ui.dialogs.flash_wizard import FlashWizard, Step
from ui.dialogs.save_as import ask_where
from ui.late import WhileThere
from ui.presenters.old_flashes import file_name
from ui.saving import save
from ui.widgets.flash import trouble_words, wording

if TYPE_CHECKING:
    from hub.client.client import HubClient

RENEW_MS: Final = 250
"""Between two readings of how far a flash is: a bar that moves four times a second is smooth enough."""


class FlashJob(QObject):
    """Flashes go on in the hub, whoever looks."""

    done = Signal(object)  # Flash: the one that is looked at was written and checked
    listed = Signal(object)  # tuple[Flash, ...]: those that go on

    def __init__(self, dialog: FlashWizard, bridge: HubBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._dialog = dialog
        self._bridge = bridge
        self._while_there = WhileThere(self)
        self._flashes: dict[str, Flash] = {}
        self._at = ""  # the id of the one that is looked at
        self._titles: Callable[[], Mapping[str, str]] = dict
        self._renewing = QTimer(self, singleShot=True, interval=RENEW_MS)
        self._renewing.timeout.connect(self.read)
        dialog.write_wanted.connect(self._write)
        dialog.cancel_wanted.connect(self._cancel)
        dialog.writing.save_wanted.connect(self._ask_where)
        dialog.start.save_wanted.connect(self._ask_where)
        dialog.board.running.flash_wanted.connect(self.look_at)

    def call_ports(self, titles: Callable[[], Mapping[str, str]]) -> None:
        """Say what ports are called; ``titles`` says that by their ids."""
        self._titles = titles

    @property
    def flash(self) -> Flash | None:
        """The one that is looked at."""
        return self._flashes.get(self._at)

    def read(self) -> None:
        """Read all of them."""
        self._bridge.ask(
            lambda client: client.get("/usb/flashes", Flashes),
            self._while_there(lambda told: self._show(told.flashes)),
            self.tr("Looking what is being written"),
        )

    def receive(self, event: FlashChanged) -> None:
        """One went on."""
        if event.state in FLASH_ENDED:
            self._renewing.stop()
            self.read()
        elif not self._renewing.isActive():
            self._renewing.start()

    def look_at(self, flash_id: str) -> None:
        """Show this one."""
        self._at = flash_id
        self._dialog.go(Step.WRITING)
        self._show_one()

    def look_away(self) -> None:
        """Show none: another board is to be flashed."""
        self._at = ""
        self._list()

    def stop(self) -> None:
        """Nobody looks any more."""
        self._renewing.stop()

    def _write(self) -> None:
        plan, dialog = self._dialog.plan, self._dialog
        if plan is None:
            return
        dialog.writing.show_beginning(f"{wording.image_title(plan.image)} → {plan.port}")
        self._at = ""
        dialog.go(Step.WRITING)
        order = _order(dialog)
        self._bridge.ask(
            lambda client: client.send("POST", "/usb/flashes", Flash, order),
            self._while_there(self._begun),
            self.tr("Writing the board"),
            self._while_there(self._refused),
        )

    def _begun(self, flash: Flash) -> None:
        self._flashes.setdefault(flash.flash_id, flash)
        self._at = flash.flash_id
        self._show_one()
        self.read()

    def _refused(self, error: HubError) -> None:
        self._dialog.writing.show_refused(trouble_words.of_error(error))
        self._dialog.show_progress()

    def _cancel(self) -> None:
        self._bridge.ask(
            lambda client: client.do("POST", f"/usb/flashes/{part(self._at)}/cancel"),
            self._while_there(lambda _: self.read()),
            self.tr("Cancelling"),
            self._while_there(self._not_cancelled),
        )

    def _not_cancelled(self, error: HubError) -> None:
        self._dialog.go(Step.WRITING)
        self._dialog.tell(words.problem(error.code))

    def _show(self, flashes: tuple[Flash, ...]) -> None:
        self._flashes = {flash.flash_id: flash for flash in flashes}
        self._list()
        self._show_one()

    def _list(self) -> None:
        running = tuple(one for one in self._flashes.values() if one.state not in FLASH_ENDED)
        others = [one for one in running if one.flash_id != self._at]
        self._dialog.board.show_flashes(others, self._titles())
        self.listed.emit(running)

    def _show_one(self) -> None:
        flash = self.flash
        if flash is None or self._dialog.step is not Step.WRITING:
            return
        trouble = trouble_words.of(flash.problem) if flash.problem is not None else None
        self._dialog.writing.show_flash(flash, self._about(flash), trouble)
        self._dialog.show_progress()
        if flash.state is FlashState.DONE:
            self.done.emit(flash)

    def _about(self, flash: Flash) -> str:
        port = self._titles().get(flash.port_id, flash.port_id)
        board = wording.board_title(flash.board) if flash.board else ""
        return " · ".join(filter(None, (board, flash.device_id, port)))

    def _ask_where(self) -> None:
        flash = self.flash
        if flash is not None:
            ask_where(
                self._dialog, file_name(flash), self._while_there(lambda target: self._save(flash, target))
            )

    def _save(self, flash: Flash, target: Path) -> None:
        path = f"/usb/flashes/{part(flash.flash_id)}/backup"
        total = max(1, flash.board.flash_size if flash.board else 0)
        say = self._while_there(self._dialog.tell)

        async def written(client: "HubClient") -> int:
            return await save(client.pieces(path), target, lambda size: say(_far(size, total)))

        self._bridge.ask(
            written,
            self._while_there(lambda _: say(self.tr("Saved as %1").replace("%1", target.name))),
            self.tr("Saving the backup"),
            self._while_there(lambda error: say(words.problem(error.code))),
        )


def _far(size: int, total: int) -> str:
    return f"{min(100, 100 * size // total)}\N{NO-BREAK SPACE}%"


def _order(dialog: FlashWizard) -> dict[str, Any]:
    """What the hub is asked to do. The passwords in it go to the hub and nowhere else."""
    setup, ready = dialog.setup, dialog.ready
    image = dialog.image.image
    anew = {"wifi": setup.networks.networks, "hub_url": setup.hub_url, "remember_wifi": setup.networks.remember}
    return {
        "port_id": dialog.board.port_id,
        "image_id": image.image_id if image else "",
        "keep_data": setup.keeps,
        "erase": ready.erase,
        "backup": ready.backup,
        "approve": True,
        **({} if setup.keeps else anew),
    }
