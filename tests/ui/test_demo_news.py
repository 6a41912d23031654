"""Made-up delays belong to the made-up timetable: beside real trains they would be lies."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.assembly import assemble
from kiosk.errors import FaultyFile
from kiosk.settings import ContentSettings, Settings
from kiosk.timetable.model import Source
from tests.clock import FakeClock
from ui.demo import with_live_news
from ui.wings import news_source


def test_the_demonstration_has_live_news_by_itself(home: Path) -> None:
    """Who tries the demo sees late trains without having to write a file; what is set stays as it is."""
    assert with_live_news(Settings(home)).content.realtime == ("demo",)
    own = Settings(home, content=ContentSettings(realtime=("/feeds/news.pb",)))
    assert with_live_news(own) is own
    real = Settings(home, content=ContentSettings(timetable="/feeds/all.zip"))
    assert with_live_news(real) is real


def test_made_up_news_are_refused_beside_a_real_timetable(home: Path) -> None:
    """Somebody forgot the line in loket.toml when the real timetable came: the kiosk does not open with it."""
    kiosk = assemble(Settings(home), FakeClock())
    assert news_source("demo", kiosk, FakeClock()).fetch()
    real = replace(kiosk, source=replace(kiosk.source, demo=False))
    assert isinstance(real.source, Source)
    with pytest.raises(FaultyFile, match="ST007"):
        news_source("demo", real, FakeClock())
