"""Frames from a kiosk to the page of its helper: for its own call only; whose it is, the database is asked once."""

import json
from dataclasses import replace

import pytest

from assistance.desk.store import Requests
from assistance.messages import Talk
from assistance.talk.model import Topic
from assistance.web.cards import Cards
from assistance.web.exchange import Exchange
from assistance.web.login import Login
from assistance.web.talking import Talking
from tests.assistance.hall import STATION, Hall
from tests.loops import run_apart


class CountedRequests(Requests):
    """The desk's, which knows how often it was asked whose call it is."""

    asked = 0

    def kiosk_of(self, id: str, station: str = "") -> str | None:
        self.asked += 1
        return super().kiosk_of(id, station)


@pytest.mark.requirement("A11Y-42")
def test_each_letter_is_passed_on_and_whose_call_it_is_is_asked_once(file_hall: Hall) -> None:
    """A word is a frame for each letter; another kiosk says nothing in this call, however often it tries."""
    request = file_hall.kiosk("hh-3").call()
    file_hall.pass_time(1)
    requests = CountedRequests(file_hall.desk.engine, file_hall.desk.requests.stations)
    desk, cards = replace(file_hall.desk, requests=requests), Cards(file_hall.desk.suggestions)
    letters = [Talk(request.id, Topic.TEXT, letter, "anna") for letter in "Hallo"]

    async def talk() -> None:
        exchange = Exchange()
        talking = Talking(desk, exchange, cards, Login(desk.staff, desk.duty, cards, desk.clock))
        with exchange.listen(STATION, f"request:{request.id}:anna") as page:
            with talking.ear(STATION, "hh-3"):
                for frame in letters:
                    await talking.from_kiosk(STATION, "hh-3", frame)
                assert requests.asked == 1
                assert [json.loads(text)["text"] for text in await page.next(1)] == list("Hallo")
            for frame in letters:
                await talking.from_kiosk(STATION, "hh-4", frame)
            assert await page.next(0.01) == []
            assert requests.asked == 6, "a no is not remembered: its own call may be kept a moment later"
            await talking.from_kiosk(STATION, "hh-3", letters[0])
            assert requests.asked == 7, "a new link asks anew"

    run_apart(talk())
