"""loket.toml: what an installer writes once, and the mistakes that people make in it."""

import re
from pathlib import Path

import pytest

from kiosk.errors import FaultyFile
from kiosk.settings import read_settings


def _written(home: Path, text: str) -> Path:
    (home / "loket.toml").write_text(text, "utf-8")
    return home


def test_without_a_file_the_demonstration_runs(tmp_path: Path) -> None:
    """A newcomer types one command and must not write a file first."""
    settings = read_settings(home=tmp_path)
    assert settings.kiosk.station == "Köln Hbf"
    assert settings.home == tmp_path


def test_what_is_set_counts_and_the_rest_stays(tmp_path: Path) -> None:
    """An installer sets what is special here, and nothing else."""
    home = _written(tmp_path, '[kiosk]\nid = "utr-3"\nlanguages = ["nl", "en"]\n[panel]\ndiagonal_mm = 380\n')
    settings = read_settings(home=home)
    assert settings.kiosk.id == "utr-3"
    assert settings.kiosk.languages == ("nl", "en")
    assert settings.panel.diagonal_mm == 380.0
    assert settings.panel.width_px == 1080


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ('[kiosk]\nstaton = "Bonn"\n', 2, "Did you mean station?"),
        ('[kisok]\nid = "a"\n', 1, "Did you mean kiosk?"),
        ('[panel]\nwidth_px = "wide"\n', 2, "is not a whole number"),
        ("[kiosk]\nlanguages = 3\n", 2, "list of words"),
        ('[kiosk]\nid = "a\n', 2, "is not TOML"),
        ("[panel]\nwidth_px = true\n", 2, "is not a whole number"),
        ("kiosk = 5\n", 1, "Write [kiosk] on a line of its own"),
        ('[[kiosk]]\nid = "a"\n', 1, "Write [kiosk] on a line of its own"),
        ("[kiosk]\nlanguages = []\n", 2, "at least one language"),
        ('[kiosk]\nlanguages = ["nl", "xx"]\n', 2, "no words in 'xx'. Known: de, en, fi, nb, nl, sv."),
        ('[kiosk]\nlanguages = ["nl", "nl"]\n', 2, "named twice"),
        ('[kiosk]\ntimezone = "Europe/Berlim"\n', 2, "Did you mean Europe/Berlin?"),
        ('[kiosk]\ntimezone = "Europe"\n', 2, "nobody knows the time zone"),
        ('[kiosk]\ntimezone = "../zone"\n', 2, "nobody knows the time zone"),
        ("[panel]\nwidth_px = 0\n", 2, "a size cannot be 0"),
        ("[panel]\nheight_px = -1920\n", 2, "a size cannot be -1920"),
        ("[panel]\ndiagonal_mm = nan\n", 2, "a size cannot be nan"),
        ('[content]\nflow = ""\n', 2, "it is empty"),
        ('[content]\nrealtime = "ftp://rail.example/x"\n', 2, "cannot be fetched"),
        ('[content]\nrealtime = "https:///x"\n', 2, "cannot be fetched"),
        ('[content]\nrealtime = ["a.pb", " "]\n', 2, "one of the sources is empty"),
        ('[content]\nrealtime = ["a.pb", "a.pb"]\n', 2, "named twice"),
        ("[content]\nrealtime = 5\n", 2, "is not a list of words"),
        ('[voice]\nspeak = "hibari"\n', 2, 'Write "en=hibari".'),
        ('[voice]\nspeak = ["en=hibary"]\n', 2, "no voice is called 'hibary'. Did you mean hibari?"),
        ('[voice]\nspeak = ["nl=hibari"]\n', 2, "hibari does not speak 'nl'. Write nl=espeak."),
        ('[voice]\nspeak = ["tr=espeak"]\n', 2, "espeak does not speak 'tr'. Known: en, nl, de, sv, fi, nb."),
        ('[voice]\nspeak = ["en=hibari", "en=espeak"]\n', 2, "a language is named twice"),
        ("[content]\nrealtime_seconds = 1\n", 2, "too short or too long (5 to 3600)"),
        ("[content]\nrealtime_stale_seconds = 10\n", 2, "too short or too long (30 to 3600)"),
        ("[content]\nrealtime_second = 30\n", 2, "Did you mean realtime_seconds?"),
        ('[desk]\nurl = "http://a"\n[kiosk]\nplace = "id of it"\nid = 5\n', 5, "is not a word in quotes"),
        ('[desk]\nphone = "1"\n[kiosk]\nid = "a"\n[panel]\nid = 5\n', 6, "nobody reads 'id'"),
        ("kiosk.id = 5\n", 1, "is not a word in quotes"),
        ("panel = {width_px = 5, height_px = -1}\n", 1, "a size cannot be -1"),
    ],
)
def test_a_mistake_is_told_with_line_and_cure(tmp_path: Path, text: str, line: int, told: str) -> None:
    """A misspelt key that is silently ignored would cost an installer an afternoon."""
    with pytest.raises(FaultyFile) as raised:
        read_settings(home=_written(tmp_path, text))
    fault = raised.value.faults[0]
    assert fault.line == line
    assert told in str(fault)
    assert str(tmp_path / "loket.toml") in str(fault)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    """One run, one list: nobody wants to find them one by one."""
    with pytest.raises(FaultyFile) as raised:
        read_settings(home=_written(tmp_path, '[kiosk]\nidd = "a"\nplaec = "b"\n'))
    assert len(raised.value.faults) == 2


