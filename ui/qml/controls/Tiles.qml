// Answers of equal weight in equal tiles; two beside each other where there is room for their words.
import QtQuick
import QtQuick.Layouts
import Loket
import "../theme"

GridLayout {
    id: tiles
    property string list: "choices"
    property string role: "choice"
    property string verb: "choose"
    property bool middle: false
    property bool large: false // words in the size of the title: for few answers
    property int limit: 99
    property bool even: !Theme.large // all as high as the highest
    property int most: Theme.tile_height * 1.9 // higher than this a tile looks empty
    property bool details: true // with their second line
    property bool plain: false // without the primary look
    required property string page
    readonly property alias count: rows.count

    columns: 1
    columnSpacing: Theme.gap * 1.25
    rowSpacing: Theme.gap * 1.25
    uniformCellWidths: true

    property int made: 0
    readonly property real tallest: { // all tiles are as high as the one with the longest words
        let height = made > 0 ? 0 : 1;
        for (let place = 0; place < rows.count; place++) {
            const tile = rows.itemAt(place);
            if (tile && place < limit)
                height = Math.max(height, tile.implicitHeight);
        }
        return height;
    }

    Repeater {
        id: rows
        onItemAdded: tiles.made++
        model: Kiosk.rows(tiles.page, tiles.list)
        Tile {
            required property var model
            verb: model.id.startsWith("practice-") ? model.id : tiles.verb // the last screen of practice leads elsewhere
            role: tiles.role
            argument: model.id
            text: model.label
            detail: tiles.details ? model.detail : ""
            drawing: model.icon
            price: model.price
            badge: model.badge
            chosen: model.chosen
            name: model.name
            look: model.primary && !tiles.plain ? "primary" : "tile"
            middle: tiles.middle
            large: tiles.large
            visible: model.index < tiles.limit
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            Layout.minimumHeight: tiles.even ? tiles.tallest : implicitHeight
            Layout.preferredHeight: Layout.minimumHeight
            Layout.maximumHeight: Theme.large ? Layout.minimumHeight : Math.max(tiles.tallest, tiles.most)
        }
    }
}
