"""The window: shows a view, and tells what was touched. Nothing else in the house knows QML."""

import gc
import os
import time
from collections.abc import Callable
from ctypes import CDLL
from pathlib import Path
from typing import Any, cast

import fontpkg_atkinson_hyperlegible as atkinson
import shiboken6
from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage
from PySide6.QtQml import QmlElement, QmlSingleton, QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.settings import PanelSettings
from ui.arrival_code import forget_paths
from ui.audit import name_of
from ui.code_reader import CodeReader
from ui.direction import from_the_right
from ui.keypad import FOR_THE_EAR, SIGNALS, move_focus, press_focused, verb_of
from ui.manners import Manners
from ui.models import LISTS, Rows
from ui.softened import colours_of
from ui.spoken_word import SpokenWord
from ui.themes import BOTTOM_MM, FAMILY, look_of, spacing

QML_IMPORT_NAME = "Loket"
QML_IMPORT_MAJOR_VERSION = 1
QML = Path(__file__).parent / "qml"

# each page has its own; the rest is the frame's
PAGE_LISTS = ("choices", "asks", "moments", "lines", "counters", "letters", "beginnings")

PARTS = {"below": 1, "above": -1}  # of a page that has no room at once


@QmlElement
@QmlSingleton
class Kiosk(QObject):
    """What QML may know of the world: lists to show, and words to say what was touched."""

    acted = Signal(str, str)
    looked = Signal("QVariantMap")  # type: ignore[arg-type]
    shown = Signal("QVariantMap", bool)  # type: ignore[arg-type]
    drew = Signal()
    turned = Signal(str)
    focus_moved = Signal(str)
    scanned = Signal(str)
    stepped = Signal(int)
    keyed_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.manners = Manners()
        self.seconds: Callable[[], float] = time.monotonic
        self.window: QQuickWindow | None = None
        self.closing = False
        self._lists: dict[tuple[str, str], Rows] = {}
        self._keyed = False
        self._changed_at = float("-inf")
        self._pressed_at = float("-inf")
        self._acts: dict[tuple[str, str], float] = {}
        self._playing = False  # the kiosk shows something itself: a key stops that, and does nothing else
        self._reader = CodeReader()

    @Property(bool, notify=keyed_changed)
    def keyed(self) -> bool:
        """Whether keys were used last: then, and only then, the focus is shown."""
        return self._keyed

    @Property(int, constant=True)
    def fade(self) -> int:
        """Milliseconds that a new page takes to appear."""
        return self.manners.fade

    @Property(bool)
    def may_close(self) -> bool:
        """Whether the window may be closed. A full-screen panel is closed by `Window.close` only, never by a stray key:
        so `QGuiApplication.quit` waits for ever there; `exit` does not.
        """
        return self.closing

    @Slot(str, str, result=QObject)
    def rows(self, page: str, name: str) -> Rows:
        """The list of this name; `page` "" for those of the frame."""
        if (page, name) not in self._lists:
            self._lists[page, name] = Rows(LISTS[name], self)
        return self._lists[page, name]

    @Slot()
    def press(self) -> None:
        """A finger came down on a control."""
        self._pressed_at = self.seconds()

    @Slot(str, str)
    def act(self, action: str, argument: str) -> None:
        """A finger left a control, or a key pressed it. Too early or too often is not heard."""
        now, manners = self.seconds(), self.manners
        pressed = self._pressed_at if self._pressed_at > float("-inf") else now
        self._pressed_at = float("-inf")
        if action != "missed":
            if action != "help" and pressed < self._changed_at + manners.deaf_after_change / 1000:
                return
            if now < self._acts.get((action, argument), float("-inf")) + manners.deaf_after_press / 1000:
                return
            self._acts[action, argument] = now
        if action in PARTS:
            self.stepped.emit(PARTS[action])
        else:
            self.acted.emit(action, argument)

    @Slot()
    def touch(self) -> None:
        """A finger came down anywhere."""
        self._show_focus(False)
        self.acted.emit("touched", "")

    @Slot(int, bool, result=bool)
    def key(self, key: int, repeats: bool) -> bool:
        """A key went down; True if it is one of ours."""
        if code := self._reader.key(key, self.seconds()):
            self.scanned.emit(code)
            return True
        verb = verb_of(key, repeats)
        if not verb or self.window is None:
            return repeats
        if verb in SIGNALS:
            self.acted.emit(verb, "")
            return True
        if verb in FOR_THE_EAR:
            self.turned.emit(verb)
            return True
        stops = self._playing and verb != "help"
        self._show_focus(True)
        self.acted.emit("touched", "key")
        if stops:
            return True
        if verb in ("next", "previous"):
            move_focus(self.window, verb == "next")
            self._tell_focus()
        elif verb == "enter":
            press_focused(self.window)
        else:
            self.act(verb, "")
        return True

    @Slot()
    def refocus(self) -> None:
        """The control that had the focus went out, and another has it now: who uses keys must know which."""
        if self._keyed:
            self._tell_focus()

    @Slot()
    def moved(self) -> None:
        """Another part of the page is shown: a finger still on its way was meant for the one before. A key was not."""
        if not self._keyed:
            self._changed_at = self.seconds()

    @Slot()
    def drawn(self) -> None:
        """A frame is on the panel."""
        self.drew.emit()

    def present(self, view: dict[str, Any], fresh: bool) -> None:
        """Fill the lists first, then show: a page finds its rows when it is made."""
        if fresh:
            self._changed_at = self.seconds()
            self._acts.clear()
        self._playing = view["practice"]["playing"]
        page = view["page"]
        lists = {name: (view["board"] if name in view["board"] else view)[name] for name in PAGE_LISTS}
        for name, rows in lists.items():
            if rows or (page, name) in self._lists:
                self.rows(page, name).sync(rows)
        for name, rows in (
            ("languages", view["languages"]),
            ("tools", view["tools"]),
            ("steps", view["trail"]["steps"]),
            ("buttons", view["helping"]["buttons"]),
            ("keys", view["pad"]["keys"]),
            ("faces", view["helping"]["faces"]),
            ("said", view["talk"]["said"]),
            ("phrases", view["talk"]["phrases"]),
            ("talk_keys", view["talk"]["keys"]),
        ):
            self.rows("", name).sync(rows)
        self.shown.emit({name: part for name, part in view.items() if name not in PAGE_LISTS}, fresh)

    def forget(self, page: str) -> None:
        """Empty the lists of every page but this one."""
        for (owner, _), rows in self._lists.items():
            if owner not in ("", page):
                rows.sync([])
        self._acts.clear()
        self._show_focus(False)

    def _tell_focus(self) -> None:
        item = self.window.activeFocusItem() if self.window is not None else None
        if item is not None:
            self.focus_moved.emit(name_of(item))

    def _show_focus(self, keyed: bool) -> None:
        if keyed != self._keyed:
            self._keyed = keyed
            self.keyed_changed.emit()


