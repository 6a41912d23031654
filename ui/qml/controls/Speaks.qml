// Who speaks now: a shape and words, which change and do not move.
import QtQuick
import QtQuick.Layouts
import "../theme"

RowLayout {
    id: speaks
    property string icon
    property string text
    property string role: "speaks"
    property int size: Theme.side
    visible: text !== ""
    spacing: size * 0.4
    Layout.fillWidth: true
    Icon { name: speaks.icon; colour: Theme.help; size: speaks.size * 1.1 }
    Words { objectName: speaks.role; text: speaks.text; font.pixelSize: speaks.size; Layout.fillWidth: true }
}
