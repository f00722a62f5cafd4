"""Assets that devices are offered: how far each is, by what the device does."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from hub.bus import Bus
from hub.errors import AssetsUnderWayError, DamagedFileError, UnknownAssetOfferError
from hub.events import (
    AssetOfferChanged,
    AssetOfferReason,
    AssetOfferState,
    DeviceChecked,
    DeviceForgotten,
    DeviceState,
    FileFetched,
    FileFetching,
)
from hub.events.board import DATA, BoardFacts, Partition
from hub.firmware.assets.container import Assets
from hub.firmware.assets.offer import AssetOffer, stored_offers_of
from hub.firmware.assets.offers import MOST_TRIES, AssetOffers
from hub.firmware.assets.records import KeptAssets
from hub.firmware.assets.vigil import Vigil
from hub.storage.base import DeviceRecord
from hub.storage.keeping import Keeping
from tests.storage.conftest import a_store

MAC, CLIENT, FILE = "aa:bb:cc:dd:ee:01", "client-1", "f1"
HOME = "http://hub:8003/"
STATE, REASON = AssetOfferState, AssetOfferReason

KEPT = KeptAssets(
    asset_id="a" * 64,
    file_id=FILE,
    name="assets.bin",
    board="",
    notes="",
    added_at=1.0,
    assets=Assets(size=4_096, sha256="a" * 64, files=()),
)
OTHER = replace(KEPT, asset_id="b" * 64, file_id="f2")


def flash(size: int, label: str = "assets") -> BoardFacts:
    return BoardFacts(partitions=(Partition(label, DATA, 0x82, 0x80_0000, size),))


class Stay:
    """Notes what the computer is kept awake for."""

    def __init__(self) -> None:
        self.reasons: set[str] = set()

    def hold(self, reason: str) -> None:
        self.reasons.add(reason)

    def release(self, reason: str) -> None:
        self.reasons.discard(reason)


class House:
    """Offers on the disk, which may be read again as after a kill, and one device."""

    def __init__(self, folder: Path, url: str) -> None:
        self._folder, self._url = folder, url
        self.now = 1_000.0
        self.device = DeviceRecord(device_id=MAC, client_id=CLIENT, state=DeviceState.APPROVED)
        self.stay = Stay()
        self.told: list[tuple[AssetOfferState | None, AssetOfferReason]] = []
        self.store = a_store(folder, url)
        self.open()

    def open(self) -> None:
        self.bus = Bus()
        self.bus.subscribe(AssetOfferChanged, lambda event: self.told.append((event.state, event.reason)))
        keeping: Keeping[AssetOffer] = Keeping("offers", partial(stored_offers_of, self.store))
        self.vigil = Vigil(self.stay)
        self.offers = AssetOffers(self.bus, keeping, lambda _: self.device, self.vigil, lambda: self.now)

    async def killed(self) -> None:
        """The hub is killed once all is on the disk, and started again."""
        await self.offers.kept()
        self.vigil.close()
        await self.store.close()
        self.store = a_store(self._folder, self._url)
        self.open()
        await self.offers.load()

    def fetches(self) -> None:
        self.bus.publish(FileFetching(device_id=MAC, file_id=FILE))

    def fetched(self, *, whole: bool = True) -> None:
        self.bus.publish(FileFetched(device_id=MAC, file_id=FILE, whole=whole))

    def checks(self, client_id: str = CLIENT) -> None:
        self.bus.publish(
            DeviceChecked(device_id=MAC, board="box", firmware="2.4.2", address="", client_id=client_id)
        )

    def tell(self) -> None:
        self.offers.told(MAC, HOME, self.now + 100)

    @property
    def is_so(self) -> tuple[AssetOfferState, AssetOfferReason, int]:
        offer = self.offers.get(MAC)
        assert offer is not None
        return offer.state, offer.reason, offer.tries


@pytest.fixture(params=["", "all.db"], ids=["files", "database"])
async def house(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[House]:
    url = f"sqlite:///{tmp_path / request.param}" if request.param else ""
    made = House(tmp_path, url)
    yield made
    made.vigil.close()
    await made.store.close()


async def test_a_device_gets_them_and_says_so_by_its_check(house: House) -> None:
    house.offers.offer(house.device, KEPT)
    assert house.is_so == (STATE.WAITING, REASON.NONE, 0)
    house.tell()
    house.fetches()
    house.fetched()
    assert house.is_so == (STATE.FETCHED, REASON.NONE, 1)
    house.checks()
    assert house.is_so == (STATE.INSTALLED, REASON.NONE, 1)
    states = [STATE.WAITING, STATE.TOLD, STATE.FETCHED, STATE.INSTALLED]
    assert house.told == [(state, REASON.NONE) for state in states]


@pytest.mark.parametrize(
    ("facts", "state", "reason"),
    [
        (BoardFacts(), STATE.WAITING, REASON.NONE),
        (flash(4_096), STATE.WAITING, REASON.NONE),
        (flash(4_095), STATE.FAILED, REASON.TOO_SMALL),
        (flash(8_192, "model"), STATE.FAILED, REASON.NO_PARTITION),
    ],
    ids=["not known", "fits", "too small", "none"],
)
async def test_they_must_fit_the_device_s_flash(
    house: House, facts: BoardFacts, state: AssetOfferState, reason: AssetOfferReason
) -> None:
    house.offers.offer(replace(house.device, facts=facts), KEPT)
    assert house.is_so == (state, reason, 0)
    assert house.offers.uses(KEPT.asset_id) is (state is STATE.WAITING)


@pytest.mark.parametrize(
    ("meant", "board", "state", "reason"),
    [
        ("box", "box", STATE.WAITING, REASON.NONE),
        ("", "box", STATE.WAITING, REASON.NONE),
        ("box", "", STATE.WAITING, REASON.NONE),
        ("box", "xmini-c3", STATE.FAILED, REASON.BOARD),
    ],
    ids=["its own", "nobody said", "not told", "another"],
)
async def test_they_must_be_for_the_device_s_board(
    house: House, meant: str, board: str, state: AssetOfferState, reason: AssetOfferReason
) -> None:
    house.offers.offer(replace(house.device, board=board), replace(KEPT, board=meant), reboots=True)
    assert house.is_so == (state, reason, 0)
    offer = house.offers.get(MAC)
    assert offer is not None
    assert offer.reboots is not bool(reason)


async def test_a_cut_download_is_told_again_until_it_was_tried_often(house: House) -> None:
    house.offers.offer(house.device, KEPT)
    for tries in range(1, MOST_TRIES + 1):
        house.tell()
        house.fetches()
        house.fetched(whole=False)
        house.checks()
        state = STATE.FAILED if tries == MOST_TRIES else STATE.WAITING
        assert house.is_so == (state, REASON.CUT, tries)
        offer = house.offers.get(MAC)
        assert offer is not None
        assert offer.reboots is (state is STATE.WAITING)  # without assets it has no wake word to be called by
    house.offers.offer(house.device, KEPT)
    assert house.is_so == (STATE.WAITING, REASON.NONE, 0)


async def test_a_start_without_a_download_has_it_told_again(house: House) -> None:
    house.offers.offer(house.device, KEPT)
    house.tell()
    house.checks()
    assert house.is_so == (STATE.WAITING, REASON.NOT_FETCHED, 1)
    house.tell()
    house.fetches()
    house.fetched()
    house.checks()
    assert house.is_so == (STATE.INSTALLED, REASON.NONE, 2)


async def test_a_check_of_somebody_else_says_nothing(house: House) -> None:
    house.offers.offer(house.device, KEPT)
    house.tell()
    house.checks("another client")
    house.device = replace(house.device, state=DeviceState.BLOCKED)
    house.checks()
    assert house.is_so == (STATE.TOLD, REASON.NONE, 1)


@pytest.mark.parametrize("whole", [True, False])
async def test_a_check_before_the_download_s_end_is_known_counts_when_it_is(house: House, whole: bool) -> None:
    house.offers.offer(house.device, KEPT)
    house.tell()
    house.fetches()
    house.checks()
    assert house.is_so == (STATE.TOLD, REASON.NONE, 1)
    house.fetched(whole=whole)
    expected = (STATE.INSTALLED, REASON.NONE) if whole else (STATE.WAITING, REASON.CUT)
    assert house.is_so[:2] == expected
    assert not house.stay.reasons


async def test_a_kill_between_told_and_fetched_loses_nothing(house: House) -> None:
    house.offers.offer(house.device, KEPT)
    house.tell()
    await house.killed()
    assert house.is_so == (STATE.TOLD, REASON.NONE, 1)
    assert house.offers.lets_fetch(MAC, FILE)
    house.fetches()
    house.fetched()
    await house.killed()
    house.checks()
    assert house.is_so == (STATE.INSTALLED, REASON.NONE, 1)


async def test_a_kill_before_it_was_noted_that_the_device_was_told_does_no_harm(house: House) -> None:
    house.offers.offer(house.device, KEPT)
    await house.killed()
    house.fetches()
    house.fetched()
    house.checks()
    assert house.is_so == (STATE.INSTALLED, REASON.NONE, 0)


async def test_an_address_that_is_renewed_is_no_try(house: House) -> None:
    house.offers.offer(house.device, KEPT)
    house.tell()
    house.now += 60
    house.offers.told(MAC, "http://other:8003/", house.now + 100)
    offer = house.offers.get(MAC)
    assert offer is not None
    assert (offer.tries, offer.told_at, offer.good_until) == (1, house.now, house.now + 100)


async def test_what_is_offered_once_more_goes_on_and_may_have_the_device_restart(house: House) -> None:
    house.offers.offer(house.device, KEPT)
    house.tell()
    again = house.offers.offer(house.device, KEPT, reboots=True)
    assert (again.state, again.reboots, again.tries) == (STATE.TOLD, True, 1)
    other = house.offers.offer(house.device, OTHER)
    assert (other.state, other.asset_id, other.reboots) == (STATE.WAITING, OTHER.asset_id, False)
    assert not house.offers.uses(KEPT.asset_id)
    assert not house.offers.lets_fetch(MAC, FILE)
    house.fetches()
    house.fetched(whole=False)  # it was under way when the others were offered
    assert house.is_so == (STATE.WAITING, REASON.NONE, 0)


async def test_what_is_taken_back_is_not_to_be_fetched(house: House) -> None:
    house.offers.offer(house.device, KEPT)
    house.tell()
    assert house.offers.lets_fetch(MAC, FILE)
    house.offers.cancel(MAC)
    assert house.is_so[0] is STATE.CANCELLED
    assert not house.offers.lets_fetch(MAC, FILE)
    assert not house.offers.uses(KEPT.asset_id)
    house.checks()
    assert house.is_so[0] is STATE.CANCELLED
    house.offers.cancel(MAC)
    assert house.offers.get(MAC) is None
    with pytest.raises(UnknownAssetOfferError):
        house.offers.cancel(MAC)
    await house.killed()
    assert house.offers.all() == []


async def test_what_is_being_fetched_is_not_taken_back(house: House) -> None:
    house.offers.offer(house.device, KEPT)
    house.tell()
    house.fetches()
    with pytest.raises(AssetsUnderWayError):
        house.offers.cancel(MAC)
    house.fetched()
    house.offers.cancel(MAC)
    assert house.is_so[0] is STATE.CANCELLED


async def test_a_download_that_is_overtaken_by_another_offer_says_nothing_of_that(house: House) -> None:
    house.offers.offer(house.device, KEPT)
    house.tell()
    house.fetches()
    house.offers.offer(house.device, OTHER)
    house.fetched()
    assert house.is_so == (STATE.WAITING, REASON.NONE, 0)
    house.offers.offer(house.device, KEPT)
    house.offers.cancel(MAC)  # which is not under way any more
    assert house.is_so[0] is STATE.CANCELLED


async def test_the_computer_stays_awake_while_it_matters_and_no_longer(house: House) -> None:
    awake = {f"assets for {MAC}"}
    house.offers.offer(house.device, KEPT)
    house.tell()
    assert not house.stay.reasons  # the next start may be weeks away
    house.offers.asked_to_restart(MAC, does=True)
    assert house.stay.reasons == awake
    house.checks()
    assert not house.stay.reasons
    house.tell()
    house.fetches()
    assert house.stay.reasons == awake
    house.fetched()
    assert house.stay.reasons == awake
    house.checks()
    assert not house.stay.reasons


async def test_a_device_that_does_not_restart_keeps_nothing_awake(house: House) -> None:
    house.offers.offer(house.device, KEPT, reboots=True)
    house.tell()
    house.offers.asked_to_restart(MAC, does=False)
    assert not house.stay.reasons
    offer = house.offers.get(MAC)
    assert offer is not None
    assert not offer.reboots


async def test_nobody_is_waited_for_for_ever() -> None:
    stay = Stay()
    vigil = Vigil(stay)
    vigil.keep(MAC, 60.0)
    vigil.keep(MAC, 0.0)
    assert stay.reasons
    async with asyncio.timeout(5):
        while stay.reasons:
            await asyncio.sleep(0)


async def test_of_a_device_that_is_forgotten_nothing_is_kept(house: House) -> None:
    house.offers.offer(house.device, KEPT)
    house.tell()
    house.fetches()
    house.bus.publish(DeviceForgotten(device_id=MAC))
    assert house.offers.all() == []
    assert not house.stay.reasons
    assert house.told[-1] == (None, REASON.NONE)
    house.fetched()
    await house.killed()
    assert house.offers.all() == []


async def test_a_record_that_was_changed_by_hand_into_none_is_told(tmp_path: Path) -> None:
    house = House(tmp_path, "")
    house.offers.offer(house.device, KEPT)
    await house.offers.kept()
    await house.store.close()
    file = tmp_path / "asset_offers.json"
    file.write_text(file.read_text().replace('"waiting"', '"hoping"'))
    with pytest.raises(DamagedFileError, match="offer of assets"):
        await house.killed()
    await house.store.close()