class Window(QObject):
    """One panel. Needs a QGuiApplication; `close` takes it down in the order that Qt wants."""

    acted = Signal(str, str)  # action, argument: docs/design.md lists them
    talked = Signal(str, str)  # the same for what belongs to a talk with a helper: "talk-..."
    staffed = Signal(str)  # a helper who stands here touched "staff-..."
    practised = Signal(str)  # "practice-begin", "practice-show", "practice-end"
    showed = Signal()  # another view is on its way to the panel
    drawn = Signal()  # a frame is on the panel
    turned = Signal(str)  # a key for the ear: softer, louder, slower, faster
    scanned = Signal(str)  # a code that was held to the reader
    focus_moved = Signal(str)  # by a key: the accessible name of the control that it would press now

    def __init__(
        self,
        panel: PanelSettings,
        manners: Manners | None = None,
        seconds: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
        *,
        bottom_mm: float = BOTTOM_MM,
    ) -> None:
        super().__init__(parent)
        load_fonts()
        self.panel = panel
        self._bottom_mm = bottom_mm
        self._page: tuple[str, str] = ("", "")
        self._look: tuple[object, ...] = ()
        self._engine = QQmlApplicationEngine()
        self._kiosk = cast(Kiosk, self._engine.singletonInstance(QML_IMPORT_NAME, "Kiosk"))
        self.spoken = cast(SpokenWord, self._engine.singletonInstance(QML_IMPORT_NAME, "SpokenWord"))
        self._kiosk.closing = not panel.full_screen
        self._kiosk.manners, self._kiosk.seconds = manners or Manners(), seconds
        self._engine.setInitialProperties({"width": panel.width_px, "height": panel.height_px})
        self._engine.load(QUrl.fromLocalFile(str(QML / "Main.qml")))
        if not self._engine.rootObjects():
            raise RuntimeError("the screens cannot be loaded: see the QML message above")
        self.quick = cast(QQuickWindow, self._engine.rootObjects()[0])
        self._kiosk.window = self.quick
        self._kiosk.acted.connect(self._tell)
        self._kiosk.drew.connect(self.drawn)
        self._kiosk.turned.connect(self.turned)
        self._kiosk.focus_moved.connect(self.focus_moved)
        self._kiosk.scanned.connect(self.scanned)

    def show(self, view: dict[str, Any]) -> None:
        """Put this view (`ui.view.view_of`) on the panel; what is already right stays untouched."""
        look = (view["theme"], view["scale"], view["softness"], view["spaced"], view["rtl"])
        if look != self._look:
            self._look, (theme, scale, softness, spaced, joined) = look, look
            sizes = look_of(self.panel, theme, scale, self._bottom_mm)
            self._kiosk.looked.emit(sizes | colours_of(theme, softness) | spacing(spaced, joined=joined))
        view = from_the_right(view) if view["rtl"] else view
        page = (view["page"], view["step"])
        fresh = page[0] != self._page[0]
        self._kiosk.present(view, fresh)
        self._page = page
        if not self.quick.isVisible():
            if self.panel.full_screen:
                self.quick.showFullScreen()
            else:
                self.quick.show()
            self.quick.requestActivate()
        self.showed.emit()

    def _tell(self, action: str, argument: str) -> None:
        if action.startswith("staff-"):
            self.staffed.emit(action)
        elif action.startswith("practice-"):
            self.practised.emit(action)
        else:
            (self.talked if action.startswith("talk-") else self.acted).emit(action, argument)

    @property
    def keyed(self) -> bool:
        """Whether keys were used last."""
        return bool(self._kiosk.keyed)

    def grab(self) -> QImage:
        """What is on the panel now, as a picture."""
        return self.quick.grabWindow()

    def focused_name(self) -> str:
        """The objectName of the control that a key would press: "choice-return"; "" if there is none."""
        item = self.quick.activeFocusItem()
        return item.objectName() if item is not None else ""

    def focused_label(self) -> str:
        """The accessible name of the control that a key would press; "" while fingers are used."""
        item = self.quick.activeFocusItem() if self._kiosk.keyed else None
        return name_of(item) if item is not None else ""

    def item(self, name: str) -> QQuickItem | None:
        """The visible control of this objectName ("<role>-<id>")."""
        return next((item for item in self.items() if item.objectName() == name), None)

    def items(self) -> list[QQuickItem]:
        """Everything visible, in the order of reading."""
        found: list[QQuickItem] = []
        _gather(self.quick.contentItem(), found)
        return found

    def rest(self) -> None:
        """The visit is over: what was shown is forgotten, and memory given back."""
        self._kiosk.forget(self._page[0])
        forget_paths()
        self._engine.collectGarbage()
        gc.collect()
        CDLL(None).malloc_trim(0)

    def close(self) -> None:
        """Close the panel. Engine first: bindings must not meet a world that is gone."""
        self._kiosk.closing = True
        self._kiosk.window = None
        self.quick.close()
        shiboken6.delete(self._engine)


def open_application(arguments: list[str]) -> QGuiApplication:
    """The Qt application of a kiosk: drawn in software unless the operator says otherwise, equal on every machine."""
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    return QGuiApplication(arguments)


def load_fonts() -> None:
    """Our two cuts of Atkinson Hyperlegible, once for each application."""
    if FAMILY in QFontDatabase.families():
        return
    for cut in ("Regular", "Bold"):
        QFontDatabase.addApplicationFont(str(atkinson.ROOT / "files" / f"AtkinsonHyperlegible-{cut}.ttf"))


def _gather(item: QQuickItem, found: list[QQuickItem]) -> None:
    if item.isVisible():
        found.append(item)
        for child in item.childItems():
            _gather(child, found)
