// Back, and a person: the same words at the same place on every screen. Landscape has room for "Next" between them.
import QtQuick
import Loket
import "../theme"

Item {
    id: footer
    implicitHeight: Math.max(Theme.tile_height, call.implicitHeight, back.implicitHeight)

    Plain {
        id: back
        action: "back"
        text: View.back
        icon: "back"
        enabled: View.backOn
        height: parent.height
        width: Math.max(Theme.tile_width, implicitWidth)
    }
    Plain {
        id: call
        action: "help"
        text: View.call
        icon: "person"
        look: "help"
        height: parent.height
        anchors.right: parent.right
        width: Math.max(Theme.tile_width * 1.6, implicitWidth + Theme.pad * 2)
    }
}
