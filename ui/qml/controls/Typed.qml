// What was typed so far, and how many places still fit.
import QtQuick
import QtQuick.Layouts
import "../theme"

GridLayout {
    columns: Theme.portrait ? 2 : 1
    columnSpacing: Theme.air
    rowSpacing: 0
    Words {
        objectName: "typed"
        text: View.typed
        visible: text !== ""
        color: Theme.accent
        font { pixelSize: Theme.portrait ? Theme.body * 1.2 : Theme.title; bold: true }
    }
    Words {
        text: View.boardNote !== "" ? View.boardNote : View.count
        color: Theme.muted
        font.pixelSize: Math.min(Theme.body, Theme.tight ? Theme.side : Theme.body)
        Layout.fillWidth: true
    }
}
