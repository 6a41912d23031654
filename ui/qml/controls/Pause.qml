// Stops what is read aloud, and goes on with it; as wide as the longer of both words, so that nothing moves.
import QtQuick
import QtQuick.Layouts
import "../theme"

Plain {
    id: pause
    verb: "pause"
    text: View.pause
    size: Theme.framed
    leftPadding: Theme.pad * 0.4
    rightPadding: leftPadding
    Layout.preferredWidth: Math.ceil(implicitWidth + Math.max(0, other.advanceWidth - now.advanceWidth))
    Measure { id: now; text: View.pause; size: pause.size }
    Measure { id: other; text: View.pauseOther; size: pause.size }
}
