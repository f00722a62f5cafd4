"""Assets that devices are offered: how far each is, by what the device does."""

from dataclasses import replace

import pytest

from hub.errors import AssetsUnderWayError, UnfitAssetsError, UnknownAssetOfferError
from hub.events import DeviceState
from hub.events.board import DATA, BoardFacts, Partition
from hub.firmware.assets.offers import MOST_TRIES
from tests.firmware.assets.offered import FILE, KEPT, MAC, REASON, STATE
from tests.firmware.assets.offers_house import House

OTHER = replace(KEPT, asset_id="b" * 64, file_id="f2")


def flash(size: int, label: str = "assets") -> BoardFacts:
    return BoardFacts(partitions=(Partition(label, DATA, 0x82, 0x80_0000, size),))


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
    ("facts", "why"),
    [
        (BoardFacts(), ""),
        (flash(4_096), ""),
        (flash(4_095), "smaller than these"),
        (flash(8_192, "model"), "no room for assets"),
    ],
    ids=["not known", "fits", "too small", "none"],
)
async def test_they_must_fit_the_device_s_flash(house: House, facts: BoardFacts, why: str) -> None:
    device = replace(house.device, facts=facts)
    if why:
        with pytest.raises(UnfitAssetsError, match=why):
            house.offers.offer(device, KEPT)
    else:
        house.offers.offer(device, KEPT)
        assert house.is_so == (STATE.WAITING, REASON.NONE, 0)
    assert house.offers.uses(KEPT.asset_id) is not bool(why)


@pytest.mark.parametrize(
    ("meant", "board", "fits"),
    [("box", "box", True), ("", "box", True), ("box", "", True), ("box", "xmini-c3", False)],
    ids=["its own", "nobody said", "not told", "another"],
)
async def test_they_must_be_for_the_device_s_board(house: House, meant: str, board: str, fits: bool) -> None:
    device, kept = replace(house.device, board=board), replace(KEPT, board=meant)
    if fits:
        assert house.offers.offer(device, kept, reboots=True).reboots
        return
    with pytest.raises(UnfitAssetsError, match="for another board"):
        house.offers.offer(device, kept, reboots=True)
    assert house.offers.all() == []


async def test_what_does_not_fit_takes_the_place_of_no_offer(house: House) -> None:
    before = house.offers.offer(house.device, KEPT)
    with pytest.raises(UnfitAssetsError):
        house.offers.offer(replace(house.device, facts=flash(4_095)), OTHER)
    assert house.offers.all() == [before]


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


async def test_others_are_not_offered_while_a_device_fetches(house: House) -> None:
    house.offers.offer(house.device, KEPT)
    house.tell()
    house.fetches()
    with pytest.raises(AssetsUnderWayError):
        house.offers.offer(house.device, OTHER)
    assert house.offers.lets_fetch(MAC, FILE)
    assert house.offers.offer(house.device, KEPT, reboots=True).reboots  # the same ones go on
    house.fetched()
    assert house.is_so[0] is STATE.FETCHED
    house.offers.offer(house.device, OTHER)
    assert house.is_so == (STATE.WAITING, REASON.NONE, 0)


async def test_a_download_that_began_under_another_offer_says_nothing_of_this_one(house: House) -> None:
    house.offers.offer(house.device, KEPT)
    house.tell()
    house.offers.offer(house.device, OTHER)
    house.fetches()
    house.fetched()
    assert house.is_so == (STATE.WAITING, REASON.NONE, 0)
    house.offers.offer(house.device, KEPT)
    house.offers.cancel(MAC)  # which is not under way any more
    assert house.is_so[0] is STATE.CANCELLED
