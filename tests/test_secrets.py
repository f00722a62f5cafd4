import errno
import json
import os
import stat
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import keyring.backend
import keyring.backends.fail
import keyring.errors
import pytest
from pydantic import SecretStr

from hub.errors import DamagedFileError, DataFolderError, DiskFullError
from hub.secrets import FILE_NAME, KeyPlace, Secrets, is_key


class MemoryKeyring(keyring.backend.KeyringBackend):
    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError("not there")


@pytest.fixture(params=["keyring", "no keyring"])
def place(request: pytest.FixtureRequest) -> Iterator[KeyPlace]:
    before = keyring.get_keyring()
    has = request.param == "keyring"
    keyring.set_keyring(MemoryKeyring() if has else keyring.backends.fail.Keyring())  # type: ignore[no-untyped-call]
    yield KeyPlace.KEYRING if has else KeyPlace.FILE
    keyring.set_keyring(before)


def test_a_secret_is_kept_found_replaced_and_forgotten(place: KeyPlace, tmp_path: Path) -> None:
    secrets = Secrets(tmp_path)
    assert secrets.get("k") == (None, KeyPlace.NOWHERE)
    assert secrets.set("k", SecretStr("one")) is place
    assert secrets.set("k", SecretStr("two")) is place
    assert Secrets(tmp_path).get("k") == (SecretStr("two"), place)
    secrets.forget("k")
    assert secrets.get("k") == (None, KeyPlace.NOWHERE)
    secrets.forget("k")


def test_a_key_is_what_a_header_can_carry() -> None:
    assert is_key(" xai-Ab_1./+=\n")
    for text in ("", " ", "a b", "a\nb", "a\x00", "ключ", "a\u200b", "\x7f"):
        assert not is_key(text)


def test_the_file_is_for_its_owner_only_and_keeps_the_others(place: KeyPlace, tmp_path: Path) -> None:
    secrets = Secrets(tmp_path)
    secrets.set("a", SecretStr("1"))
    secrets.set("b", SecretStr("2"))
    file = tmp_path / FILE_NAME
    assert file.exists() == (place is KeyPlace.FILE)
    if file.exists():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert json.loads(file.read_text()) == {"a": "1", "b": "2"}
    assert [path.name for path in tmp_path.iterdir()] == ([FILE_NAME] if place is KeyPlace.FILE else [])


@pytest.mark.parametrize("place", ["no keyring"], indirect=True)
def test_a_folder_that_cannot_be_written_is_said(place: KeyPlace, tmp_path: Path) -> None:
    with pytest.raises(DataFolderError, match="cannot be written"):
        Secrets(tmp_path / "missing").set("k", SecretStr("v"))


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
@pytest.mark.parametrize("place", ["no keyring"], indirect=True)
@pytest.mark.parametrize("step", ["tempfile.mkstemp", "json.dump", "os.fsync"])
def test_a_full_disk_leaves_what_was_kept_and_nothing_half_written(
    place: KeyPlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int
) -> None:
    secrets = Secrets(tmp_path)
    secrets.set("k", SecretStr("one"))

    def full(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(f"hub.secrets.{step}", full)
    with pytest.raises(DiskFullError, match="Free some space"):
        secrets.set("k", SecretStr("two"))
    assert secrets.get("k") == (SecretStr("one"), KeyPlace.FILE)
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]
    secrets.forget("k")
    assert list(tmp_path.iterdir()) == []


def test_a_secret_is_in_one_place_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = MemoryKeyring()
    monkeypatch.setattr("keyring.core._keyring_backend", keyring.backends.fail.Keyring())  # type: ignore[no-untyped-call]
    secrets = Secrets(tmp_path)
    secrets.set("k", SecretStr("one"))
    monkeypatch.setattr("keyring.core._keyring_backend", here)
    assert secrets.set("k", SecretStr("two")) is KeyPlace.KEYRING
    assert list(tmp_path.iterdir()) == []

    def locked(*_: object) -> None:
        raise keyring.errors.PasswordSetError("locked")

    monkeypatch.setattr(here, "set_password", locked)
    assert secrets.set("k", SecretStr("three")) is KeyPlace.FILE
    assert here.kept == {}
    assert secrets.get("k") == (SecretStr("three"), KeyPlace.FILE)


