"""The main screens as they should look, pixel by pixel: `./loket pictures` paints them anew into docs/pictures."""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageChops, ImageDraw
from PIL.PngImagePlugin import PngInfo
from PySide6.QtGui import QImage

from kiosk.language import Texts
from tests.ui.listening import views as listening
from tests.ui.prompts import frame, prompts, views, words
from tests.ui.said import said
from ui.help_view import HelpView
from ui.manners import ROBOT_MANNERS
from ui.preview import panel_of, settle
from ui.view import view_of
from ui.window import Window, open_application

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "pictures"
SMALLER, COLOURS = (
    2,
    40,
)  # a kept picture is there to be looked at; what counts is the digest of every pixel, kept inside
DIGEST = "pixels"
NO_FONTS = "<fontconfig><cachedir>{}</cachedir></fontconfig>"  # of the machine: what is seen comes from the lock file


@dataclass(frozen=True)
class Picture:
    """One screen in one look, and the file that keeps it."""

    name: str
    screen: str
    panel: str = "1080x1920"
    language: str = "en"
    theme: str = "light"
    scale: float = 1.0
    reach: bool = False
    spaced: bool = False


GALLERY = (
    Picture("welcome", "welcome"),
    Picture("station", "station-typed"),
    Picture("moment", "moment"),
    Picture("party", "party"),
    Picture("offers", "offers"),
    Picture("review", "review-asks"),
    Picture("pay", "paying"),
    Picture("deliver", "deliver"),
    Picture("thanks", "thanks"),
    Picture("trouble", "declined"),
    Picture("still-there", "moment-still"),
    Picture("help-called", "way-sent"),
    Picture("help-coming", "way-coming"),
    Picture("help-nobody", "review-unreachable"),
    Picture("welcome-wide", "welcome", "1920x1080", "nl"),
    Picture("review-small-german", "review-full", "1280x800", "de"),
    Picture("offers-square-finnish", "offers", "1024x768", "fi"),
    Picture("way-large-dark", "way", language="sv", theme="dark", scale=2.0),
    Picture("party-low", "party", language="nb", theme="paper", reach=True),
    Picture("review-spaced", "review-asks", language="de", spaced=True),
    Picture("offers-spaced-wide", "offers", "1920x1080", "nl", spaced=True),
    Picture("welcome-waits", "listen-waiting", language="de"),
    Picture("welcome-waits-small", "listen-waiting", "1280x800", "nl"),
    Picture("welcome-yellow", "welcome", language="de", theme="yellow", scale=1.5),
)


def view(picture: Picture, texts: Texts) -> dict[str, object]:
    """What this picture shows; nothing in it depends on the day."""
    if picture.screen == "way-sent":
        sent = HelpView("sent", texts.say("help-sent"), said("coming.detail", picture.language), can_cancel=True)
        around = frame(picture.language, "way", help=sent)
        return view_of(prompts(picture.language)["way"], around, texts)
    look = picture.language, texts, picture.theme, picture.scale
    asked = {"reach": picture.reach, "spaced": picture.spaced}
    return {**views(*look), **listening(*look)}[picture.screen] | asked


def paint(out: Path, wanted: Sequence[Picture] = GALLERY) -> None:
    """Draw them in this process, which should be a fresh one: `painted` sees to that."""
    application, spoken = open_application(sys.argv[:1]), words()
    for panel in dict.fromkeys(picture.panel for picture in wanted):
        window = Window(panel_of(panel), ROBOT_MANNERS)
        for picture in wanted:
            if picture.panel == panel:
                window.show(view(picture, spoken.texts(picture.language)))
                settle()
                window.grab().convertToFormat(QImage.Format.Format_RGB888).save(str(out / f"{picture.name}.png"))
        window.close()
    del application


