"""Speech models over the API: what there is, downloads, trying, choosing, removing, measuring."""

import asyncio
import io
import wave
from pathlib import Path
from typing import Any

import pytest

from hub.config import SpeechToTextSettings
from hub.events import (
    DownloadState,
    Event,
    MeasuringChanged,
    MeasuringState,
    ModelDownloadChanged,
    ModelsChanged,
)
from hub.storage.tokens import Scope
from tests.fakes.speech_models import BASE, ENGLISH, GERMAN, RUSSIAN, SMALL
from tests.web.api.conftest import Answer, House, opened

MODELS = "/api/v1/models"


async def one(house: House, model_id: str) -> dict[str, Any]:
    answer = await house.ask("GET", MODELS, Scope.READ)
    assert answer.status == 200, answer.raw
    return next(model for model in answer.json["models"] if model["id"] == model_id)


async def code(house: House, method: str, path: str, **how: Any) -> tuple[int, str]:
    answer = await house.ask(method, path, **how)
    return answer.status, answer.json["code"] if answer.json else ""


async def test_everything_is_told_of_a_model(house: House) -> None:
    assert await one(house, BASE) == {
        "id": BASE, "kind": "stt", "title": "Whisper-Base", "languages": [], "licence": "MIT", "bundled": True,
        "installed": True, "size": 3, "memory": 90_000_001, "in_use": True, "languages_used": [],
        "usual": False, "fits": "unknown", "takes_s": None, "measured": None, "download": None,
        "decided": None,
    }  # fmt: skip
    voice = await one(house, RUSSIAN)
    assert (voice["installed"], voice["in_use"], voice["fits"]) == (False, False, "good")
    usual = await one(house, ENGLISH)
    assert (usual["languages_used"], usual["usual"]) == (["en"], True)


@pytest.mark.logs("could not be downloaded")
async def test_a_download_that_fails_is_told_and_can_be_cancelled(house: House) -> None:
    told: list[ModelDownloadChanged] = []
    failed = asyncio.Event()

    def look(event: ModelDownloadChanged) -> None:
        told.append(event)
        if event.state is DownloadState.FAILED:
            failed.set()

    house.hub.bus.subscribe(ModelDownloadChanged, look)
    answer = await house.ask("POST", f"{MODELS}/{RUSSIAN}/download")
    assert (answer.status, answer.json["state"], answer.json["total"]) == (200, "waiting", 1_000_000)
    assert (await house.ask("POST", f"{MODELS}/{RUSSIAN}/pause")).json["state"] == "paused"
    assert (await one(house, RUSSIAN))["download"]["state"] == "paused"
    assert (await house.ask("POST", f"{MODELS}/{RUSSIAN}/resume")).json["state"] == "waiting"
    running = asyncio.create_task(house.models.run())
    async with asyncio.timeout(10):
        await failed.wait()
    assert (await one(house, RUSSIAN))["download"]["error"] == "model.offline"
    assert (await house.ask("POST", f"{MODELS}/{RUSSIAN}/cancel")).status == 204
    assert (await one(house, RUSSIAN))["download"] is None
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert [event.state.value for event in told] == [
        "waiting", "paused", "waiting", "running", "failed", "cancelled",
    ]  # fmt: skip


async def test_what_cannot_be_downloaded_is_told(house: House) -> None:
    assert await code(house, "POST", f"{MODELS}/nobody/download") == (404, "model.unknown")
    assert (await house.ask("POST", f"{MODELS}/{BASE}/download")).json["state"] == "done"
    for action in ("pause", "resume", "cancel"):
        assert await code(house, "POST", f"{MODELS}/{RUSSIAN}/{action}") == (404, "api.not_kept")


async def test_where_a_service_hears_the_choice_is_its_stand_in(tmp_path: Path) -> None:
    async with opened(tmp_path, stt=SpeechToTextSettings(provider="openai")) as house:
        assert (await house.ask("GET", MODELS)).json["served"] == ["stt"]
        house.speech.hearing_model = "another"
        await house.ask("PUT", "/api/v1/engines/stt", json={"model": BASE})
        assert house.chosen == {"stt.fallback_model": BASE}


async def test_without_a_network_that_is_said(house: House) -> None:
    assert (await house.ask("GET", f"{MODELS}/service", Scope.READ)).json == {"reachable": False}


