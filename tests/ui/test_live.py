from dataclasses import replace

from hub.events import DeviceDisconnected, EngineKind, EngineState, HubState
from hub.snapshot import DeviceView, HubSnapshot
from tests.ui import scripted_hub as script
from ui.live import Live

READY = HubSnapshot(HubState.READY, "xiaozhi-hub.local", script.OTA_URL, "", True, (), ())


def test_it_starts_from_a_snapshot() -> None:
    live = Live().pictured(replace(READY, engines=tuple(script.all_engines())))
    assert live.state is HubState.READY
    assert live.engine_state(EngineKind.TTS) is EngineState.READY
    assert live.engine_state(EngineKind.VAD) is None


def test_the_local_address_is_the_address_with_the_name_in_place_of_the_number() -> None:
    assert Live().pictured(READY).local_url == script.LOCAL_URL


def test_an_address_that_is_a_name_already_has_no_other() -> None:
    proxied = replace(READY, ota_url="https://hub.school.example/xiaozhi/ota/")
    assert Live().pictured(proxied).local_url == ""


def test_without_announcement_there_is_no_local_address() -> None:
    assert Live().pictured(replace(READY, mdns=False)).local_url == ""


def test_a_name_that_another_one_replaces_at_the_next_start_is_given_to_nobody() -> None:
    assert Live().pictured(replace(READY, renamed=True)).local_url == ""


def test_a_device_stays_known_after_its_conversation() -> None:
    live = Live()
    for event in script.device():
        live = live.after(event)
    assert live.devices[script.KITCHEN].session_id
    gone = DeviceDisconnected(device_id=script.KITCHEN, session_id=f"s-{script.KITCHEN}", reason="idle")
    live = live.after(gone)
    assert not live.devices[script.KITCHEN].session_id
    assert live.board(script.KITCHEN) == "esp32-s3-box-3"


def test_the_end_of_an_older_conversation_does_not_end_the_newer() -> None:
    live = Live()
    for event in script.device():
        live = live.after(event)
    live = live.after(DeviceDisconnected(device_id=script.KITCHEN, session_id="older", reason="replaced"))
    assert live.devices[script.KITCHEN].session_id


def test_it_is_busy_between_the_start_and_the_end_of_a_turn() -> None:
    one, two = script.Turn("1"), script.Turn("2", script.HALL)
    live = Live().after(one.start()).after(two.start()).after(one.over())
    assert live.busy
    assert not live.after(two.over()).busy


def test_a_snapshot_does_not_end_a_turn() -> None:
    assert Live().after(script.Turn("1").start()).pictured(READY).busy


def test_a_refused_key_is_remembered_until_the_language_model_changes() -> None:
    turn = script.Turn("1")
    live = Live().after(turn.start()).after(turn.over(error="llm.key_refused"))
    assert live.key_refused
    assert live.after(script.engine(EngineKind.TTS)).key_refused
    assert not live.after(script.engine(EngineKind.LLM)).key_refused


def test_the_assistant_is_grok_or_has_its_model_s_name() -> None:
    assert Live().assistant == "Grok"
    other = replace(script.engine(EngineKind.LLM), name="qwen3:8b")
    assert Live().after(other).assistant == "qwen3:8b"


def test_a_service_at_home_is_not_grok_whatever_its_model_is_called() -> None:
    at_home = replace(script.engine(EngineKind.LLM), name="grok-4", service="127.0.0.1:11434")
    assert Live().after(at_home).assistant == "grok-4"
    elsewhere = replace(at_home, name="latest", service="grok")
    assert Live().after(elsewhere).assistant == "Grok"


def test_a_browser_that_opens_the_address_is_no_device() -> None:
    live = Live()
    for event in script.device(device_id=""):
        live = live.after(event)
    assert not live.devices
    nameless = DeviceView("", "", "", "192.168.1.7", script.NINE, "")
    assert not live.pictured(replace(READY, devices=(nameless,))).devices


def test_devices_of_one_name_are_told_apart_by_the_end_of_their_id() -> None:
    live = Live()
    for event in (*script.device(), *script.device(script.HALL)):
        live = live.after(event)
    assert live.all_called() == {
        script.KITCHEN: "esp32-s3-box-3 · …08:1e",
        script.HALL: "esp32-s3-box-3 · …44:a0",
    }
    one = replace(live, devices={script.HALL: live.devices[script.HALL]})
    assert one.all_called() == {script.HALL: "esp32-s3-box-3"}


def test_an_address_of_this_computer_alone_is_known_as_such() -> None:
    urls = ("http://127.0.0.1:8003/x", "http://[::1]:8003/x", "http://localhost/x")
    assert all(Live(ota_url=url).only_here for url in urls)
    assert not any(Live(ota_url=url).only_here for url in ("", script.OTA_URL, "https://hub.example/x"))
