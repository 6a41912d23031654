// The invitation: one sentence, one picture, the places that most people here want, and the way to all others.
import QtQuick
import QtQuick.Layouts
import "../controls"
import "../theme"

ColumnLayout {
    readonly property real covers: tiles.y // where the picture is covered
    readonly property real share: 0.35
    readonly property bool toldBelow: true
    readonly property Component aside: View.waits !== "" ? beside : null
    spacing: 0

    component Call: Item { // the microphone is open for the word of help exactly as long as this stands; its place stays, so that nothing moves
        implicitHeight: call.implicitHeight
        Rectangle {
            id: call
            objectName: "waiting"
            visible: View.waiting
            implicitHeight: Math.max(Theme.target, said.implicitHeight + Theme.pad)
            anchors.fill: parent
            radius: Theme.radius
            color: Theme.ink
            RowLayout {
                id: said
                spacing: Theme.pad
                anchors { fill: parent; leftMargin: Theme.pad; rightMargin: Theme.pad }
                Icon { name: "microphone"; colour: Theme.paper; size: Theme.least_body * 1.3 }
                Words {
                    text: View.waits
                    color: Theme.paper
                    font { pixelSize: Theme.portrait ? Math.max(Theme.least_body, Math.min(Theme.chrome, Theme.body)) : Theme.body; bold: true }
                    verticalAlignment: Text.AlignVCenter
                    Accessible.role: Accessible.AlertMessage
                    Layout.fillWidth: true
                }
            }
        }
    }
    Component { id: beside; Call {} }

    Rest {}
    Tiles {
        id: tiles
        page: "welcome"
        columns: Theme.large ? 1 : 2
        most: Theme.tile_height * 1.5
        Layout.fillWidth: true
    }
    Call {
        visible: View.waits !== "" && Theme.portrait // else it is beside, under the question
        Layout.fillWidth: true
        Layout.topMargin: Theme.gap * 1.25
    }
    GridLayout { // what nobody needs to look at who only wants to travel
        columns: Theme.large ? 1 : 2
        columnSpacing: Theme.gap * 1.25
        rowSpacing: Theme.gap
        uniformCellWidths: resume.visible || speak.visible
        Layout.fillWidth: true
        Layout.fillHeight: false
        Layout.topMargin: Theme.gap * 1.25
        component Quiet: Plain {
            size: Math.min(Theme.chrome, Theme.body)
            strong: false
            visible: text !== ""
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        Quiet { id: resume; verb: "resume"; text: View.resume } // it does not say where to
        Quiet { id: speak; verb: "speak"; text: View.speakOnPage ? View.speak : ""; drawing: "microphone" } // else it is above
        Quiet { verb: "looks"; text: View.looks }
    }
}
