"""Firmware that the hub names: what the device makes of it, and how it comes back."""

from typing import Any

import pytest

from hub.twin.app_image import App
from hub.twin.boot_notes import BootStep
from hub.twin.errors import CheckError, CrashError, LostError
from hub.twin.faults import Fault, Trouble
from hub.twin.flash import flashed
from hub.twin.hardware import HARDWARE
from tests.firmware.images import V2_16M, Build
from tests.twin.fake_hub import FakeHub
from tests.twin.updates import NEW, OLD, SMALL, app, device, forcing, offering, steps, told

DONE = [BootStep.UPGRADING, BootStep.INSTALLED, BootStep.CONFIRMED]
NOT_DONE = [BootStep.UPGRADING, BootStep.NOT_INSTALLED]


async def test_newer_firmware_is_installed_and_confirmed_by_the_next_check() -> None:
    async with offering() as hub:
        twin = device()
        answer = await twin.boot(hub.ota_url)
    assert steps(twin) == DONE
    assert told(hub) == [OLD, NEW]
    assert told(hub, lambda body: body["ota"]["label"]) == ["ota_0", "ota_1"]
    assert [headers["User-Agent"] for headers, _ in hub.checks] == [
        f"xiaozhi-hub-twin/{OLD}",
        f"xiaozhi-hub-twin/{NEW}",
    ]
    assert answer.offer is not None
    assert not answer.offer.wanted
    assert twin.board.flash.confirmed


async def test_the_device_tells_what_the_image_says_of_itself() -> None:
    async with offering() as hub:
        twin = device()
        await twin.boot(hub.ota_url)
    first, then = told(hub, lambda body: body["application"])
    assert first["elf_sha256"] == "0" * 64
    assert then == {
        "name": "xiaozhi",
        "version": NEW,
        "compile_time": "Aug 12 2026T12:34:56Z",
        "idf_version": "v5.5.1",
        "elf_sha256": then["elf_sha256"],
    }
    assert then["elf_sha256"].encode() != first["elf_sha256"].encode()
    assert bytes.fromhex(then["elf_sha256"]) in hub.files["fw"]


async def test_a_download_carries_no_header_that_names_the_device() -> None:
    async with offering() as hub:
        await device().boot(hub.ota_url)
    ((name, headers),) = hub.fetched
    assert (name, set(headers)) == ("fw", {"Host"})


async def test_what_the_name_says_does_not_count_once_it_runs() -> None:
    async with offering("9.0") as hub:
        hub.files["fw"] = app("2.4.9")
        twin = device()
        await twin.boot(hub.ota_url)
    assert told(hub) == [OLD, "2.4.9"]


async def test_older_firmware_is_installed_when_it_is_forced_and_only_then() -> None:
    async with forcing("2.3.0") as hub:
        twin = device()
        await twin.boot(hub.ota_url)
    assert (steps(twin), told(hub)) == (DONE, [OLD, "2.3.0"])
    async with offering("2.3.0") as hub:
        twin = device()
        await twin.boot(hub.ota_url)
    assert (steps(twin), hub.fetched) == ([], [])


async def test_a_standing_force_installs_at_every_other_start() -> None:
    async with offering(OLD, force=1) as hub:
        twin = device()
        await twin.boot(hub.ota_url)
        assert steps(twin) == [
            *(BootStep.UPGRADING, BootStep.INSTALLED),
            *(BootStep.UPGRADING, BootStep.NOT_INSTALLED, BootStep.CONFIRMED),
        ]
        assert twin.board.boots[-2].why == "What runs is not confirmed yet: it cannot be replaced."
        await twin.boot(hub.ota_url)
    assert steps(twin).count(BootStep.INSTALLED) == 2


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (app()[:-1], "SHA-256 is wrong"),
        (app()[:-40], "cut short"),
        (app()[:200], "too short"),
        (b"", "no Content-Length"),
        (b"\x00" + app()[1:], "begins with 0x00"),
        (app()[:3000] + b"!" + app()[3001:], "checksum is wrong"),
        (app(digest=False)[:3000] + b"!" + app(digest=False)[3001:], "checksum is wrong"),
        (app(chip="ESP32-C3"), "for chip 5, not for chip 9"),
        (Build(size=SMALL, version=NEW).merged(V2_16M), "no application"),
        (Build(chip="ESP32", size=SMALL).merged(V2_16M), "begins with 0xff"),
        (app(size=0x40_0000), "does not fit"),
        (None, "answered with 404"),
    ],
)
async def test_what_is_no_application_for_this_device_is_not_installed(content: bytes | None, why: str) -> None:
    async with offering() as hub:
        del hub.files["fw"]
        hub.files |= {} if content is None else {"fw": content}
        twin = device()
        answer = await twin.boot(hub.ota_url)
    assert steps(twin) == NOT_DONE
    assert why in twin.board.boots[-1].why
    assert (told(hub), twin.board.flash.app, twin.board.restarts) == ([OLD], App(OLD), 0)
    assert answer.url.startswith("ws://")


async def test_an_image_without_a_hash_is_installed_by_its_checksum() -> None:
    async with offering() as hub:
        hub.files["fw"] = app(digest=False)
        twin = device()
        await twin.boot(hub.ota_url)
    assert steps(twin) == DONE


async def test_a_file_of_unknown_length_is_not_fetched() -> None:
    async with offering() as hub:
        hub.chunked.add("fw")
        twin = device()
        await twin.boot(hub.ota_url)
    assert steps(twin) == NOT_DONE
    assert "no Content-Length" in twin.board.boots[-1].why


