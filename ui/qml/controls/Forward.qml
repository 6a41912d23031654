// The one thing to do next.
import QtQuick
import "../theme"

Plain {
    verb: "next"
    text: View.next
    drawing: "next"
    trailing: true
    topPadding: Theme.portrait ? Theme.pad * 0.5 : Theme.rule
    bottomPadding: topPadding
    look: View.page === "feedback" ? "tile" : "primary" // skipping is not what we hope for
    size: Theme.portrait ? Theme.body : Math.min(Theme.body, Theme.side)
    visible: View.next !== ""
    enabled: View.nextOn
    implicitHeight: Math.max(Theme.tile_height * 1.1, implicitContentHeight + topPadding + bottomPadding)
}