async def test_a_voice_is_tried_and_nothing_is_chosen(house: House) -> None:
    answer = await house.ask("POST", f"{MODELS}/{ENGLISH}/try", Scope.CONTROL, json={"text": "Hi."})
    assert (answer.status, answer.kind) == (200, "audio/wav")
    with wave.open(io.BytesIO(answer.raw)) as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getnframes()) == (24_000, 1, 3 * 1_440)
    await house.ask("POST", f"{MODELS}/{ENGLISH}/try", Scope.CONTROL, json={})
    assert house.speech.voice.spoken[-1].startswith("Hello!")
    assert house.chosen == {}


async def test_what_is_no_voice_of_this_machine_cannot_be_tried(house: House) -> None:
    for model_id, problem in ((RUSSIAN, "not_installed"), (BASE, "other_kind"), ("nobody", "unknown")):
        _, told = await code(house, "POST", f"{MODELS}/{model_id}/try", json={})
        assert told == f"model.{problem}"
    house.speech.broken = {ENGLISH}
    assert await code(house, "POST", f"{MODELS}/{ENGLISH}/try", json={}) == (409, "engine.model_missing")
    assert await code(house, "POST", f"{MODELS}/{ENGLISH}/try", json={"text": "a" * 201}) == (
        422,
        "api.invalid",
    )


async def test_a_choice_acts_and_is_kept(house: House) -> None:
    told: list[Event] = []
    house.hub.bus.subscribe(ModelsChanged, told.append)
    house.speech.hearing_model = "another"
    answer = await house.ask("PUT", "/api/v1/engines/stt", json={"model": BASE})
    assert (answer.status, house.speech.hearing_model) == (200, BASE)
    assert [engine["kind"] for engine in answer.json["engines"]] == ["stt", "llm", "tts"]
    await house.ask("PUT", "/api/v1/engines/tts", json={"voice": ENGLISH})
    await house.ask("PUT", "/api/v1/engines/tts", json={"voice": ENGLISH, "language": "fr"})
    assert house.speech.voices == {"en": ENGLISH, "fr": ENGLISH}
    assert house.chosen == {"stt.model": BASE, "tts.voice": ENGLISH, "tts.voices.fr": ENGLISH}
    assert len(told) == 3


async def test_another_usual_voice_leaves_the_one_before_its_own_language(house: House) -> None:
    await house.ask("PUT", "/api/v1/engines/tts", json={"voice": ENGLISH})
    house.speech.usual_voice = RUSSIAN
    house.speech.voices = {"ru": RUSSIAN}
    await house.ask("PUT", "/api/v1/engines/tts", json={"voice": ENGLISH, "language": "fr", "usual": True})
    assert house.chosen == {"tts.voice": ENGLISH, "tts.voices.ru": RUSSIAN}


