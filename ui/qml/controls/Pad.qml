// The digits, as on a telephone: what was typed above them, in pairs, with a stroke for each that is to come.
import QtQuick
import QtQuick.Layouts
import Loket
import "../theme"

ColumnLayout {
    id: pad
    readonly property real high: Math.max(Theme.target, Theme.body * (Theme.portrait && !Theme.low ? 2 : 1.5))
    visible: View.pad
    spacing: Theme.gap

    RowLayout {
        spacing: Theme.air
        Words {
            objectName: "digits"
            text: View.padTyped
            font { pixelSize: Theme.title * (Theme.portrait && !Theme.low ? 1.6 : 1.1); bold: true }
            color: Theme.accent
            wrapMode: Text.NoWrap
            horizontalAlignment: Theme.portrait ? Text.AlignHCenter : Text.AlignLeft
            Accessible.name: View.padName
            Layout.fillWidth: true
        }
        Undo { visible: !Theme.portrait; drawing: "delete" }
    }
    GridLayout {
        columns: Theme.portrait && !Theme.low ? 3 : 5
        LayoutMirroring.enabled: false // digits run from left to right in every language
        LayoutMirroring.childrenInherit: true
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        uniformCellWidths: true
        Layout.fillWidth: true
        Repeater {
            model: Kiosk.rows("", "keys")
            Press {
                required property var model
                verb: "digit"
                argument: model.id
                text: model.label
                padding: 0
                implicitHeight: pad.high
                contentItem: Words {
                    text: parent.text
                    font { pixelSize: Theme.body * 1.2; bold: true }
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    spoken: false
                }
                Layout.fillWidth: true
                Layout.preferredWidth: 1
            }
        }
        Undo { visible: Theme.portrait; Layout.columnSpan: 1; Layout.fillWidth: true; Layout.preferredWidth: 1 }
    }

    component Undo: Plain {
        verb: "delete"
        text: View.padDelete
        size: Theme.body
        implicitHeight: pad.high
        leftPadding: Theme.gap
        rightPadding: Theme.gap
        topPadding: 0
        bottomPadding: 0
    }
}
