"""Five keys that one can feel: next, previous, enter, back, help. Every screen can be finished with them alone."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Q_ARG, QMetaObject, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow

# Which key says what; an audio keypad is a keyboard with its own table, and its socket tells of the headphones by keys.
KEYS: Mapping[int, str] = MappingProxyType(
    {
        Qt.Key.Key_Down: "next",
        Qt.Key.Key_Right: "next",
        Qt.Key.Key_Tab: "next",
        Qt.Key.Key_Up: "previous",
        Qt.Key.Key_Left: "previous",
        Qt.Key.Key_Backtab: "previous",
        Qt.Key.Key_Return: "enter",
        Qt.Key.Key_Enter: "enter",
        Qt.Key.Key_Space: "enter",
        Qt.Key.Key_Back: "back",
        Qt.Key.Key_Escape: "back",
        Qt.Key.Key_Backspace: "back",
        Qt.Key.Key_F1: "help",
        Qt.Key.Key_Help: "help",
        Qt.Key.Key_F2: "repeat",
        Qt.Key.Key_F3: "read",
        Qt.Key.Key_F4: "jack-in",
        Qt.Key.Key_F5: "jack-out",
        Qt.Key.Key_F6: "dark",
        Qt.Key.Key_F7: "softer",
        Qt.Key.Key_F8: "louder",
        Qt.Key.Key_F9: "slower",
        Qt.Key.Key_F10: "faster",
        Qt.Key.Key_Pause: "pause",
        Qt.Key.Key_MediaTogglePlayPause: "pause",
        Qt.Key.Key_MediaPrevious: "rewind",
        Qt.Key.Key_MediaNext: "skip",
        Qt.Key.Key_Spell: "spell",
        Qt.Key.Key_F11: "practice-begin",
        Qt.Key.Key_F12: "practice-show",
        Qt.Key.Key_F13: "speak",
        Qt.Key.Key_MicMute: "speak",  # an audio keypad's own key for its microphone
    }
)


# Nobody pressed these: no hand to be patient with, and the ring stays as it is.
SIGNALS = frozenset({"jack-in", "jack-out"})
# What is being said goes on, and changes, or is gone through.
FOR_THE_EAR = frozenset({"softer", "louder", "slower", "faster", "pause", "rewind", "skip", "spell"})


def verb_of(key: int, repeats: bool = False) -> str:
    """What a key says; "" for any other key, and for a key that is held down (nothing repeats by itself)."""
    return "" if repeats else KEYS.get(key, "")


def move_focus(window: QQuickWindow, forward: bool) -> None:
    """To the next thing that can be touched, in the order of reading; after the last comes the first.

    The window walks by itself: an item of the chain that Python has once held is deleted with what holds it here
    (PySide 6.11 takes what `nextItemInFocusChain` returns for a child), and "Call a person" would be gone.
    """
    QMetaObject.invokeMethod(window, "walk", Qt.ConnectionType.DirectConnection, Q_ARG(bool, forward))


def press_focused(window: QQuickWindow) -> bool:
    """Do what a finger on the focused control would do; False where nothing has the focus."""
    item: QQuickItem | None = window.activeFocusItem()
    return item is not None and QMetaObject.invokeMethod(item, "click")
