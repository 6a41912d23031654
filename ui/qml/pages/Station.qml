// Where to: the places that most people here want, and the letters for all others.
import QtQuick
import QtQuick.Layouts
import "../controls"
import "../theme"

ColumnLayout {
    id: page
    readonly property real share: Theme.tight ? 0.274 : 0.3
    readonly property Component aside: Component {
        ColumnLayout {
            spacing: Theme.gap
            Typed { Layout.fillWidth: true }
            Erase { visible: View.typed !== ""; Layout.fillWidth: true }
        }
    }
    readonly property bool grown: Theme.body > Theme.least_body * 1.25
    spacing: 0

    function recover() {
        return letters.lit();
    }

    Tiles {
        page: "station"
        columns: Theme.large || Theme.portrait && page.grown ? 1 : 2
        limit: Theme.portrait ? (page.grown ? 4 : 6) - (Theme.brief > 1 ? 2 : 0) : Theme.roomy ? (Theme.brief > 1 ? 4 : 6) : 2
        most: Theme.tile_height * 1.4
        rowSpacing: Theme.gap
        details: Theme.brief === 0
        even: Theme.brief === 0 && !Theme.large
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.tight && count > 0 ? Math.max(implicitHeight, most) : -1 // the letters below stay where they are, whatever the names
    }
    Rest {}
    Typed { visible: Theme.portrait; Layout.fillWidth: true }
    Beginnings {
        across: page.width
        lines: page.grown ? 0 : Theme.portrait ? (Theme.brief > 1 ? 1 : 2) : Theme.roomy && Theme.brief < 2 ? 1 : 0
        Layout.fillWidth: true
        Layout.topMargin: Theme.portrait ? Theme.gap * 0.5 : Theme.gap
    }
    Board { // on a small panel two suggestions leave room for letters that a trembling finger meets
        id: letters
        across: page.width
        keys: Theme.portrait
        most: Theme.tight && !page.grown ? 7 : 9
        Layout.fillWidth: true
        Layout.topMargin: Theme.gap
    }
}
