// Is everything right? Each line is changed by one touch.
import QtQuick
import QtQuick.Layouts
import Loket
import "../controls"
import "../theme"

ColumnLayout {
    id: page
    readonly property bool telling: View.trouble !== "" || View.note !== ""
    readonly property bool onlyTrains: telling && Theme.brief > 1 // what is told is about them; Back leads to the others
    readonly property bool toldBelow: !onlyTrains
    readonly property bool shortens: Theme.portrait && !Theme.low && !Theme.large && rows.count > 6 && View.helped // what is laid over it needs the room
    readonly property bool beside: shortens && Theme.brief === 2 // first two lines beside each other, then
    readonly property bool shortened: Theme.brief > (shortens ? 2 : 1) && (rows.count > 6 || Theme.low) && View.helped // the trains alone; closed, all is there again
    readonly property real share: onlyTrains ? 0.5 : shortened ? 0.4 : rows.count > 8 ? 0.27 : 0.34 // the longest list needs the width
    readonly property Component aside: Component { Price {} }
    readonly property Component told: aside // to be read only
    readonly property bool oneColumn: Theme.portrait && (Theme.large || !(Theme.low && rows.count > 5 || beside))
    readonly property bool forwardFirst: true // all is right: the usual answer
    spacing: Theme.brief > 0 ? Theme.gap : Theme.air

    GridLayout { // portrait: one under the other; landscape: cards, two beside each other
        id: list
        columns: page.oneColumn ? 1 : 2
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        uniformCellWidths: true

        property int made: 0
        readonly property real widest: { // labels stand in one column
            let width = made > 0 ? 0 : 1;
            for (let place = 0; place < rows.count; place++)
                width = Math.max(width, rows.itemAt(place)?.labelled ?? 0);
            return width;
        }
        Layout.fillWidth: true
        Layout.fillHeight: Theme.portrait && !page.onlyTrains && !page.shortened
        Layout.maximumHeight: Math.max(implicitHeight, children.length * Theme.tile_height * 1.3)
        Repeater {
            id: rows
            model: Kiosk.rows("review", "lines")
            onItemAdded: list.made++
            Press {
                id: entry
                readonly property real labelled: label.implicitWidth
                required property var model
                verb: "change"
                argument: model.id
                name: model.name
                enabled: model.change !== ""
                readonly property bool wide: !page.oneColumn && (model.value?.length > 70 || page.beside && (model.train || model.index === 0)) // trains with much to say
                readonly property bool inLine: !Theme.large && (page.oneColumn || wide) // label, value and change beside each other
                visible: (Theme.portrait || !model.implied || rows.count <= 8) && (!page.onlyTrains || model.train) && (!page.shortened || model.train || model.index === 0)
                Layout.columnSpan: wide ? list.columns : 1
                topPadding: Theme.pad * (page.oneColumn || rows.count < 8 ? 0.4 : 0.2)
                bottomPadding: topPadding
                leftPadding: Theme.pad * (Theme.tight ? 0.5 : 1)
                rightPadding: leftPadding
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumHeight: Math.max(implicitHeight, Theme.roomy && !inLine ? Theme.tile_height * 1.4 : 0)
                Layout.maximumHeight: Theme.portrait && !page.beside ? Math.max(implicitHeight, Theme.tile_height * 1.1) : Infinity
                Layout.preferredWidth: 1
                contentItem: GridLayout {
                    columns: entry.inLine ? 3 : 2
                    columnSpacing: Theme.pad
                    rowSpacing: 0
                    Words {
                        id: label
                        text: entry.model.label
                        color: Theme.muted
                        spoken: false
                        Layout.preferredWidth: Theme.large ? -1 : page.oneColumn ? Math.ceil(list.widest) + 1 : entry.wide ? Math.ceil(implicitWidth) + 1 : -1
                        Layout.fillWidth: !entry.inLine
                    }
                    Words {
                        text: entry.model.value
                        font.bold: true
                        color: Theme.ink
                        spoken: false
                        Layout.row: entry.inLine ? 0 : 1
                        Layout.column: entry.inLine ? 1 : 0
                        Layout.columnSpan: entry.inLine ? 1 : 2
                        Layout.fillWidth: true
                    }
                    Words {
                        text: entry.model.change
                        color: Theme.accent
                        wrapMode: Text.NoWrap
                        spoken: false
                        Layout.row: 0
                        Layout.column: entry.inLine ? 2 : 1
                    }
                }
            }
        }
    }
    Price { visible: Theme.portrait && !Theme.low && View.total !== ""; Layout.fillWidth: true }
    GridLayout { // what few want, quietly
        columns: Theme.large ? 1 : 2
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        visible: others.count > 0 && !page.onlyTrains && (Theme.brief < 2 || rows.count <= 6 && !View.helped) // the longest list has no room for more
        Layout.fillWidth: true
        Repeater {
            id: others
            model: Kiosk.rows("review", "asks")
            Plain {
                required property var model
                verb: "choose"
                argument: model.id
                text: model.label
                name: model.name
                size: Theme.body
                strong: false
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.minimumHeight: Theme.target
            }
        }
    }
    Rest {}
}
