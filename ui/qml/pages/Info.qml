// A board to read from, such as the next departures.
import QtQuick
import QtQuick.Layouts
import Loket
import "../controls"
import "../theme"

ColumnLayout {
    readonly property real share: 0.3
    spacing: 0
    Repeater {
        model: Kiosk.rows("info", "lines")
        ColumnLayout {
            id: entry
            required property var model
            spacing: 0
            Layout.fillWidth: true
            Rectangle { color: Theme.line; implicitHeight: Theme.rule; Layout.fillWidth: true; visible: entry.model.index > 0 }
            RowLayout {
                spacing: Theme.pad
                Layout.fillWidth: true
                Layout.topMargin: Theme.gap * 0.7
                Layout.bottomMargin: Theme.gap * 0.7
                Words { text: entry.model.label; font.bold: true; wrapMode: Text.NoWrap; Layout.minimumWidth: Theme.body * 3; Layout.alignment: Qt.AlignTop }
                Words { text: entry.model.value; Layout.fillWidth: true }
            }
        }
    }
    Tiles { page: "info"; most: Theme.tile_height; visible: count > 0; columns: Theme.portrait ? 1 : 2; Layout.fillWidth: true; Layout.topMargin: Theme.air }
    Rest {}
}
