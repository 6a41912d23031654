// One answer: its word large, perhaps a second line, a drawing before and a price behind.
import QtQuick
import QtQuick.Layouts
import "../theme"

Press {
    id: tile
    property string detail
    property string drawing
    property string price
    property string badge
    property bool chosen
    property bool middle: false // word below its drawing
    property bool large: false
    readonly property bool stacked: Theme.large && (Theme.upright || Theme.narrow || Theme.wished_body > Theme.least_body) // the price below its words

    verb: "choose"
    role: "choice"
    padding: Theme.pad
    topPadding: Theme.portrait || Theme.roomy ? Theme.pad * 0.75 : Theme.pad * 0.4
    bottomPadding: topPadding
    implicitHeight: Math.max(Theme.tile_height, implicitContentHeight + topPadding + bottomPadding)

    contentItem: GridLayout {
        columns: tile.middle ? 1 : tile.stacked ? 2 : 4
        columnSpacing: Theme.pad
        rowSpacing: Theme.pad * 0.4
        Icon {
            name: tile.chosen && !tile.middle && tile.drawing === "" ? "done" : tile.drawing
            colour: tile.look === "primary" ? tile.ink : Theme.accent
            size: tile.middle ? Theme.title * 1.7 : tile.large ? Theme.title * 1.1 : Theme.body * 1.5
            Layout.alignment: tile.middle ? Qt.AlignHCenter | Qt.AlignBottom : Qt.AlignVCenter
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true
            Layout.alignment: tile.middle ? Qt.AlignTop : Qt.AlignVCenter
            Words {
                text: tile.badge
                visible: text !== ""
                color: tile.look === "primary" ? tile.ink : Theme.accent
                spoken: false
                Layout.fillWidth: true
            }
            Words {
                text: tile.text
                color: tile.ink
                font { bold: true; pixelSize: tile.large ? Theme.title : Theme.body }
                horizontalAlignment: tile.middle ? Text.AlignHCenter : Text.AlignLeft
                spoken: false
                Layout.fillWidth: true
            }
            Words {
                text: tile.detail
                visible: text !== ""
                color: tile.look === "primary" ? tile.ink : Theme.muted
                horizontalAlignment: tile.middle ? Text.AlignHCenter : Text.AlignLeft
                spoken: false
                Layout.fillWidth: true
            }
        }
        Words {
            text: tile.price
            visible: text !== ""
            color: tile.ink
            font { pixelSize: Theme.tight && Theme.brief > 0 ? Theme.body : Theme.title; bold: true } // else the words beside it break
            wrapMode: Text.NoWrap
            spoken: false
            Layout.alignment: Qt.AlignVCenter | Qt.AlignRight
            Layout.columnSpan: tile.stacked ? 2 : 1
        }
        Icon {
            name: tile.chosen && tile.drawing !== "" ? "done" : ""
            colour: tile.look === "primary" ? tile.ink : Theme.accent
            Layout.alignment: Qt.AlignVCenter
        }
    }
}
