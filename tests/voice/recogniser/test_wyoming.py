"""An engine outside: spoken to in its protocol, on this machine only, and lived without when it goes away."""

import json
import socketserver
from collections.abc import Iterator
from threading import Thread
from typing import Any

import pytest

from tests.voice.recogniser.conftest import Open
from tests.voice.recogniser.engines import seat
from tests.voice.recogniser.listened import spoken
from tests.voice.recogniser.test_supervisor import SCREEN, _say
from voice.engines.wyoming_engine import WyomingEngine
from voice.model import ListenState, Screen
from voice.recogniser.seats import MAKERS, Seat


class _Server(socketserver.ThreadingTCPServer):
    """Speaks Wyoming as faster-whisper's server does: data behind the line, with its length."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.got: list[tuple[str, dict[str, Any]]] = []
        self.sound = 0
        self.answers = "yksi lippu"


class _Talk(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        while line := self.rfile.readline():
            head = json.loads(line)
            self.server.sound += len(self.rfile.read(head.get("payload_length") or 0))
            self.server.got.append((head["type"], head["data"]))
            if not self.server.answers:
                return  # it hangs up in the middle
            if head["type"] == "describe":
                self._tell("info", {"asr": []})
            if head["type"] == "audio-stop":
                self._tell("transcript", {"text": self.server.answers})

    def _tell(self, kind: str, data: dict[str, Any]) -> None:
        behind = json.dumps(data).encode()
        self.wfile.write(json.dumps({"type": kind, "data_length": len(behind)}).encode() + b"\n" + behind)


@pytest.fixture
def server() -> Iterator[_Server]:
    with _Server() as started:
        Thread(target=started.serve_forever, daemon=True).start()
        yield started
        started.shutdown()


def _address(server: _Server) -> str:
    return f"127.0.0.1:{server.server_address[1]}"


def test_it_is_told_the_language_and_the_names_and_given_the_sound(server: _Server) -> None:
    """For Finnish there is no engine in a package: the operator's own one hears."""
    engine = WyomingEngine(_address(server), "fi")
    engine.expect(Screen(1, "fi", (), ("Helsinki",)))
    hearing = engine.hear(bytes(70_000))
    assert (hearing.text, hearing.closed) == ("yksi lippu", False)
    assert server.sound == 70_000
    assert [kind for kind, _ in server.got][:3] == ["describe", "transcribe", "audio-start"]
    assert server.got[1][1] == {"language": "fi", "context": {"names": ["Helsinki"]}}


def test_another_machine_is_never_called() -> None:
    """The protocol asks nobody who they are."""
    with pytest.raises(ValueError, match="another machine"):
        WyomingEngine("speech.example:10300", "fi")


def test_who_hangs_up_is_no_engine(server: _Server) -> None:
    """Something else listens at that port."""
    server.answers = ""
    with pytest.raises(OSError):
        WyomingEngine(_address(server), "fi")


def test_when_it_goes_away_the_others_still_hear(open_ear: Open, server: _Server) -> None:
    """What the engine in the kiosk heard is not lost with the one outside."""
    outside = Seat("wyoming", MAKERS["wyoming"], {"address": _address(server), "language": "en"})
    ear, told = open_ear(seat(), outside)
    ear.expect(SCREEN)
    told.wait_for(ListenState.READY)
    server.answers = ""
    heard = _say(ear, told, spoken("two tickets please"))
    assert [one.text for one in heard.hearings] == ["two tickets", ""]
