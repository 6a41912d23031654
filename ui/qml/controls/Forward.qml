// The one thing to do next.
import QtQuick
import "../theme"

Plain {
    action: "next"
    text: View.next
    icon: "next"
    trailing: true
    look: "primary"
    size: Theme.body
    visible: View.next !== ""
    enabled: View.nextOn
    implicitHeight: Math.max(Theme.tile_height * 1.1, implicitContentHeight + topPadding + bottomPadding)
}