async def test_what_the_environment_decides_is_told_and_cannot_be_chosen(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUB_STT__MODEL", SMALL)
    monkeypatch.setenv("HUB_TTS__VOICES__RU", RUSSIAN)
    monkeypatch.setenv("HUB_TTS__VOICE", ENGLISH)
    for model_id, variable in (
        (BASE, "HUB_STT__MODEL"), (RUSSIAN, "HUB_TTS__VOICES__RU"), (ENGLISH, "HUB_TTS__VOICE"),
    ):  # fmt: skip
        assert (await one(house, model_id))["decided"] == {"source": "environment", "variable": variable}
    assert (await one(house, GERMAN))["decided"] is None
    told = (await house.ask("GET", MODELS)).json["usual_decided"]
    assert told == {"source": "environment", "variable": "HUB_TTS__VOICE"}
    house.speech.hearing_model, house.speech.voices["ru"] = "another", RUSSIAN
    for engine, body in (
        ("stt", {"model": BASE}),
        ("tts", {"voice": ENGLISH}),
        ("tts", {"voice": ENGLISH, "language": "ru"}),
        ("tts", {"voice": ENGLISH, "language": "de", "usual": True}),
    ):
        assert await code(house, "PUT", f"/api/v1/engines/{engine}", json=body) == (409, "setup.setting_fixed")
    assert await code(house, "DELETE", "/api/v1/engines/tts/ru") == (409, "setup.setting_fixed")
    assert (house.chosen, house.speech.hearing_model) == ({}, "another")


async def test_a_language_is_given_back_to_the_usual_voice(house: House) -> None:
    house.speech.voices["ru"] = RUSSIAN
    answer = await house.ask("DELETE", "/api/v1/engines/tts/ru")
    assert (answer.status, house.speech.voices) == (200, {"en": ENGLISH, "ru": ENGLISH})
    assert house.chosen == {"tts.voices.ru": ENGLISH}
    for language in ("ru", "en", "fr"):
        assert await code(house, "DELETE", f"/api/v1/engines/tts/{language}") == (404, "api.not_kept")


async def test_what_cannot_be_used_is_not_kept(house: House) -> None:
    house.speech.broken = {BASE, ENGLISH}
    wrong: dict[str, Any] = {"stt": {"model": BASE}, "tts": {"voice": ENGLISH}}
    for engine, body in wrong.items():
        assert await code(house, "PUT", f"/api/v1/engines/{engine}", json=body) == (409, "engine.model_missing")
    assert await code(house, "PUT", "/api/v1/engines/stt", json={"model": SMALL}) == (
        409,
        "model.not_installed",
    )
    assert await code(house, "PUT", "/api/v1/engines/stt", json={"model": ENGLISH}) == (409, "model.other_kind")
    assert await code(house, "PUT", "/api/v1/engines/tts", json={"voice": GERMAN, "language": "German"}) == (
        422, "api.invalid",
    )  # fmt: skip
    assert house.chosen == {}


async def test_what_is_in_use_or_the_hub_s_own_is_not_removed(house: House) -> None:
    for model_id, problem in (
        (BASE, (409, "model.in_use")),
        (ENGLISH, (409, "model.in_use")),
        (RUSSIAN, (409, "model.not_installed")),
        ("nobody", (404, "model.unknown")),
    ):
        assert await code(house, "DELETE", f"{MODELS}/{model_id}") == problem
    house.speech.voices = {}
    assert await code(house, "DELETE", f"{MODELS}/{ENGLISH}") == (409, "model.bundled")


async def test_a_downloaded_model_is_removed(house: House) -> None:
    folder = house.hub.settings.data_dir / "models" / GERMAN
    folder.mkdir(parents=True)
    (folder / "model.bin").write_bytes(b"abc")
    (folder / "manifest.json").write_text('{"files": [{"name": "model.bin", "size": 3, "sha256": "x"}]}')
    assert (await one(house, GERMAN))["installed"]
    assert (await house.ask("DELETE", f"{MODELS}/{GERMAN}")).status == 204
    assert not folder.exists()
    assert house.speech.let_gone == [GERMAN]


async def test_it_is_measured_how_fast_it_hears(house: House) -> None:
    over = asyncio.Event()

    def look(event: MeasuringChanged) -> None:
        if event.state is not MeasuringState.RUNNING:
            over.set()

    house.hub.bus.subscribe(MeasuringChanged, look)
    answer = await house.ask("POST", f"{MODELS}/measure", Scope.CONTROL)
    assert (answer.status, answer.json["state"], answer.json["steps"]) == (200, "running", 4)
    async with asyncio.timeout(10):
        await over.wait()
    told = await house.ask("GET", MODELS, Scope.READ)
    assert told.json["measuring"]["state"] == "done"
    small = await one(house, SMALL)
    assert small["takes_s"] == pytest.approx(4 * small["measured"]["took_s"])
    assert (small["measured"]["model_id"], small["fits"]) == (BASE, "good")
    assert (await house.ask("DELETE", f"{MODELS}/measure", Scope.CONTROL)).status == 204


async def test_who_may_only_read_or_control_gets_and_chooses_nothing(house: House) -> None:
    admin: tuple[tuple[str, str], ...] = (
        ("POST", f"{MODELS}/{RUSSIAN}/download"),
        ("DELETE", f"{MODELS}/{RUSSIAN}"),
        ("PUT", "/api/v1/engines/stt"),
        ("PUT", "/api/v1/engines/tts"),
    )
    answers: list[Answer] = [await house.ask(method, path, Scope.CONTROL, json={}) for method, path in admin]
    assert {answer.status for answer in answers} == {403}
    assert (await house.ask("POST", f"{MODELS}/{ENGLISH}/try", Scope.READ, json={})).status == 403
