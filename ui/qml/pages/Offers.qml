// What there is to buy: the cheapest first, prices large; below it what else one may ask for.
import QtQuick
import QtQuick.Layouts
import "../controls"
import "../theme"

ColumnLayout {
    readonly property real share: !Theme.tight ? 0.32 : Theme.brief > 0 ? 0.25 : 0.28
    readonly property bool toldBelow: true
    spacing: Theme.tight && Theme.brief > 0 ? Theme.gap * 1.25 : Theme.air
    Tiles { page: "offers"; even: false; most: Theme.tile_height * 3; Layout.fillWidth: true }
    Tiles { page: "offers"; list: "asks"; visible: count > 0; most: Theme.tile_height; Layout.fillWidth: true }
    Rest { visible: !Theme.tight }
}
