// A button of the frame: a drawing and its word on one line, or the word alone.
import QtQuick
import QtQuick.Layouts
import "../theme"

Press {
    id: plain
    property string drawing
    property string note // a second, smaller line
    property bool noted: false // room is kept for it also while there is none, so that nothing moves when it comes
    property int size: Theme.chrome
    property bool strong: true
    property bool trailing: false // the drawing after the word

    leftPadding: Theme.pad
    rightPadding: Theme.pad
    topPadding: Theme.pad * (noted ? 0 : 0.5)
    bottomPadding: topPadding
    name: note === "" ? text : text + ". " + note
    contentItem: Item {
        implicitWidth: Math.max(row.implicitWidth, small.implicitWidth)
        implicitHeight: row.implicitHeight + (plain.noted ? small.implicitHeight : 0)
        RowLayout {
            id: row
            readonly property real wanted: word.implicitWidth + (first.visible || last.visible ? first.size + spacing : 0)
            anchors.horizontalCenter: parent.horizontalCenter
            y: (parent.height - height - (small.visible ? small.height : 0)) / 2
            width: Math.min(parent.width, Math.ceil(wanted) + 1)
            spacing: plain.size * 0.35
            Icon { id: first; name: plain.trailing ? "" : plain.drawing; colour: plain.ink; size: plain.size * 1.05 }
            Words {
                id: word
                text: plain.text
                color: plain.ink
                font { pixelSize: plain.size; bold: plain.strong }
                horizontalAlignment: Text.AlignHCenter
                leading: 0.9
                spoken: false
                Layout.fillWidth: true
            }
            Icon { id: last; name: plain.trailing ? plain.drawing : ""; colour: plain.ink; size: plain.size * 1.05 }
        }
        Words {
            id: small
            visible: text !== ""
            text: plain.note
            color: plain.ink
            font.pixelSize: Theme.small
            leading: 0.85
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Theme.large ? Text.WordWrap : Text.NoWrap
            spoken: false
            width: parent.width
            y: row.y + row.height
        }
    }
}
