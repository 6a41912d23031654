// Where I am: step n of N, as words and as a line of done, now and to come.
import QtQuick
import QtQuick.Layouts
import Loket
import "../theme"

ColumnLayout {
    id: trail
    visible: View.trail !== ""
    spacing: Theme.gap * 0.5

    Words {
        text: View.trailName === "" ? View.trail : View.trail + ": " + View.trailName
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
            Item { // done: a thick line; now: thick, in the colour of action; to come: a hollow one
                id: part
                required property var model
                implicitHeight: Theme.stroke * 3
                Layout.fillWidth: true
                Rectangle {
                    anchors.fill: parent
                    radius: height / 2
                    color: part.model.state === "now" ? Theme.accent : part.model.state === "done" ? Theme.ink : "transparent"
                    border { width: part.model.state === "coming" ? Theme.rule : 0; color: Theme.line }
                }
            }
        }
    }
}
