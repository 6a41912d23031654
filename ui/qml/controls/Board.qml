// The letters, in the order of the alphabet; those that lead nowhere step back.
import QtQuick
import QtQuick.Layouts
import Loket
import "../theme"

GridLayout {
    id: board
    required property real across // how wide it will be, known before it is laid out
    property bool keys: false // with Delete and "All letters" in its last row

    columns: Theme.portrait ? 6 : Math.max(4, Math.min(9, Math.floor((across + Theme.gap) / (Theme.target + Theme.gap))))
    columnSpacing: Theme.gap
    rowSpacing: Theme.gap
    uniformCellWidths: true

    function lit() { // the first letter that leads somewhere
        for (const child of children)
            if (child.lit === true)
                return child;
        return null;
    }

    Repeater {
        model: Kiosk.rows("station", "letters")
        Press {
            id: key
            required property var model
            readonly property bool lit: model.lit
            verb: "letter"
            argument: model.id
            text: model.label
            name: model.name
            look: lit ? "tile" : "quiet"
            activeFocusOnTab: lit // the keys pass it by; a finger may mean it all the same
            padding: 0
            topPadding: 0
            bottomPadding: 0
            implicitHeight: Math.max(Theme.target, Theme.body * 1.35)
            contentItem: Words {
                text: key.text
                font.bold: key.lit
                color: key.lit ? key.ink : Theme.muted
                opacity: key.lit ? 1 : 0.5
                wrapMode: Text.NoWrap
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                spoken: false
            }
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
    }
    Erase { visible: board.keys; keys: 2 }
}
