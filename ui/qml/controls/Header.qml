// How the screen is shown: the languages in their own words, larger text, contrast, read to me. Each is one touch.
import QtQuick
import Loket
import "../theme"

Item {
    id: header
    implicitHeight: Theme.portrait ? languages.height + Theme.gap + tools.height : Math.max(languages.height, tools.height)

    component Tab: Plain {
        required property var model
        argument: model.id
        text: model.label
        size: Theme.header
        strong: model.selected
        leftPadding: Theme.roomy ? Theme.pad * 0.8 : Theme.pad * 0.45
        rightPadding: leftPadding
        implicitWidth: Math.max(Theme.target, implicitContentWidth + leftPadding + rightPadding)
        Accessible.checkable: true
        Accessible.checked: model.selected
        background: Rectangle {
            radius: Theme.radius
            color: parent.down ? Qt.tint(Theme.card, Qt.alpha(Theme.ink, 0.18)) : "transparent"
            border { width: Theme.rule; color: Theme.line }
            Rectangle { // the one in force: a bar under its word, so that colour is never alone
                visible: parent.parent.strong
                anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.rule * 2 }
                height: Theme.stroke * 1.75
                radius: height / 2
                color: Theme.accent
            }
        }
    }

    Row {
        id: languages
        spacing: Theme.gap
        Repeater {
            model: Kiosk.rows("", "languages")
            Tab { action: "language" }
        }
    }
    Row {
        id: tools
        spacing: Theme.gap
        x: Theme.portrait ? 0 : header.width - width
        y: Theme.portrait ? languages.height + Theme.gap : 0
        Repeater {
            model: Kiosk.rows("", "tools")
            Tab {
                action: model.id
                argument: ""
                icon: Theme.roomy ? model.icon : ""
            }
        }
    }
}