@pytest.mark.parametrize("name", ["nowhere.toml", ".", "latin.toml"])
def test_a_file_that_was_asked_for_must_be_read(tmp_path: Path, name: str) -> None:
    """Who names a file means it: a kiosk that opens with other settings than these would be a lie."""
    (tmp_path / "latin.toml").write_bytes('[kiosk]\nstation = "Köln Hbf"\n'.encode("latin-1"))
    with pytest.raises(FaultyFile, match="ST006"):
        read_settings(tmp_path / name, home=tmp_path)


def test_a_path_counts_from_the_folder_of_its_file(tmp_path: Path) -> None:
    """The kiosk is started from the root folder by the system, and from anywhere by an installer at the keyboard."""
    text = '[content]\nflow = "my-flow"\ntimetable = "/feeds/all.zip"\n[devices]\nsound = "none"\n'
    settings = read_settings(home=_written(tmp_path, text))
    assert settings.content.flow == str(tmp_path / "my-flow")
    assert settings.content.timetable == "/feeds/all.zip"
    assert (settings.content.tariff, settings.devices.sound) == ("demo", "none")


def test_live_news_come_from_nowhere_one_place_or_several(tmp_path: Path) -> None:
    """Nothing, one file, or addresses: whatever is shortest to write."""
    written = {
        "": (),
        'realtime = ""': (),
        'realtime = "news.pb"': (str(tmp_path / "news.pb"),),
        'realtime = "demo"': ("demo",),
        'realtime = ["https://rail.example/updates?key=k", "/feeds/alerts.pb"]': (
            "https://rail.example/updates?key=k",
            "/feeds/alerts.pb",
        ),
    }
    for text, expected in written.items():
        content = read_settings(home=_written(tmp_path, f"[content]\n{text}\n")).content
        assert content.realtime == expected
        assert (content.realtime_seconds, content.realtime_stale_seconds) == (30, 180)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('listen = "on"', "Write"),
        ('hears = "en"', "does not say who hears what"),
        ('hears = "en=whispr"', "Did you mean whisper?"),
        ('hears = ["en=vosk", "en=whisper"]', "named twice"),
        ('wyoming = "fi=speech.example:10300"', "what travellers say does not leave it"),
        ('wyoming = "fi=127.0.0.1"', "does not say which language, and where"),
        ('patience = "none"', 'Write "usual" or "long".'),
        ('listen_idle = "yes"', "is not true or false"),
        ('listen_idle = true\nlisten = "off"', 'hears nothing while listen = "off"'),
    ],
)
def test_what_cannot_be_heard_so_is_told(tmp_path: Path, text: str, told: str) -> None:
    """The ear of a kiosk is set by hand; another machine is never an ear."""
    home = _written(tmp_path, f"[voice]\n{text}\n")
    with pytest.raises(FaultyFile, match=re.escape(told)) as caught:
        read_settings(home=home)
    assert caught.value.faults[0].line == 2


def test_who_hears_what_can_be_set(tmp_path: Path) -> None:
    """One language by the engines of the house, another by an engine beside it."""
    home = _written(
        tmp_path, '[voice]\nhears = ["en=vosk+whisper"]\nwyoming = "fi=127.0.0.1:10300"\npatience = "long"\n'
    )
    voice = read_settings(home=home).voice
    assert (voice.hears, voice.wyoming, voice.patience) == (("en=vosk+whisper",), ("fi=127.0.0.1:10300",), "long")
