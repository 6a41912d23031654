// One of the three faces after help: large, with its word, touched or keyed.
import QtQuick
import QtQuick.Layouts
import "../theme"

Press {
    id: face
    property string drawing
    property int size: Theme.body

    verb: "face"
    padding: Theme.pad * 0.5
    contentItem: ColumnLayout {
        spacing: Theme.gap * 0.5
        Icon { name: face.drawing; colour: face.ink; size: face.size * 2; Layout.alignment: Qt.AlignHCenter }
        Words {
            text: face.text
            color: face.ink
            font { bold: true; pixelSize: face.size }
            horizontalAlignment: Text.AlignHCenter
            spoken: false
            Layout.fillWidth: true
        }
    }
}
