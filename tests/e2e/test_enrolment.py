"""A device's life with a hub: from the first check to being blocked, in both activation versions."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import keyring.backends.fail
import pytest

from hub.app import Hub
from hub.config import load_settings
from hub.events import Event, ProofRefused, Refusal
from hub.phrases import phrase
from hub.twin import activation
from hub.twin.activation import SerialKey
from hub.twin.device import Twin
from hub.twin.errors import TwinError
from hub.twin.identity import keep_identity, new_identity
from hub.twin.run import TwinOptions, run_twin
from hub.twin.state import Mode
from tests.e2e.processes import run_hub, serving
from tests.e2e.speech_trial import listen
from tests.e2e.words import wrong_words

pytestmark = pytest.mark.loads_engines

SERIAL = "0123456789ABCDEF0123456789ABCDEF"
KEY = bytes(range(32))
QUESTION = "What can you do?"


@pytest.fixture
async def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Hub]:
    monkeypatch.setattr("keyring.core._keyring_backend", keyring.backends.fail.Keyring())  # type: ignore[no-untyped-call]
    monkeypatch.setattr(activation, "AGAIN_S", 0.1)
    monkeypatch.setattr(activation, "REFUSED_S", 0.1)
    (tmp_path / "keys.csv").write_text(f"serial,key\n{SERIAL},{KEY.hex()}\n")
    settings = load_settings(
        overrides={
            "data_dir": tmp_path,
            "server": {"host": "127.0.0.1", "http_port": 0, "ws_port": 0},
            "discovery": {"mdns": False},
            "enrolment": {"serial_keys": tmp_path / "keys.csv"},
        }
    )
    running = Hub(settings)
    await running.start()
    yield running
    await running.stop()


@pytest.mark.parametrize("own", [None, SerialKey.from_text(SERIAL, KEY.hex())], ids=["version 1", "version 2"])
async def test_a_device_s_life(hub: Hub, own: SerialKey | None, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", logger="hub")
    enrolment, ota_url, identity = hub.enrolment, hub.snapshot().ota_url, new_identity()
    codes = []

    async def approve(code: str) -> None:
        codes.append(code)
        (waiting,) = hub.snapshot().waiting
        assert (waiting.code, waiting.device_id) == (code, identity.mac)
        await enrolment.approve(code)

    options = TwinOptions(
        ota_url, text=QUESTION, identity=identity, own=own, wait_approval_s=20, on_code=approve
    )
    answered = await run_twin(options)
    assert answered.ok, answered.reason
    (device,) = hub.snapshot().devices
    assert (device.state, device.client_id) == ("approved", identity.client_id)

    async with Twin(identity, mode=Mode.AUTO, own=own) as twin:
        place = await twin.check(ota_url)
        await enrolment.renew(identity.mac)
        await twin.connect(place)
        told = await twin.stay_silent(limit_s=20)
    assert told.reason == "The hub told the device to reboot."
    assert [sentence.text for sentence in told.sentences] == [phrase("enrolment.outdated", "en")]
    (heard,) = await listen([told.recording.pcm], told.recording.rate)
    assert wrong_words(phrase("enrolment.outdated", "en"), heard) <= 2

    again = await run_twin(options)
    assert again.ok, again.reason
    async with Twin(identity, own=own) as twin:
        place = await twin.check(ota_url)
        await enrolment.block(identity.mac)
        with pytest.raises(TwinError, match="403"):
            await twin.connect(place)
    assert not (await run_twin(options)).ok
    assert len(codes) == 1
    assert hub.snapshot().refusals == {Refusal.BLOCKED: 2}
    assert codes[0] not in caplog.text
    assert place.token not in caplog.text


async def test_a_device_with_another_key_is_not_let_in(hub: Hub) -> None:
    events: list[Event] = []
    hub.bus.subscribe(Event, events.append)
    hub.enrolment.open_window(60)
    wrong = SerialKey.from_text(SERIAL, "ff" * 32)
    report = await run_twin(TwinOptions(hub.snapshot().ota_url, text=QUESTION, own=wrong, wait_approval_s=0.5))
    assert not report.ok
    (waiting,) = hub.snapshot().waiting
    assert report.code == waiting.code
    assert waiting.failed_proofs > 1
    assert [event for event in events if isinstance(event, ProofRefused)]


async def test_what_was_decided_outlives_a_kill(tmp_path: Path) -> None:
    state = tmp_path / "state"
    async with serving(tmp_path) as hub:
        assert (await twin_says("--ota", hub.ota_url, "--state", str(state)))[0] == 0
        hub.process.kill()
        await hub.process.wait()
    async with serving(tmp_path, pairing=False) as hub:
        assert (await twin_says("--ota", hub.ota_url, "--state", str(state)))[0] == 0
        status, report, err = await twin_says("--ota", hub.ota_url)
    assert status == 3
    assert report["code"] in err
    log = (tmp_path / "hub.log").read_text()
    assert report["code"] not in log
    assert "Traceback" not in log


async def test_a_device_from_before_waits_at_its_next_check(tmp_path: Path) -> None:
    identity = keep_identity(tmp_path / "state")
    before = {"id": identity.mac, "client_id": identity.client_id, "name": "Kitchen", "state": "seen"}
    (tmp_path / "devices.json").write_text(json.dumps({"version": 1, "devices": {"1": before}}))
    async with serving(tmp_path, pairing=False) as hub:
        status, _, _ = await twin_says("--ota", hub.ota_url, "--state", str(tmp_path / "state"))
    assert status == 3
    assert json.loads((tmp_path / "devices.json.1.copy").read_text())["version"] == 1
    (kept,) = json.loads((tmp_path / "devices.json").read_text())["devices"].values()
    assert (kept["name"], kept["state"], kept["generation"]) == ("Kitchen", "seen", 0)


async def twin_says(*args: str) -> tuple[int, Any, str]:
    """Status, object and errors of the software device that asks something."""
    status, out, err = await run_hub("twin", "--text", QUESTION, *args)
    return status, json.loads(out), err
