// A person takes over.
import QtQuick
import QtQuick.Layouts
import "../controls"
import "../theme"

ColumnLayout {
    readonly property Item news: told
    readonly property real share: 0.46
    spacing: Theme.air
    Picture {
        name: View.picture
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: Theme.target * 1.5
        Layout.maximumHeight: Theme.target * 7
    }
    Words { id: told; text: View.news; visible: text !== ""; Layout.fillWidth: true }
    Tiles { page: "handover"; visible: count > 0; Layout.fillWidth: true }
    Rest {}
}
