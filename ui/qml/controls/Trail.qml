// Where I am: step n of N, as words and as a line of done, now and to come.
import QtQuick
import QtQuick.Layouts
import Loket
import "../theme"

ColumnLayout {
    id: trail
    readonly property bool whole: true // is never cut
    visible: View.trail !== ""
    spacing: Theme.gap * 0.5

    Measure { id: all; text: words.full; size: Theme.side; strong: false }
    Words {
        id: words
        readonly property string full: View.trail + ": " + View.trailName
        text: View.trailName === "" || all.advanceWidth > trail.width ? View.trail : full
        font.pixelSize: Theme.side
        color: Theme.muted
        Layout.fillWidth: true
    }
    RowLayout {
        spacing: Theme.gap * 0.5
        uniformCellSizes: true
        Layout.fillWidth: true
        Repeater {
            model: Kiosk.rows("", "steps")
            Item { // done: a thin line; now: a thick one, in the colour of action; to come: a hollow one
                id: part
                required property var model
                objectName: "step-" + model.id
                implicitHeight: Theme.stroke * 3
                Layout.fillWidth: true
                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width
                    height: part.model.state === "done" ? Theme.stroke : parent.height
                    radius: height / 2
                    color: part.model.state === "now" ? Theme.accent : part.model.state === "done" ? Theme.ink : "transparent"
                    border { width: part.model.state === "coming" ? Theme.rule : 0; color: Theme.line }
                }
            }
        }
    }
}