def painted(out: Path, names: Sequence[str] = ()) -> None:
    """Draw them as every machine does: in software, with our own font and no other. Raises if that fails."""
    with TemporaryDirectory() as folder:
        fonts = Path(folder) / "fonts.conf"
        fonts.write_text(NO_FONTS.format(folder), "utf-8")
        machine = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
        ours = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", "FONTCONFIG_FILE": str(fonts)}
        command = [sys.executable, "-m", "tests.ui.gallery", "--paint", str(out.resolve()), "--only", *names]
        subprocess.run(command, cwd=ROOT, env={**machine, **ours}, check=True)


def digest(image: Image.Image) -> str:
    """Of each pixel: two pictures are the same, or they are not."""
    return sha256(repr(image.size).encode() + image.convert("RGB").tobytes()).hexdigest()


def keep(image: Image.Image, file: Path) -> None:
    """As small as it can be looked at, with the digest of what it was."""
    told = PngInfo()
    told.add_text(DIGEST, digest(image))
    small(image).quantize(COLOURS, dither=Image.Dither.NONE).save(file, "PNG", optimize=True, pnginfo=told)


def small(image: Image.Image) -> Image.Image:
    """As it is kept."""
    return image.convert("RGB").reduce(SMALLER)


def kept_digest(file: Path) -> str:
    """The digest that a kept picture carries; "" where there is none."""
    if not file.exists():
        return ""
    with Image.open(file) as kept:
        return str(kept.info.get(DIGEST, ""))


def beside(kept: Path, new: Image.Image, out: Path) -> None:
    """The old picture, the new one, and the new one once more with what differs marked."""
    with Image.open(kept) as opened:
        palette = opened.copy()
    old, shown = palette.convert("RGB"), small(new)
    marked = Image.blend(shown, Image.new("RGB", shown.size, "white"), 0.6)
    if old.size == shown.size:
        like_old = shown.quantize(palette=palette, dither=Image.Dither.NONE).convert("RGB")
        differs = ImageChops.difference(old, like_old).convert("L").point(lambda value: 255 if value else 0)
        marked.paste(Image.new("RGB", shown.size, "#D00060"), mask=differs)
        if (box := differs.getbbox()) is not None:
            ImageDraw.Draw(marked).rectangle(box, outline="#D00060", width=3)
    sheet = Image.new("RGB", (old.width + 2 * shown.width + 20, max(old.height, shown.height)), "#808080")
    for x, image in ((0, old), (old.width + 10, shown), (old.width + shown.width + 20, marked)):
        sheet.paste(image, (x, 0))
    sheet.save(out)


def changed(out: Path, kept: Path = PICTURES) -> list[str]:
    """Names of the pictures in `out` that are not the kept ones; each then has its sheet NAME-changed.png there."""
    found = []
    for picture in GALLERY:
        with Image.open(out / f"{picture.name}.png") as new:
            if digest(new) != kept_digest(kept / f"{picture.name}.png"):
                found.append(picture.name)
                if (kept / f"{picture.name}.png").exists():
                    beside(kept / f"{picture.name}.png", new, out / f"{picture.name}-changed.png")
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Paint all anew and say which are different from before; 1 with --check if any is."""
    parser = argparse.ArgumentParser(prog="./loket pictures", description=__doc__)
    parser.add_argument(
        "--check", type=Path, metavar="DIR", help="change nothing; old and new beside each other to DIR"
    )
    parser.add_argument("--paint", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--only", nargs="*", default=(), help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.paint:
        paint(given.paint, [one for one in GALLERY if not given.only or one.name in given.only])
        return 0
    with TemporaryDirectory() as folder:
        out = given.check or Path(folder)
        out.mkdir(parents=True, exist_ok=True)
        painted(out)
        different = changed(out)
        if not given.check:
            PICTURES.mkdir(parents=True, exist_ok=True)
            for name in different:
                with Image.open(out / f"{name}.png") as new:
                    keep(new, PICTURES / f"{name}.png")
    sys.stdout.write(f"{len(GALLERY)} pictures, different from before: {', '.join(different) or 'none'}\n")
    return 1 if given.check and different else 0


if __name__ == "__main__":
    sys.exit(main())
