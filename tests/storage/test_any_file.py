"""Whatever stands in a file of the data folder: it is what was kept, or is told to be damaged, by name."""

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.control_file import Control, read_control, write_control
from hub.engines.worker import Worker
from hub.errors import DamagedFileError, DataFolderError
from hub.secrets import FILE_NAME as SECRETS
from hub.secrets import Secrets
from hub.storage.devices import DEVICES, StoredDevices
from hub.storage.documents import DocumentKind
from hub.storage.file_records import FILES, FileKind, FileRecord, StoredFiles
from hub.storage.tiny import TinyDocuments
from hub.storage.tokens import TOKENS, Scope, StoredTokens, TokenRecord
from tests.fakes.anything import nested, odd_json, quickly, spoilt
from tests.storage.records import DEVICE

FILE = FileRecord(
    file_id="f" * 32, digest="a" * 64, kind=FileKind.SCREENSHOT, size=9, media_type="image/jpeg", created_at=1.0
)
TOKEN = TokenRecord(token_id="1f0c9a2e", name="x", scope=Scope.READ, digest="b" * 64, created_at=1.0)

Repository = StoredDevices | StoredFiles | StoredTokens

REPOSITORIES: list[tuple[DocumentKind, Callable[[TinyDocuments, Path], Repository], Any]] = [
    (DEVICES, StoredDevices, DEVICE),
    (FILES, StoredFiles, FILE),
    (TOKENS, StoredTokens, TOKEN),
]

in_one_folder = settings(quickly, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
"""Each example writes the same file anew."""


@pytest.fixture
async def worker() -> AsyncIterator[Worker]:
    one = Worker("files")
    yield one
    assert await one.close()


def opened(folder: Path, worker: Worker, which: int) -> tuple[Path, Repository, Any]:
    kind, repository, record = REPOSITORIES[which]
    file = folder / f"{kind.name}.json"
    return file, repository(TinyDocuments(file, kind, worker), file), record


@dataclass(frozen=True)
class Folder:
    """A data folder; ``wholes`` are its files with one record each."""

    path: Path
    worker: Worker
    wholes: list[bytes]

    async def read(self, which: int, raw: bytes) -> list[Any]:
        """What is read of ``raw``; nothing if it is said to be damaged, and then it is left as it is."""
        file, repository, record = opened(self.path, self.worker, which)
        file.write_bytes(raw)
        try:
            found = list(await repository.all())
        except DataFolderError as error:
            told = str(error)
        else:
            assert all(type(one) is type(record) for one in found)
            assert all(len(getattr(one, "digest", "a" * 64)) == 64 for one in found), "a path elsewhere"
            return found
        assert file.name in told
        assert file.read_bytes() == raw
        return []


@pytest.fixture
async def folder(tmp_path: Path, worker: Worker) -> Folder:
    wholes = []
    for which in range(len(REPOSITORIES)):
        file, repository, record = opened(tmp_path, worker, which)
        await repository.put([record])
        wholes.append(file.read_bytes())
    return Folder(tmp_path, worker, wholes)


@in_one_folder
@given(st.integers(0, 2), st.data())
async def test_a_spoilt_file_is_read_or_named(folder: Folder, which: int, data: st.DataObject) -> None:
    await folder.read(which, data.draw(spoilt(st.just(folder.wholes[which]))))


@in_one_folder
@given(st.integers(0, 2), odd_json, odd_json, odd_json)
async def test_any_json_in_place_of_documents_is_read_or_named(
    folder: Folder, which: int, version: object, number: object, part: object
) -> None:
    kind = REPOSITORIES[which][0]
    whole = json.loads(folder.wholes[which])
    ((_, document),) = whole[kind.name].items()
    name = sorted(document)[len(repr(part)) % len(document)]
    for content in (
        part,
        {**whole, "version": version},
        {**whole, kind.name: part},
        {**whole, kind.name: {str(number): document}},
        {**whole, kind.name: {"1": part}},
        {**whole, kind.name: {"1": {**document, name: part}}},
    ):
        await folder.read(which, json.dumps(content).encode())


@pytest.mark.parametrize("which", range(3))
async def test_a_file_that_is_nothing_but_depth_is_named(folder: Folder, which: int) -> None:
    assert await folder.read(which, nested(50_000)) == []


async def test_what_was_kept_is_read(folder: Folder) -> None:
    for which, whole in enumerate(folder.wholes):
        assert await folder.read(which, whole) == [REPOSITORIES[which][2]]


async def test_a_digest_leads_to_no_other_folder(folder: Folder) -> None:
    assert await folder.read(1, folder.wholes[1].replace(b"a" * 64, b"../../../etc/passwd")) == []


@in_one_folder
@given(spoilt(st.just(Control(url="http://127.0.0.1:8003", token="t" * 40).model_dump_json().encode())))
def test_a_spoilt_control_file_is_one_or_none(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "control.json").write_bytes(raw)
    control = read_control(tmp_path)
    assert control is None or control.url.startswith("http://")


@in_one_folder
@given(st.text(), st.from_regex(r"http://[a-z.]{1,20}:[0-9]{1,5}", fullmatch=True))
def test_a_control_file_is_read_as_it_was_written(tmp_path: Path, token: str, url: str) -> None:
    control = Control(url=url, token=token)
    write_control(tmp_path, control)
    assert read_control(tmp_path) == control


@in_one_folder
@given(spoilt(st.just(b'{"llm-api-key": "sk-1", "device-token-secret": "s"}')) | st.just(nested(10_000)))
def test_spoilt_secrets_are_read_or_left_as_they_are(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / SECRETS).write_bytes(raw)
    try:
        own = Secrets(tmp_path).own("device-token-secret", lambda: "made anew").get_secret_value()
    except DamagedFileError:
        assert (tmp_path / SECRETS).read_bytes() == raw
    else:
        assert own
        assert Secrets(tmp_path).own("device-token-secret", lambda: "again").get_secret_value() == own
