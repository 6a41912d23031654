// Are you still there? Half a minute, in words, and one big button. Nobody is thrown out.
import QtQuick
import QtQuick.Layouts
import Loket
import "../theme"

Rectangle {
    id: still
    objectName: "overlay"
    property alias button: here
    readonly property real wanted: inside.implicitHeight + Theme.pad * 4
    visible: View.stillThere > 0
    color: Qt.alpha(Theme.outlined ? Theme.paper : "#000000", 0.6)
    z: 40

    MouseArea { anchors.fill: parent; onClicked: Kiosk.act("still-here", "") } // anywhere will do

    Rectangle {
        anchors.centerIn: parent
        width: Math.min(parent.width - Theme.margin * 2, Theme.title * 13)
        height: still.wanted
        radius: Theme.radius * 1.5
        color: Theme.paper
        border { width: Theme.stroke; color: Theme.ink }
        ColumnLayout {
            id: inside
            anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.pad * 2 }
            spacing: Theme.air
            Words { text: View.stillTitle; font { pixelSize: Theme.title; bold: true } Layout.fillWidth: true }
            Words { text: View.stillDetail; Layout.fillWidth: true }
            Plain {
                id: here
                verb: "still-here"
                text: View.stillButton
                look: "primary"
                size: Theme.body
                implicitHeight: Theme.tile_height * 1.4
                Layout.fillWidth: true
            }
        }
    }
}
