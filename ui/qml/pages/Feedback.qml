// How was it? Three faces, each with its word.
import QtQuick
import QtQuick.Layouts
import "../controls"
import "../theme"

ColumnLayout {
    readonly property real share: Theme.tight ? 0.3 : 0.34 // three faces beside each other, each a main target
    spacing: 0
    Tiles {
        page: "feedback"
        columns: Theme.large ? 1 : Math.max(1, count)
        middle: !Theme.large
        most: Theme.tile_height * 3.6
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.maximumHeight: Math.max(implicitHeight, most)
    }
    Rest {}
}