async def test_nobody_where_the_file_should_be() -> None:
    async with FakeHub(firmware=lambda _: {"version": NEW, "url": "http://127.0.0.1:9/fw"}) as hub:
        twin = device()
        await twin.boot(hub.ota_url)
    assert steps(twin) == NOT_DONE
    assert "failed after 0 bytes" in twin.board.boots[-1].why


@pytest.mark.parametrize("name", ["s3-4m", "esp32-4m"])
async def test_a_board_without_slots_takes_nothing_over_the_air(name: str) -> None:
    async with offering() as hub:
        twin = device(flashed(HARDWARE[name], OLD))
        await twin.boot(hub.ota_url)
    assert (steps(twin), hub.fetched) == (NOT_DONE, [])
    assert told(hub, lambda body: (body["flash_size"], body["ota"])) == [(4 << 20, {"label": "factory"})]


@pytest.mark.parametrize("name", sorted(set(HARDWARE) - {"s3-4m", "esp32-4m"}))
async def test_every_other_board_takes_an_image_of_its_chip(name: str) -> None:
    chips = {9: "ESP32-S3", 5: "ESP32-C3", 13: "ESP32-C6", 18: "ESP32-P4"}
    hardware = HARDWARE[name]
    async with offering() as hub:
        hub.files["fw"] = app(chip=chips[hardware.chip.image_id])
        twin = device(flashed(hardware, OLD))
        await twin.boot(hub.ota_url)
    assert steps(twin) == DONE


@pytest.mark.parametrize(("running", "offered"), [("v2.4.2", "2.5.0"), ("2.4.2", "2.5.x")])
async def test_a_version_that_does_not_parse_has_the_device_crash_at_every_start(
    running: str, offered: str
) -> None:
    async with offering() as hub:
        hub.firmware = lambda _: {"version": offered, "url": "http://x"}
        twin = device(flashed(version=running))
        with pytest.raises(CrashError, match="does not parse"):
            await twin.boot(hub.ota_url)
    assert set(steps(twin)) == {BootStep.CRASHED}
    assert len(hub.checks) > 3


async def test_a_device_that_crashed_comes_again_and_is_well_when_the_hub_is() -> None:
    async with offering() as hub:
        hub.firmware = lambda _: None if len(hub.checks) > 1 else {"version": "v3", "url": "http://x"}
        twin = device()
        await twin.boot(hub.ota_url)
    assert (steps(twin), len(hub.checks)) == ([BootStep.CRASHED], 2)


async def test_new_firmware_is_given_up_when_the_device_restarts_before_a_good_check() -> None:
    def named(told: Any) -> dict[str, Any]:
        hub.status = 200 if told["application"]["version"] == OLD else 503
        return {"version": NEW, "url": hub.url_of("fw")}

    async with offering() as hub:
        hub.firmware = named
        twin = device()
        with pytest.raises(CheckError, match="answered 503"):
            await twin.boot(hub.ota_url)
        assert (twin.board.flash.app.version, twin.board.flash.confirmed) == (NEW, False)
        hub.firmware, hub.status = (lambda _: None), 200
        await twin.boot(hub.ota_url)
    assert steps(twin) == [BootStep.UPGRADING, BootStep.INSTALLED, BootStep.ROLLED_BACK]
    assert told(hub) == [OLD, NEW, OLD]


FAULTS = {
    Trouble.CUT: NOT_DONE,
    Trouble.IGNORES: NOT_DONE,
    Trouble.LOOPS: [BootStep.UPGRADING, BootStep.INSTALLED, BootStep.CRASHED, BootStep.ROLLED_BACK],
    Trouble.OLD_VERSION: [BootStep.UPGRADING, BootStep.INSTALLED],
}


@pytest.mark.parametrize("trouble", FAULTS)
async def test_a_device_whose_update_fails_comes_back_with_what_it_ran(trouble: Trouble) -> None:
    async with offering() as hub:
        hub.firmware = lambda _: {"version": NEW, "url": hub.url_of("fw")} if len(hub.checks) < 2 else None
        twin = device(fault=Fault(trouble, NEW, 5000))
        await twin.boot(hub.ota_url)
    assert steps(twin) == FAULTS[trouble]
    assert set(told(hub)) == {OLD}
    assert len(hub.fetched) == (trouble is not Trouble.IGNORES)
    assert twin.board.flash.app.version == OLD


async def test_a_hub_that_goes_on_offering_what_crashes_finds_no_end() -> None:
    async with offering() as hub:
        twin = device(fault=Fault(Trouble.LOOPS))
        with pytest.raises(CrashError, match="crashed before its check"):
            await twin.boot(hub.ota_url)
    assert steps(twin).count(BootStep.ROLLED_BACK) >= 2
    assert set(told(hub)) == {OLD}


async def test_a_lost_device_comes_back_with_what_it_ran_once_it_was_off_power() -> None:
    async with offering() as hub:
        twin = device(fault=Fault(Trouble.LOST))
        with pytest.raises(LostError):
            await twin.boot(hub.ota_url)
        assert told(hub) == [OLD]
        hub.firmware = lambda _: None
        await twin.boot(hub.ota_url)
    assert steps(twin)[2:] == [BootStep.LOST, BootStep.ROLLED_BACK]
    assert told(hub) == [OLD, OLD]


async def test_a_fault_meets_only_the_version_it_is_for() -> None:
    async with offering() as hub:
        twin = device(fault=Fault(Trouble.LOOPS, "2.9.9"))
        await twin.boot(hub.ota_url)
    assert steps(twin) == DONE
