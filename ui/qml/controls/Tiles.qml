// Answers of equal weight in equal tiles; two beside each other where there is room for their words.
import QtQuick
import QtQuick.Layouts
import Loket
import "../theme"

GridLayout {
    id: tiles
    property string list: "choices"
    property string role: "choice"
    property string action: "choose"
    property bool middle: false
    property int most: Theme.tile_height * 1.9 // higher than this a tile looks empty
    property bool plain: false // without the primary look
    required property string page
    readonly property alias count: rows.count

    columns: 1
    columnSpacing: Theme.gap * 1.25
    rowSpacing: Theme.gap * 1.25
    uniformCellWidths: true
    uniformCellHeights: true

    Repeater {
        id: rows
        model: Kiosk.rows(tiles.page, tiles.list)
        Tile {
            required property var model
            action: tiles.action
            role: tiles.role
            argument: model.id
            text: model.label
            detail: model.detail
            icon: model.icon
            price: model.price
            badge: model.badge
            chosen: model.chosen
            name: model.name
            look: model.primary && !tiles.plain ? "primary" : "tile"
            middle: tiles.middle
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            Layout.maximumHeight: Math.max(implicitHeight, tiles.most)
        }
    }
}
