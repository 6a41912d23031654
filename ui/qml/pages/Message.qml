// Something to read, and what one may do about it.
import QtQuick
import QtQuick.Layouts
import "../controls"
import "../theme"

ColumnLayout {
    readonly property Item news: told
    readonly property real share: 0.5
    spacing: Theme.air
    Picture {
        name: View.picture
        visible: name !== ""
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: Theme.target * 1.5
        Layout.maximumHeight: Theme.target * 6
    }
    Code { Layout.fillWidth: true }
    Words { id: told; text: View.news; visible: text !== ""; Layout.fillWidth: true }
    Tiles { page: "message"; visible: count > 0; Layout.fillWidth: true }
    Rest {}
}
