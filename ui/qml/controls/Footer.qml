// Back, and a person: the same words at the same place on every screen. Landscape has room for "Next" between them.
import QtQuick
import Loket
import "../theme"

Item {
    id: footer
    readonly property real from: (View.rtl && !doubled ? call.width : back.width) + Theme.gap * 1.5 // where "Next" may stand
    readonly property real room: width - back.width - call.width - Theme.gap * 3
    readonly property bool crowded: Theme.upright && lower.visible && wanted > width // long words, enlarged: they keep their ordinary size here
    readonly property bool doubled: Theme.large && Theme.upright && lower.visible // enlarged, the person has a row of its own
    readonly property real wanted: backWord.advanceWidth + Math.max(callWord.advanceWidth, callNote.advanceWidth) + Theme.chrome * 2.8
        + Theme.pad * 6 + Math.max(Theme.target, lowerWord.advanceWidth + Theme.pad * 0.8) + Theme.gap * 2
    readonly property real row: Math.max(Theme.upright || Theme.roomy ? Theme.tile_height : Theme.target * 1.1, call.implicitHeight, back.implicitHeight)
    implicitHeight: doubled ? row * 2 + Theme.gap : row

    Plain {
        id: back
        verb: "back"
        text: View.back
        drawing: Theme.large || Theme.spaced ? "" : "back"
        size: footer.crowded && !Theme.large ? Theme.least_body : Theme.chrome
        enabled: View.backOn
        height: footer.row
        anchors.left: parent.left
        anchors.top: parent.top
        width: footer.doubled ? (footer.width - Theme.gap) / 2 : Math.max(Theme.tile_width, implicitWidth)
    }
    Measure { id: backWord; text: View.back }
    Measure { id: callWord; text: View.call }
    Measure { id: callNote; text: View.callNote; size: Theme.small; strong: false }
    Measure { id: lowerWord; text: View.lower; size: Theme.small }
    Plain { // whoever sits brings everything down to where she reaches; it stands where she reaches
        id: lower
        verb: "reach"
        text: View.lower
        drawing: !Theme.large && room > implicitHeight * 3.5 ? View.reach ? "up" : "down" : ""
        size: room < Theme.target * 2.2 ? Theme.small : Math.max(Theme.least_body, Theme.framed)
        leftPadding: Theme.pad * 0.4
        rightPadding: leftPadding
        readonly property real room: footer.doubled ? back.width : footer.width - call.width - back.width - Theme.gap * 2
        visible: Theme.upright && Theme.reach < footer.Window.height
        height: footer.row
        anchors.top: parent.top
        x: footer.doubled ? (View.rtl ? 0 : back.width + Theme.gap) : (View.rtl ? call.width : back.width) + Theme.gap + (room - width) / 2
        width: footer.doubled ? room : Math.max(Theme.target, Math.min(room, Math.max(Theme.tile_width, implicitWidth)))
    }
    Plain {
        id: call
        verb: "help"
        text: View.call
        note: View.callNote
        noted: !Theme.large || note !== ""
        drawing: Theme.large || Theme.spaced ? "" : "person"
        topPadding: Theme.large && note === "" ? Theme.pad * 0.5 : 0
        bottomPadding: topPadding
        look: "help"
        size: footer.crowded && !Theme.large ? Theme.least_body : Theme.chrome
        height: footer.row
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: footer.doubled ? footer.width : Theme.large ? Math.min(footer.width - back.width - Theme.gap, implicitWidth + Theme.pad) : footer.crowded ? Math.max(Theme.tile_width, implicitWidth) : Math.max(Theme.tile_width * 1.6, implicitWidth + Theme.pad * (Theme.spaced ? 0 : 2))
    }
}
