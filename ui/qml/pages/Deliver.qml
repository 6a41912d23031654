// The ticket comes.
import QtQuick
import QtQuick.Layouts
import Loket
import "../controls"
import "../theme"

ColumnLayout {
    readonly property real share: 0.42
    spacing: Theme.air
    Words {
        objectName: "news"
        text: View.news
        visible: text !== ""
        font { pixelSize: Theme.title; bold: true }
        lineHeight: 0.9
        color: Theme.accent
        Layout.fillWidth: true
    }
    Picture {
        name: View.picture
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: Theme.target * 1.5
        Layout.maximumHeight: Theme.target * 6
    }
    ColumnLayout {
        spacing: Theme.gap * 0.5
        Layout.fillWidth: true
        Repeater {
            model: Kiosk.rows("deliver", "lines")
            RowLayout {
                id: entry
                required property var model
                spacing: Theme.pad
                Layout.fillWidth: true
                Words { text: entry.model.label; color: Theme.muted; Layout.preferredWidth: Theme.body * 4; Layout.alignment: Qt.AlignTop }
                Words { text: entry.model.value; font.bold: true; Layout.fillWidth: true }
            }
        }
    }
    Tiles { page: "deliver"; visible: count > 0; Layout.fillWidth: true }
    Rest {}
}
