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
    TextMetrics { id: now; text: View.pause; font { family: Theme.family; pixelSize: pause.size; bold: true } }
    TextMetrics { id: other; text: View.pauseOther; font: now.font }
}
