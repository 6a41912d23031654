// All of it is read once more.
import QtQuick.Layouts
import "../theme"

Plain {
    verb: "repeat"
    text: View.again
    size: Math.min(Theme.header, Theme.least_body)
    leftPadding: Theme.pad * 0.4
    rightPadding: leftPadding
    Layout.preferredWidth: implicitWidth
}
