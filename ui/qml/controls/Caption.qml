// What the kiosk does while it shows how it goes, in large words; it stands in the place of the tools, for any touch ends it anyway.
import QtQuick
import QtQuick.Layouts
import "../theme"

Rectangle {
    readonly property real wanted: inside.implicitHeight + Theme.pad * 0.6 // enlarged
    visible: View.playing
    radius: Theme.radius
    color: Theme.ink

    GridLayout {
        id: inside
        columns: Theme.portrait ? 1 : 2
        anchors { fill: parent; leftMargin: Theme.pad; rightMargin: Theme.pad; topMargin: Theme.tight ? 0 : Theme.pad * 0.3; bottomMargin: anchors.topMargin }
        rowSpacing: 0
        columnSpacing: Theme.pad
        Words {
            objectName: "caption"
            text: View.caption
            color: Theme.paper
            font { pixelSize: Theme.large ? Theme.body : Theme.portrait ? Theme.least_body * 1.3 : Theme.least_body; bold: true }
            fontSizeMode: Theme.large ? Text.FixedSize : Text.Fit
            minimumPixelSize: Theme.small
            verticalAlignment: Text.AlignVCenter
            leading: 0.9
            Accessible.role: Accessible.AlertMessage
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        GridLayout {
            columns: Theme.portrait ? 2 : 1
            columnSpacing: Theme.gap
            rowSpacing: 0
            Layout.fillWidth: Theme.portrait
            Words { text: View.practice; color: Theme.paper; font.pixelSize: Theme.large ? Theme.body : Theme.small; horizontalAlignment: Theme.portrait ? Text.AlignLeft : Text.AlignRight; leading: 0.82; Layout.fillWidth: true }
            Words { text: View.captionStop; color: Theme.paper; font.pixelSize: Theme.large ? Theme.body : Theme.small; horizontalAlignment: Text.AlignRight; leading: 0.82; Layout.fillWidth: true }
        }
    }
}
