// Back, and a person: the same words at the same place on every screen. Landscape has room for "Next" between them.
import QtQuick
import Loket
import "../theme"

Item {
    id: footer
    readonly property real from: back.width + Theme.gap * 1.5 // where "Next" may stand
    readonly property real room: width - from - call.width - Theme.gap * 1.5
    implicitHeight: Math.max(Theme.portrait || Theme.roomy ? Theme.tile_height : Theme.target * 1.1, call.implicitHeight, back.implicitHeight)

    Plain {
        id: back
        verb: "back"
        text: View.back
        drawing: "back"
        enabled: View.backOn
        height: parent.height
        width: Math.max(Theme.tile_width, implicitWidth)
    }
    Plain {
        id: call
        verb: "help"
        text: View.call
        note: View.callNote
        noted: true
        drawing: "person"
        look: "help"
        height: parent.height
        anchors.right: parent.right
        width: Math.max(Theme.tile_width * 1.6, implicitWidth + Theme.pad * 2)
    }
}
