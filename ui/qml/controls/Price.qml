// The price, large, and what it is made of.
import QtQuick
import QtQuick.Layouts
import "../theme"

ColumnLayout {
    id: price
    visible: View.total !== ""
    spacing: 0
    RowLayout {
        spacing: Theme.pad
        Layout.fillWidth: true
        Words { text: View.totalLabel; visible: Theme.portrait; font.bold: true; Layout.alignment: Qt.AlignBaseline }
        Words {
            objectName: "total"
            text: View.total
            font { pixelSize: Theme.title; bold: true }
            wrapMode: Text.NoWrap
            horizontalAlignment: Theme.portrait ? Text.AlignRight : Text.AlignLeft
            Accessible.name: View.totalLabel + ": " + View.total
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignBaseline
        }
    }
    Repeater {
        model: Theme.brief > 1 && View.helped ? [] : View.why // the person who comes explains it
        Words { required property string modelData; text: modelData; color: Theme.muted; Layout.fillWidth: true }
    }
}
