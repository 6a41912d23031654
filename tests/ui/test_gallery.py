"""The main screens look as they did when somebody last looked at them: not one pixel moves unseen."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.ui.gallery import GALLERY, PICTURES, beside, changed, digest, keep, kept_digest, painted


@pytest.mark.slow
def test_the_main_screens_look_as_they_did(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What changes for travellers is looked at by a person first; then `./loket pictures` keeps it."""
    out = tmp_path_factory.mktemp("pictures")
    painted(out)
    different = changed(out)
    assert different == [], f"old, new and what differs: {out}/NAME-changed.png. If it is meant so: ./loket pictures"


def test_the_gallery_and_its_folder_agree() -> None:
    """No picture without a screen, no screen without a picture, and the repository stays small."""
    files = {file.stem: file for file in PICTURES.glob("*.png")}
    assert {picture.name for picture in GALLERY} == set(files)
    assert all(kept_digest(file) for file in files.values())
    assert sum(file.stat().st_size for file in files.values()) < 600_000


def test_one_pixel_is_a_change_and_is_shown(tmp_path: Path) -> None:
    """A comparison that overlooks a pixel, or does not say where it is, would be worth nothing."""
    old = Image.new("RGB", (200, 400), "#FBF6EA")
    ImageDraw.Draw(old).rectangle((20, 20, 100, 60), fill="#123F7E")
    keep(old, tmp_path / "kept.png")
    assert kept_digest(tmp_path / "kept.png") == digest(old)
    new = old.copy()
    new.putpixel((150, 300), (251, 246, 235))  # one step of one colour
    assert digest(new) != kept_digest(tmp_path / "kept.png")
    ImageDraw.Draw(new).rectangle((120, 280, 180, 320), fill="#84301A")
    beside(tmp_path / "kept.png", new, tmp_path / "sheet.png")
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.size == (320, 200)
        assert sheet.getpixel((30, 20)) == sheet.getpixel((140, 20)) == (18, 63, 126), "old and new, beside each other"
        assert sheet.getpixel((220 + 75, 150)) == (208, 0, 96), "and marked where they differ"
        assert sheet.getpixel((220 + 30, 20)) != (208, 0, 96)
