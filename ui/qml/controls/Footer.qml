// Back, and a person: the same words at the same place on every screen. Landscape has room for "Next" between them.
import QtQuick
import Loket
import "../theme"

Item {
    id: footer
    readonly property real from: (View.rtl ? call.width : back.width) + Theme.gap * 1.5 // where "Next" may stand
    readonly property real room: width - back.width - call.width - Theme.gap * 3
    readonly property bool crowded: Theme.portrait && lower.visible && wanted > width // long words, enlarged: they keep their ordinary size here
    readonly property real wanted: backWord.advanceWidth + Math.max(callWord.advanceWidth, callNote.advanceWidth) + Theme.chrome * 2.8
        + Theme.pad * 6 + Math.max(Theme.target, lowerWord.advanceWidth + Theme.pad * 0.8) + Theme.gap * 2
    implicitHeight: Math.max(Theme.portrait || Theme.roomy ? Theme.tile_height : Theme.target * 1.1, call.implicitHeight, back.implicitHeight)

    Plain {
        id: back
        verb: "back"
        text: View.back
        drawing: "back"
        size: footer.crowded ? Theme.least_body : Theme.chrome
        enabled: View.backOn
        height: parent.height
        anchors.left: parent.left
        width: Math.max(Theme.tile_width, implicitWidth)
    }
    TextMetrics { id: backWord; text: View.back; font { family: Theme.family; pixelSize: Theme.chrome; bold: true } }
    TextMetrics { id: callWord; text: View.call; font { family: Theme.family; pixelSize: Theme.chrome; bold: true } }
    TextMetrics { id: callNote; text: View.callNote; font { family: Theme.family; pixelSize: Theme.small } }
    TextMetrics { id: lowerWord; text: View.lower; font { family: Theme.family; pixelSize: Theme.small; bold: true } }
    Plain { // whoever sits brings everything down to where she reaches; it stands where she reaches
        id: lower
        verb: "reach"
        text: View.lower
        drawing: room > implicitHeight * 3.5 ? View.reach ? "up" : "down" : ""
        size: room < Theme.target * 2.2 ? Theme.small : Theme.least_body
        leftPadding: Theme.pad * 0.4
        rightPadding: leftPadding
        readonly property real room: footer.width - call.width - back.width - Theme.gap * 2
        visible: Theme.portrait && Theme.reach < footer.Window.height
        height: parent.height
        x: (View.rtl ? call.width : back.width) + Theme.gap + (room - width) / 2
        width: Math.max(Theme.target, Math.min(room, Math.max(Theme.tile_width, implicitWidth)))
    }
    Plain {
        id: call
        verb: "help"
        text: View.call
        note: View.callNote
        noted: true
        drawing: "person"
        look: "help"
        size: footer.crowded ? Theme.least_body : Theme.chrome
        height: parent.height
        anchors.right: parent.right
        width: footer.crowded ? Math.max(Theme.tile_width, implicitWidth) : Math.max(Theme.tile_width * 1.6, implicitWidth + Theme.pad * 2)
    }
}
