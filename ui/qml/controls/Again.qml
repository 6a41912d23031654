// All of it is read once more.
import QtQuick.Layouts
import "../theme"

Plain {
    verb: "repeat"
    text: View.again
    size: Theme.framed
    leftPadding: Theme.pad * 0.4
    rightPadding: leftPadding
    Layout.preferredWidth: implicitWidth
}
