// One of a few: big tiles of equal weight.
import QtQuick
import QtQuick.Layouts
import "../controls"
import "../theme"

ColumnLayout {
    readonly property real share: View.step === "looks" ? 0.32 : 0.4
    spacing: 0
    Tiles {
        id: tiles
        page: "choice"
        columns: Theme.tight && View.step === "languages" && count > 3 ? 2 : 1
        large: !Theme.large && count <= (Theme.tight || View.step === "looks" ? 3 : 4)
        most: Theme.tile_height * (large ? 2.3 : 1.9)
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.maximumHeight: Math.max(implicitHeight, count * (most + rowSpacing))
    }
    Rest {}
}
