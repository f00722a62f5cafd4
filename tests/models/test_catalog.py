import re
from pathlib import Path

import pytest

from hub.languages import HEARD
from models.catalog import BundledSource, ModelKind, ServiceSource, load_catalog
from models.service import PublicService

MODELS = load_catalog().models
LOCK = Path(__file__).parents[2] / "models" / "requirements.lock"


def test_the_hubs_defaults_are_bundled() -> None:
    bundled = {model.id for model in MODELS if model.bundled}
    assert bundled == {"whisper-base", "whisper-tiny.en", "en_US-joe-medium"}


@pytest.mark.parametrize("language", ["en", "ru", "zh", "de", "es"])
def test_there_is_a_voice_for(language: str) -> None:
    assert any(model.kind is ModelKind.TTS and language in model.languages for model in MODELS)


@pytest.mark.parametrize("model", [model for model in MODELS if model.bundled], ids=lambda model: model.id)
def test_a_bundled_model_names_locked_packages_and_whole_checksums(model: object) -> None:
    source = getattr(model, "source", None)
    assert isinstance(source, BundledSource)
    locked = re.findall(r"^([\w.-]+)==", LOCK.read_text(), re.MULTILINE)
    assert set(source.packages) <= set(locked)
    for file in source.files:
        assert re.fullmatch(r"[0-9a-f]{64}", file.fact.sha256)
        assert file.fact.size > 0
        assert all(part.split("/")[0].replace("_", "-") in source.packages for part in file.parts)


@pytest.mark.parametrize(
    "model", [model for model in MODELS if model.family == "piper" and not model.bundled], ids=lambda m: m.id
)
def test_a_voice_is_where_the_repository_keeps_it(model: object) -> None:
    source, voice = getattr(model, "source", None), getattr(model, "id", "")
    assert isinstance(source, ServiceSource)
    locale, name, quality = voice.split("-")
    assert source.folder == f"{locale.split('_')[0]}/{locale}/{name}/{quality}"
    assert source.take == (f"{voice}.onnx", f"{voice}.onnx.json")


@pytest.mark.parametrize("name", ["../up", "a/b", "", ".hidden", "a\\b"])
def test_a_name_that_is_no_plain_name_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "catalog.toml"
    path.write_text(f"[[model]]\nid = {name!r}\npackages = []\nfiles = []\nkind = 'stt'\n")
    with pytest.raises(ValueError, match=r"name|catalogue"):
        load_catalog(path)


def test_two_models_with_one_id_are_refused(tmp_path: Path) -> None:
    entry = (
        "[[model]]\nid='a'\nkind='stt'\nfamily='x'\ntitle='x'\nlanguages=[]\nlicence='MIT'\n"
        "repository='a/b'\ntake=['x']\nabout_bytes=1\n"
    )
    path = tmp_path / "catalog.toml"
    path.write_text(entry * 2)
    with pytest.raises(ValueError, match="one id"):
        load_catalog(path)


def test_nothing_is_asked_until_it_is_needed() -> None:
    PublicService("http://127.0.0.1:9")


def test_more_than_thirty_languages_have_a_voice() -> None:
    spoken = {language for model in MODELS if model.kind is ModelKind.TTS for language in model.languages}
    assert len(spoken) > 30
    assert spoken <= HEARD


def test_of_every_model_that_hears_it_is_known_how_much_it_has_to_do() -> None:
    costs = {model.id: model.cost or 0.0 for model in MODELS if model.kind is ModelKind.STT}
    assert all(costs.values())
    assert costs["whisper-base"] == 1
    assert costs["whisper-tiny"] < 1 < costs["whisper-small"] < costs["whisper-large-v3-turbo"]
