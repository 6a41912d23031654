// The invitation: one sentence, one picture, the places that most people here want, and the way to all others.
import QtQuick
import QtQuick.Layouts
import "../controls"
import "../theme"

ColumnLayout {
    readonly property real covers: tiles.y // where the picture is covered
    readonly property real share: 0.35
    spacing: Theme.air
    Rest {}
    Tiles {
        id: tiles
        page: "welcome"
        columns: 2
        most: Theme.tile_height * 1.5
        Layout.fillWidth: true
    }
}
