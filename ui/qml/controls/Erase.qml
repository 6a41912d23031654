// Takes back the last letter, or all of them.
import QtQuick
import QtQuick.Layouts
import "../theme"

GridLayout {
    id: erase
    property int keys: 0 // letters' places that it takes on the board
    columns: keys || Theme.roomy ? 2 : 1
    columnSpacing: Theme.gap
    rowSpacing: Theme.gap
    uniformCellWidths: true
    enabled: View.typed !== ""
    Layout.columnSpan: !keys ? 1 : Theme.large ? parent.columns : 4
    Layout.fillWidth: true

    component Stroke: Plain {
        size: Theme.body
        topPadding: 0
        bottomPadding: 0
        leftPadding: Theme.pad * 0.5
        rightPadding: Theme.pad * 0.5
        Layout.fillWidth: true
        Layout.preferredWidth: 1
    }
    Stroke { verb: "delete"; text: View.deleteLabel; drawing: "delete" }
    Stroke { verb: "clear"; text: View.clearLabel; visible: !Theme.tight || Theme.brief === 0 }
}
