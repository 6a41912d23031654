// For who is new here: see it first, or try it where nothing can go wrong. Quiet, and apart from the places to go.
import QtQuick
import QtQuick.Layouts
import "../theme"

GridLayout {
    columns: Theme.large ? 1 : 2
    readonly property bool offered: View.practiceShow !== ""
    visible: offered
    columnSpacing: Theme.gap * 1.25
    rowSpacing: Theme.gap

    component Offer: Plain {
        size: Theme.large || Theme.tight ? Theme.header : Theme.least_body
        strong: false
        leftPadding: Theme.pad * 0.4
        rightPadding: leftPadding
        Layout.fillWidth: true
        Layout.preferredWidth: 1 // both equally wide
    }
    Offer { verb: "practice-show"; text: View.practiceShow; drawing: "eye" }
    Offer { verb: "practice-begin"; text: View.practiceBegin; drawing: "pencil" }
}
