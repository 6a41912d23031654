// What went wrong, told like help: a plain sentence on a warm ground, in the frame that stays.
import QtQuick
import QtQuick.Layouts
import "../theme"

Rectangle {
    id: notice
    objectName: "notice"
    readonly property bool whole: true // is never cut
    property string text
    visible: text !== ""
    implicitHeight: words.implicitHeight + Theme.pad * 1.5
    radius: Theme.radius
    color: Theme.help_card
    border { width: Theme.rule; color: Theme.help }
    Rectangle { anchors.left: parent.left; width: Theme.stroke * 2.5; height: parent.height; radius: Theme.radius; color: Theme.help }
    Words {
        id: words
        text: notice.text
        anchors { left: parent.left; right: parent.right; leftMargin: Theme.pad * 1.6; rightMargin: Theme.pad; verticalCenter: parent.verticalCenter }
    }
}
