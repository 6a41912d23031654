// The invitation: one sentence, one picture, the places that most people here want, and the way to all others.
import QtQuick
import QtQuick.Layouts
import "../controls"
import "../theme"

ColumnLayout {
    readonly property real covers: tiles.y // where the picture is covered
    readonly property real share: 0.35
    readonly property bool toldBelow: true
    spacing: 0
    Rest {}
    Tiles {
        id: tiles
        page: "welcome"
        columns: Theme.large ? 1 : 2
        most: Theme.tile_height * 1.5
        Layout.fillWidth: true
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
