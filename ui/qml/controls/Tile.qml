// One answer: its word large, perhaps a second line, a drawing before and a price behind.
import QtQuick
import QtQuick.Layouts
import "../theme"

Press {
    id: tile
    property string detail
    property string icon
    property string price
    property string badge
    property bool chosen
    property bool middle: false // word below its drawing

    action: "choose"
    role: "choice"
    padding: Theme.pad
    topPadding: Theme.pad * 0.75
    bottomPadding: Theme.pad * 0.75
    implicitHeight: Math.max(Theme.tile_height, implicitContentHeight + topPadding + bottomPadding)

    contentItem: GridLayout {
        columns: tile.middle ? 1 : 4
        columnSpacing: Theme.pad
        rowSpacing: Theme.pad * 0.4
        Icon {
            name: tile.chosen && !tile.middle && tile.icon === "" ? "done" : tile.icon
            colour: tile.look === "primary" ? tile.ink : Theme.accent
            size: tile.middle ? Theme.title * 1.5 : Theme.body * 1.35
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
                font.bold: true
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
            font { pixelSize: Theme.title; bold: true }
            wrapMode: Text.NoWrap
            spoken: false
            Layout.alignment: Qt.AlignVCenter | Qt.AlignRight
        }
        Icon {
            name: tile.chosen && tile.icon !== "" ? "done" : ""
            colour: tile.look === "primary" ? tile.ink : Theme.accent
            Layout.alignment: Qt.AlignVCenter
        }
    }
}