def test_what_another_thread_keeps_while_a_person_unlocks_the_keyring_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The hub keeps its service's key in one thread, and the household's Wi-Fi in another."""

    def ask(*_: object) -> None:
        with monkeypatch.context() as without:
            without.setattr("keyring.core._keyring_backend", keyring.backends.fail.Keyring())  # type: ignore[no-untyped-call]
            Secrets(tmp_path).set("wifi", SecretStr("kept meanwhile"))
        raise keyring.errors.PasswordSetError("locked")

    slow = MemoryKeyring()
    monkeypatch.setattr(slow, "set_password", ask)
    monkeypatch.setattr("keyring.core._keyring_backend", slow)
    secrets = Secrets(tmp_path)
    assert secrets.set("k", SecretStr("one")) is KeyPlace.FILE
    assert secrets.get("wifi")[0] == SecretStr("kept meanwhile")
    assert secrets.get("k")[0] == SecretStr("one")


DAMAGED = [b"", b"[]", b"{", b"\x00", b"\xff", b'{"k": "sk-1"', b'{"k": 1}', b'{"k": {"sk-1": ""}}']


def needs_the_file(secrets: Secrets) -> dict[str, Callable[[], object]]:
    """What cannot be done without the file, whether there is a keyring or not."""
    return {
        "get": lambda: secrets.get("k"),
        "set": lambda: secrets.set("k", SecretStr("new")),
        "own": lambda: secrets.own("own", lambda: "made"),
        "forget": lambda: secrets.forget("k"),
    }


@pytest.mark.parametrize("what", ["get", "set", "own", "forget"])
@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_file_is_told_and_left_as_it_is(
    place: KeyPlace, tmp_path: Path, content: bytes, what: str
) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    secrets = Secrets(tmp_path)
    with pytest.raises(DamagedFileError, match="move it away") as caught:
        needs_the_file(secrets)[what]()
    assert str(tmp_path / FILE_NAME) in str(caught.value)
    assert "sk-1" not in "".join(traceback.format_exception(caught.value))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {FILE_NAME: content}
    (tmp_path / FILE_NAME).unlink()
    assert secrets.get("k") == (None, KeyPlace.NOWHERE)


@pytest.mark.parametrize("what", ["get", "set", "own", "forget"])
def test_a_file_that_cannot_be_read_for_a_moment_is_not_replaced(
    place: KeyPlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    content = b'{"k": "sk-1", "own": "mine"}'
    (tmp_path / FILE_NAME).write_bytes(content)
    secrets = Secrets(tmp_path)
    with monkeypatch.context() as broken:

        def refuse(_file: Path) -> bytes:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

        broken.setattr(Path, "read_bytes", refuse)
        with pytest.raises(DataFolderError, match="cannot be read: Input/output error"):
            needs_the_file(secrets)[what]()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {FILE_NAME: content}
    assert secrets.own("own", lambda: "made").get_secret_value() == "mine"


def test_the_hub_s_own_secret_is_made_once_and_is_in_its_folder_even_if_there_is_a_keyring(
    place: KeyPlace, tmp_path: Path
) -> None:
    secrets = Secrets(tmp_path)
    made = iter(["first", "second"])
    assert secrets.own("own", lambda: next(made)).get_secret_value() == "first"
    secrets.set("key", SecretStr("sk-1"))
    secrets.forget("key")
    assert Secrets(tmp_path).own("own", lambda: next(made)).get_secret_value() == "first"
    assert json.loads((tmp_path / FILE_NAME).read_text()) == {"own": "first"}
    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600
    (tmp_path / FILE_NAME).unlink()
    assert Secrets(tmp_path).own("own", lambda: next(made)).get_secret_value() == "second"
