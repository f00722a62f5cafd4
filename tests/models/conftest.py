"""A small catalogue, and a service that has its models."""

import random
from collections.abc import Iterator
from pathlib import Path

import huggingface_hub
import pytest

from models.catalog import BundledFile, BundledSource, Catalog, FileFact, Model, ModelKind, ServiceSource
from models.service import PublicService
from models.store import Store
from tests.models.stand_in import StandIn, serve

REPOSITORY = "somebody/voices"
VOICE = "ru/ru_RU/irina/medium/ru_RU-irina-medium.onnx"
CONFIG = f"{VOICE}.json"
VOICE_BYTES = random.Random(1).randbytes(700_000)  # noqa: S311 - more than two chunks, always the same
CONFIG_BYTES = b'{"audio": {"sample_rate": 22050}}'


def voice_model() -> Model:
    source = ServiceSource(
        REPOSITORY, "ru/ru_RU/irina/medium", ("ru_RU-irina-medium.onnx", "ru_RU-irina-medium.onnx.json")
    )
    return Model("ru_RU-irina-medium", ModelKind.TTS, "piper", "Irina", ("ru",), "MIT", 700_000, source)


def bundled_model() -> Model:
    content = FileFact("model.bin", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    source = BundledSource(("some-package",), (BundledFile(content, ("some_package/model.bin",)),))
    return Model("whisper-small-test", ModelKind.STT, "whisper", "Test", (), "MIT", 3, source)


@pytest.fixture
def service() -> Iterator[StandIn]:
    files = {VOICE: VOICE_BYTES, CONFIG: CONFIG_BYTES, "README.md": b"hello", "ru/other.onnx": b"no"}
    with serve(StandIn(REPOSITORY, files, large=frozenset({VOICE}))) as running:
        yield running
    huggingface_hub.close_session()


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    return tmp_path / "bundled"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "data" / "models"


@pytest.fixture
def store(service: StandIn, mine: Path, bundled: Path) -> Store:
    catalog = Catalog((bundled_model(), voice_model()))
    return Store((mine, bundled), catalog=catalog, service=PublicService(service.url))
