// What is said in small words below the first and the last screen, and the two offers to a newcomer: on paper of its own.
import QtQuick
import "../theme"

Rectangle {
    id: credit
    readonly property bool wanted: (View.page === "welcome" || View.page === "thanks") && (said.text !== "" || newcomer.offered)
    height: (newcomer.offered ? newcomer.implicitHeight + (said.text === "" ? 0 : Theme.gap) : 0) + (said.text === "" ? 0 : said.implicitHeight) + Theme.pad
    color: Theme.paper

    First {
        id: newcomer
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.margin; topMargin: Theme.pad }
    }
    Words {
        id: said
        text: [Theme.portrait ? "" : View.demo, View.note].filter(part => part !== "").join(Theme.tight ? " · " : "   ")
        color: Theme.muted
        font.pixelSize: Theme.framed
        anchors { left: parent.left; right: parent.right; margins: Theme.margin; bottom: parent.bottom; bottomMargin: newcomer.offered ? 0 : Theme.pad / 2 }
    }
}
