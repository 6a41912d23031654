// A button of the frame: a drawing and its word on one line, or the word alone.
import QtQuick
import QtQuick.Layouts
import "../theme"

Press {
    id: plain
    property string drawing
    property int size: Theme.chrome
    property bool strong: true
    property bool trailing: false // the drawing after the word

    leftPadding: Theme.pad
    rightPadding: Theme.pad
    topPadding: Theme.pad * 0.5
    bottomPadding: Theme.pad * 0.5
    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: row.implicitHeight
        RowLayout {
            id: row
            readonly property real wanted: word.implicitWidth + (first.visible || last.visible ? first.size + spacing : 0)
            anchors.centerIn: parent
            width: Math.min(parent.width, Math.ceil(wanted) + 1)
            spacing: plain.size * 0.35
            Icon { id: first; name: plain.trailing ? "" : plain.drawing; colour: plain.ink; size: plain.size * 1.05 }
            Words {
                id: word
                text: plain.text
                color: plain.ink
                font { pixelSize: plain.size; bold: plain.strong }
                horizontalAlignment: Text.AlignHCenter
                lineHeight: 0.9
                spoken: false
                Layout.fillWidth: true
            }
            Icon { id: last; name: plain.trailing ? plain.drawing : ""; colour: plain.ink; size: plain.size * 1.05 }
        }
    }
}
