"""Whatever stands in the settings file or the catalogue of models: it is read, or what is wrong is told."""

import contextlib
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.config import Settings, load_settings
from hub.errors import SettingError
from models.catalog import CATALOG_FILE, BundledSource, load_catalog
from tests.fakes.anything import quickly, spoilt

TOML = b"""[server]
http_port = 8003
names = ["hub.example"]
[llm]
api_key = "sk-secret-0"
[stt]
languages = ["en"]
"""
VALUES = st.sampled_from(
    ["nan", "-inf", "9" * 400, '"\\ud800"', '""', "[]", "{}", "[[]]", "1979-05-27", "true", "x", "\x00"]
)
ENTRIES = CATALOG_FILE.read_bytes().split(b"[[model]]")[1:4]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("settings") / "config.toml"


def loaded(file: Path, raw: bytes) -> Settings | str:
    file.write_bytes(raw)
    try:
        return load_settings(file, {"data_dir": str(file.parent)})
    except SettingError as error:
        return str(error)


@quickly
@given(spoilt(st.just(TOML)))
def test_a_spoilt_settings_file_is_read_or_what_is_wrong_is_told_without_a_key(file: Path, raw: bytes) -> None:
    told = loaded(file, raw)
    assert isinstance(told, Settings) or "sk-secret" not in told


@quickly
@given(
    st.sampled_from(["server.http_port", "server.names", "session.idle_s", "llm.api_key", "log_level", "x.y"]),
    VALUES,
)
def test_any_value_is_taken_or_refused(file: Path, name: str, value: str) -> None:
    loaded(file, f"{name} = {value}\n".encode())


def test_settings_that_are_nothing_but_depth_are_refused(file: Path) -> None:
    assert isinstance(loaded(file, b"x = " + b"[" * 50_000), str)


@quickly
@given(spoilt(st.sampled_from(ENTRIES)))
def test_a_spoilt_catalogue_is_read_or_refused_and_no_name_is_a_path(file: Path, entry: bytes) -> None:
    catalog = file.with_name("catalog.toml")
    catalog.write_bytes(b"[[model]]" + entry)
    with contextlib.suppress(ValueError):
        for model in load_catalog(catalog).models:
            facts = (
                [part.fact for part in model.source.files] if isinstance(model.source, BundledSource) else []
            )
            for name in (model.id, *(fact.name for fact in facts)):
                assert PurePosixPath(name).name == name
                assert name.strip(".")
