"""Installing a model: from a stick, without a network; nothing half done, nothing outside of its folder."""

import base64
import hashlib
import io
import json
import os
import stat
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from voice.models.catalogue import Model
from voice.models.found import FOLDER, found_models
from voice.models.install import Installed, NotInstalled, install
from voice.models.proof import Proof, fingerprint, hashes, prove

FILES = {"am/final.mdl": b"acoustic" * 100, "graph/HCLr.fst": b"graph" * 100}
MODEL = Model("toy", "xx", "vosk", unpacked=10_000)
Put = Callable[..., Installed]


def _zip(path: Path, files: dict[str, bytes], top: str = "toy/") -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(top + name, content)
    return path


def _folder(path: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(content)
    return path


def _good(folder: Path) -> Proof:
    assert (folder / "am/final.mdl").exists(), "the engine loads what was unpacked"
    return Proof()


def _put(home: Path, source: Path | str, model: Model = MODEL, sha256: str = "", trust: bool = False,
         attempt: Callable[[Path], Proof] = _good) -> Installed:  # fmt: skip
    return install(model, str(source), home, attempt, sha256, trust)


def _left(home: Path) -> list[str]:
    """All that lies in the folder of models."""
    return sorted(os.listdir(home / FOLDER)) if (home / FOLDER).exists() else []  # noqa: PTH208


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.mark.parametrize("packed", ["folder", "zip", "tar"])
def test_a_model_from_a_stick_is_installed_without_a_network(tmp_path: Path, home: Path, packed: str) -> None:
    """An installer brings it on a stick, as a folder or packed; the same model is found afterwards."""
    source = _folder(tmp_path / "toy", FILES)
    if packed == "zip":
        source = _zip(tmp_path / "toy.zip", FILES)
    if packed == "tar":
        with tarfile.open(tmp_path / "toy.tar.gz", "w:gz") as archive:
            archive.add(source, "toy")
        source = tmp_path / "toy.tar.gz"
    done = _put(home, source, trust=True)
    found = next(model for model in found_models(home) if model.id == "toy")
    assert (found.language, found.engine, found.folder) == ("xx", "vosk", done.folder)
    assert fingerprint(found.files) == done.fingerprint == fingerprint(hashes(tmp_path / "toy"))
    assert found.trusted == "the installer"
    assert _left(home) == ["toy"]


def test_nothing_is_installed_that_nobody_vouches_for(tmp_path: Path, home: Path) -> None:
    """What is not pinned yet asks for a hash, or for the installer's own word; it says which hash it saw."""
    source = _zip(tmp_path / "toy.zip", FILES)
    with pytest.raises(NotInstalled, match=r"not pinned yet.*--sha256 HASH, or pass --trust"):
        _put(home, source)
    assert _left(home) == []


def test_the_hash_that_was_promised_counts(tmp_path: Path, home: Path) -> None:
    """Of the archive, or the fingerprint of a folder; another one is refused, also with --trust."""
    folder = _folder(tmp_path / "toy", FILES)
    right = fingerprint(hashes(folder))
    assert _put(home, folder, sha256=right.upper()).vouched == "--sha256"
    assert _put(home, folder, Model("toy", "xx", "vosk", unpacked=10_000, fingerprint=right)).vouched == "pinned"
    with pytest.raises(NotInstalled, match="not what was promised"):
        _put(home, folder, sha256="0" * 64, trust=True)
    with pytest.raises(NotInstalled, match="damaged, or not what was promised"):
        _put(home, _zip(tmp_path / "toy.zip", FILES), Model("toy", "xx", "vosk", sha256="1" * 64), trust=True)


@pytest.mark.parametrize("name", ["../evil", "/etc/evil", "a/../../evil", "C:evil", "a\\..\\evil"])
def test_nothing_is_written_outside_of_its_folder(tmp_path: Path, home: Path, name: str) -> None:
    """An archive from anywhere must not overwrite the kiosk."""
    source = _zip(tmp_path / "toy.zip", {**FILES, name: b"evil"}, top="")
    with pytest.raises(NotInstalled, match="outside of its folder"):
        _put(home, source, trust=True)
    assert _left(home) == []
    assert not list(tmp_path.rglob("evil"))


@pytest.mark.parametrize("kind", ["zip", "tar", "folder"])
def test_links_are_refused(tmp_path: Path, home: Path, kind: str) -> None:
    """A link in a model could read what the kiosk keeps."""
    source = _folder(tmp_path / "toy", FILES)
    (source / "link").symlink_to("/etc/passwd")
    if kind == "zip":
        info = zipfile.ZipInfo("toy/link")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        source = tmp_path / "toy.zip"
        with zipfile.ZipFile(source, "w") as archive:
            archive.writestr(info, "/etc/passwd")
    if kind == "tar":
        with tarfile.open(tmp_path / "toy.tar", "w") as archive:
            archive.add(source, "toy")
        source = tmp_path / "toy.tar"
    with pytest.raises(NotInstalled, match="is a link"):
        _put(home, source, trust=True)
    assert _left(home) == []


def test_more_than_was_declared_is_refused(tmp_path: Path, home: Path) -> None:
    """A small archive that unpacks to gigabytes does not fill the disk."""
    source = tmp_path / "toy.zip"
    with zipfile.ZipFile(source, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("toy/bomb", bytes(5_000_000))
    with pytest.raises(NotInstalled, match="larger than a model of this kind may be"):
        _put(home, source, trust=True)
    assert _left(home) == []


def test_a_truncated_or_foreign_file_is_refused(tmp_path: Path, home: Path) -> None:
    """A stick that was pulled too early."""
    whole = _zip(tmp_path / "toy.zip", FILES).read_bytes()
    (tmp_path / "half.zip").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(NotInstalled, match="neither a folder nor a zip"):
        _put(home, tmp_path / "half.zip", trust=True)
    broken = bytearray(whole)
    broken[60:64] = b"XXXX"
    (tmp_path / "broken.zip").write_bytes(broken)
    with pytest.raises(NotInstalled, match="damaged"):
        _put(home, tmp_path / "broken.zip", trust=True)
    with pytest.raises(NotInstalled, match="is not there"):
        _put(home, tmp_path / "none.zip", trust=True)
    assert _left(home) == []


def test_an_engine_that_refuses_it_changes_nothing(tmp_path: Path, home: Path) -> None:
    """The model that works stays until the new one has been loaded and has heard."""
    _put(home, _folder(tmp_path / "old", FILES), trust=True)
    new = _folder(tmp_path / "new", {**FILES, "am/final.mdl": b"damaged"})
    with pytest.raises(NotInstalled, match="the engine died of it"):
        _put(home, new, trust=True, attempt=lambda folder: Proof("the engine died of it (exit -11)"))
    assert (home / FOLDER / "toy" / "am/final.mdl").read_bytes() == FILES["am/final.mdl"]
    assert _left(home) == ["toy"]


def test_a_newer_one_takes_its_place_whole(tmp_path: Path, home: Path) -> None:
    """No moment with half of each: the folder is swapped by a rename, and the old one is gone."""
    _put(home, _folder(tmp_path / "old", {**FILES, "old": b"x"}), trust=True)
    _put(home, _folder(tmp_path / "new", {**FILES, "am/final.mdl": b"newer"}), trust=True)
    folder = home / FOLDER / "toy"
    assert (folder / "am/final.mdl").read_bytes() == b"newer"
    assert not (folder / "old").exists()
    assert _left(home) == ["toy"]


def test_a_full_disk_changes_nothing_and_says_so(tmp_path: Path) -> None:
    """The installer reads what to do; the kiosk hears as before. The disk here is a file that may not grow."""
    source = _folder(tmp_path / "toy", {"am/final.mdl": bytes(3_000_000)})
    script = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from voice.models.catalogue import Model; from voice.models.install import NotInstalled, install\n"
        "from voice.models.proof import Proof\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))\n"
        "try: install(Model('toy', 'xx', 'vosk'), sys.argv[1], Path(sys.argv[2]), lambda f: Proof(), trust=True)\n"
        "except NotInstalled as trouble: print(trouble)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, str(source), str(tmp_path / "home")], capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "The disk is full: make room, and try again. Nothing was changed." in ended.stdout
    assert _left(tmp_path / "home") == []


def test_only_https_and_no_surprise(tmp_path: Path, home: Path) -> None:
    """What comes over a plain line could be another model."""
    with pytest.raises(NotInstalled, match="Use https"):
        _put(home, "http://models.example/toy.zip", trust=True)


def test_a_package_that_carries_a_model_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever packs a model says so by an entry point; nothing of the package is run to find it."""
    _folder(tmp_path / "toy_model", {"__init__.py": b"raise SystemExit('it was run')", "model/final.mdl": b"x"})
    info = tmp_path / "toy_model-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: toy-model\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[loket.voice_models]\nfi.vosk = toy_model:model\n")
    digest = base64.urlsafe_b64encode(hashlib.sha256(b"x").digest()).decode().rstrip("=")
    (info / "RECORD").write_text(f"toy_model/model/final.mdl,sha256={digest},1\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    found = next(model for model in found_models(tmp_path) if model.language == "fi")
    assert (found.engine, found.folder, found.source) == ("vosk", tmp_path / "toy_model/model", "toy-model 1.0")
    assert found.files == hashes(found.folder)


def test_a_record_that_cannot_be_read_is_no_model(tmp_path: Path, home: Path) -> None:
    """A torn file must not stop the kiosk: the model is simply not there."""
    done = _put(home, _folder(tmp_path / "toy", FILES), trust=True)
    (done.folder / "installed.json").write_text(json.dumps({"id": "toy"}))
    assert all(model.id != "toy" for model in found_models(home))


@pytest.mark.slow
def test_a_model_that_is_none_is_told_and_kills_only_its_own_process() -> None:
    """Whatever an engine does to its process, the installer reads a sentence."""
    good = prove("tests.voice.recogniser.engines:Parrot", {}, ["yes", "xyzzy"])
    assert good == Proof("", ("xyzzy",))
    assert "this is no model" in prove("tests.voice.recogniser.engines:Parrot", {"dies": "unfit"}).why
    assert "the engine died of it (exit -11)" in prove("tests.voice.recogniser.engines:Parrot", {"dies": "load"}).why


def test_a_bomb_inside_a_tar_is_counted_too(tmp_path: Path, home: Path) -> None:
    """Sizes are counted before anything is written."""
    with tarfile.open(tmp_path / "toy.tar.gz", "w:gz") as archive:
        info = tarfile.TarInfo("toy/bomb")
        info.size = 5_000_000
        archive.addfile(info, io.BytesIO(bytes(5_000_000)))
    with pytest.raises(NotInstalled, match="larger"):
        _put(home, tmp_path / "toy.tar.gz", trust=True)
    assert _left(home) == []
