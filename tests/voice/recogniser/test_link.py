"""The wire to the recogniser: whatever pieces a socket gives, the same messages come out; nonsense is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice.recogniser.link import MOST, Message, Unpacker, packed

messages = st.builds(
    Message, st.text(min_size=1, max_size=8), st.dictionaries(st.text(max_size=5), st.text(max_size=9)), st.binary()
)


@given(st.lists(messages, max_size=4), st.integers(1, 40))
def test_messages_survive_any_cutting(sent: list[Message], size: int) -> None:
    """Sound that holds line ends, words of any language, pieces of any size."""
    wire = b"".join(packed(message) for message in sent)
    unpacker, got = Unpacker(), []
    for at in range(0, len(wire), size):
        got += unpacker.feed(wire[at : at + size])
    assert got == sent


@pytest.mark.parametrize(
    "wire", [b"hello\n", b"[]\n", b'{"payload_length": 3}\n', b'{"type": "pcm", "payload_length": %d}\n' % (MOST + 1)]
)
def test_nonsense_is_refused(wire: bytes) -> None:
    """A recogniser that writes over its own wire is killed, not believed."""
    with pytest.raises(ValueError):
        list(Unpacker().feed(wire))
