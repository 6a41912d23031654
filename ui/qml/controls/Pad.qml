// The digits, as on a telephone: what was typed above them, in pairs, with a stroke for each that is to come.
import QtQuick
import QtQuick.Layouts
import Loket
import "../theme"

ColumnLayout {
    id: pad
    visible: View.pad
    spacing: Theme.gap

    Words {
        objectName: "digits"
        text: View.padTyped
        font { pixelSize: Theme.title * (Theme.tight ? 1.1 : 1.6); bold: true }
        color: Theme.accent
        wrapMode: Text.NoWrap
        horizontalAlignment: Text.AlignHCenter
        Accessible.name: View.padName
        Layout.fillWidth: true
    }
    GridLayout {
        columns: Theme.portrait ? 3 : 5
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
                implicitHeight: Math.max(Theme.target, Theme.body * (Theme.portrait ? 2 : 1.5))
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
        Plain {
            verb: "delete"
            text: View.padDelete
            drawing: "delete"
            size: Theme.body
            padding: 0
            Layout.columnSpan: Theme.portrait ? 2 : 5
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
    }
}
