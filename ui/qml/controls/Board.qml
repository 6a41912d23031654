// The letters, in the order of the alphabet; those that lead nowhere step back.
import QtQuick
import QtQuick.Layouts
import Loket
import "../theme"

GridLayout {
    id: board
    required property real across // how wide it will be, known before it is laid out
    property bool keys: false // with Delete and "All letters" in its last row

    property int most: 9 // beside each other, where there is room for them
    readonly property int fitting: Math.max(4, Math.min(most, Math.floor((across + Theme.gap) / (Theme.target + Theme.gap))))
    columns: Theme.portrait && !Theme.low ? 6 : Math.ceil(26 / Math.ceil(26 / fitting)) // as wide as they can be without another row for A to Z
    readonly property real square: Theme.tight ? Math.floor((across + Theme.gap) / columns) - Theme.gap : 0 // a trembling finger meets what is larger
    columnSpacing: Theme.gap
    rowSpacing: Theme.gap
    uniformCellWidths: true
    LayoutMirroring.enabled: false // A to Z runs from left to right in every language
    LayoutMirroring.childrenInherit: true

    function lit() { // the first letter that leads somewhere
        for (const child of children)
            if (child.lit === true)
                return child.key;
        return null;
    }

    Repeater {
        model: Kiosk.rows("station", "letters")
        Item {
            id: cell
            required property var model
            readonly property bool lit: model.lit
            readonly property Press key: letter
            implicitHeight: letter.implicitHeight
            Layout.fillHeight: true
            Layout.maximumHeight: Math.max(implicitHeight, board.square)
            Layout.fillWidth: true
            Layout.preferredWidth: 1

            Press {
                id: letter
                anchors.fill: parent
                verb: "letter"
                argument: cell.model.id
                text: cell.model.label
                name: cell.model.name
                enabled: cell.lit
                padding: 0
                topPadding: 0
                bottomPadding: 0
                implicitHeight: Math.max(Theme.target, Theme.body * 1.35)
                contentItem: Words {
                    text: letter.text
                    font.bold: letter.enabled
                    color: letter.ink
                    opacity: letter.enabled ? 1 : 0.45
                    wrapMode: Text.NoWrap
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    spoken: false
                }
            }
            MouseArea { // a finger may mean a letter that leads nowhere: she is told what is spelt alike
                anchors.fill: parent
                enabled: !cell.lit
                onPressed: Kiosk.press()
                onClicked: Kiosk.act("letter", cell.model.id)
            }
        }
    }
    Erase { visible: board.keys; keys: 2 }
}
