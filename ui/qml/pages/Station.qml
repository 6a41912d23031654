// Where to: the places that most people here want, and the letters for all others.
import QtQuick
import QtQuick.Layouts
import "../controls"
import "../theme"

ColumnLayout {
    id: page
    readonly property real share: 0.3
    readonly property Component aside: Component {
        ColumnLayout {
            spacing: Theme.gap
            Typed { Layout.fillWidth: true }
            Erase { visible: View.typed !== ""; Layout.fillWidth: true }
        }
    }
    spacing: Theme.air

    function recover() {
        return letters.lit();
    }

    Tiles {
        page: "station"
        columns: 2
        most: Theme.tile_height * 1.4
        Layout.fillWidth: true
    }
    Item { Layout.fillHeight: true; Layout.preferredHeight: 0 }
    Typed { visible: Theme.portrait; Layout.fillWidth: true }
    Board { id: letters; keys: Theme.portrait; Layout.fillWidth: true }
}
