// Practice: the same words at the same place on every screen, light on dark, so that colour is never alone.
import QtQuick
import QtQuick.Layouts
import "../theme"

Rectangle {
    id: band
    readonly property int size: Theme.narrow ? Theme.small : Theme.framed
    implicitHeight: Math.max(leave.text === "" || Theme.low ? 0 : Theme.target, (Theme.large ? inside.implicitHeight + Theme.pad : words.implicitHeight) + (Theme.narrow ? 0 : Theme.rule * 2))
    radius: Theme.radius
    color: Theme.ink

    GridLayout {
        id: inside
        columns: Theme.large ? 2 : 3
        anchors { fill: parent; leftMargin: Theme.pad * 0.75; rightMargin: Theme.rule * 2 }
        columnSpacing: Theme.gap
        rowSpacing: Theme.rule
        Icon { name: Theme.narrow ? "" : "pencil"; colour: Theme.paper; size: band.size * 1.2 }
        Words {
            id: words
            objectName: "practice"
            text: View.practice
            color: Theme.paper
            leading: 0.85
            font { pixelSize: band.size; bold: true }
            Layout.fillWidth: true
        }
        Leave { id: leave; visible: !Theme.low && !(Theme.large && Theme.narrow) && text !== ""; size: band.size; Layout.fillHeight: !Theme.large; Layout.fillWidth: Theme.large; Layout.columnSpan: Theme.large ? 2 : 1; Layout.bottomMargin: Theme.large ? Theme.rule * 2 : 0 }
    }
}
