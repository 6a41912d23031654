// Who travels: one touch for the usual, one more or one less for the rest.
import QtQuick
import QtQuick.Layouts
import Loket
import "../controls"
import "../theme"

ColumnLayout {
    id: party
    readonly property real share: 0.3
    readonly property bool full: Theme.low && View.helped && Theme.brief > 0 // what is laid over it needs the room
    spacing: (Theme.portrait || Theme.roomy) && !Theme.low ? Theme.air : Theme.gap
    Tiles {
        page: "party"
        visible: count > 0
        columns: Theme.large ? 1 : 2
        limit: party.full ? 0 : (Theme.tight || Theme.low) && Theme.brief > 0 ? 2 : 99 // the counters below can do the rest
        Layout.fillWidth: true
    }
    ColumnLayout {
        spacing: Theme.gap
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.maximumHeight: Math.max(implicitHeight, rows.count * Theme.tile_height * 1.4)
        Repeater {
            id: rows
            model: Kiosk.rows("party", "counters")
            GridLayout {
                id: entry
                readonly property bool whole: true // who, and how many of them, stay together
                columns: Theme.large && (Theme.upright || Theme.narrow) ? 1 : 2
                required property var model
                columnSpacing: Theme.gap
                rowSpacing: Theme.gap
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.verticalStretchFactor: 1 // what room there is goes first to the rows without a second line
                ColumnLayout {
                    spacing: 0
                    Layout.fillWidth: true
                    Words { text: entry.model.label; font.bold: true; Layout.fillWidth: true }
                    Words { text: entry.model.detail; visible: text !== "" && !(party.full && Theme.brief > 1); color: Theme.muted; Layout.fillWidth: true }
                }
                RowLayout {
                    spacing: Theme.gap
                    Layout.fillWidth: entry.columns === 1
                    Layout.fillHeight: true
                    Step { verb: "fewer"; drawing: "fewer"; argument: entry.model.id; name: entry.model.fewer; enabled: entry.model.can_fewer }
                    Words {
                        text: entry.model.count
                        objectName: "count-" + entry.model.id
                        font { pixelSize: Theme.title; bold: true }
                        color: entry.model.count > 0 ? Theme.ink : Theme.muted
                        horizontalAlignment: Text.AlignHCenter
                        Accessible.name: entry.model.name
                        Layout.preferredWidth: Theme.title
                        Layout.fillWidth: entry.columns === 1
                    }
                    Step { verb: "more"; drawing: "more"; argument: entry.model.id; name: entry.model.more; enabled: entry.model.can_more }
                }
            }
        }
    }
    Rest { visible: !Theme.tight || rows.count < 4 } // on a small panel four counters need its line, too

    component Step: Press {
        id: step
        property string drawing
        implicitWidth: Math.max(Theme.tile_height, Theme.body * 2, Theme.target * 1.75)
        implicitHeight: Math.max(Theme.target, Theme.body * 1.6)
        Layout.minimumHeight: implicitHeight
        Layout.fillHeight: true // a trembling finger meets what is larger: as high as the row has room
        Layout.maximumHeight: Math.max(implicitHeight, Theme.tile_height * 1.3)
        contentItem: Item { Icon { anchors.centerIn: parent; name: step.drawing; colour: step.enabled ? Theme.accent : Theme.line } }
    }
}
