// It goes on: one dot more every five seconds. Nothing moves.
import QtQuick
import "../theme"

Row {
    readonly property bool whole: true // is never cut
    spacing: Theme.gap
    visible: View.beats > 0
    Accessible.ignored: true
    Repeater {
        model: View.beats
        Rectangle {
            width: Theme.gap
            height: width
            radius: width / 2
            color: Theme.accent
        }
    }
}
