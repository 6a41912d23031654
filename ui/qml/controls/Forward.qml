// The one thing to do next.
import QtQuick
import "../theme"

Plain {
    id: forward
    readonly property bool crowded: Theme.tight && word.advanceWidth + size > (width - Theme.pad * 2) * 1.4 // long words between Back and the person: they need the arrow's place
    verb: "next"
    text: View.next
    drawing: crowded ? "" : "next"
    leftPadding: Theme.pad * (crowded ? 0.4 : 1)
    rightPadding: leftPadding
    trailing: true
    topPadding: Theme.portrait ? Theme.pad * 0.5 : Theme.rule
    bottomPadding: topPadding
    look: View.page === "feedback" || ["heard", "looks"].includes(View.step) ? "tile" : "primary" // skipping, or none of these, is not what we hope for; to keep her settings few need
    size: Theme.portrait ? Theme.body : Math.min(Theme.body, Theme.side)
    visible: View.next !== ""
    enabled: View.nextOn
    implicitHeight: Math.max(Theme.tile_height * 1.1, implicitContentHeight + topPadding + bottomPadding)
    Measure { id: word; text: View.next; size: forward.size }
}
