// Takes back the last letter, or all of them.
import QtQuick
import QtQuick.Layouts
import "../theme"

RowLayout {
    id: erase
    property int keys: 0
    spacing: Theme.gap
    uniformCellSizes: true
    enabled: View.typed !== ""
    Layout.columnSpan: keys ? 4 : 1
    Layout.fillWidth: true
    Layout.fillHeight: true
    Plain { action: "delete"; text: View.deleteLabel; icon: "delete"; size: Theme.body; Layout.fillWidth: true; Layout.fillHeight: true; Layout.preferredWidth: 1 }
    Plain { action: "clear"; text: View.clearLabel; size: Theme.body; Layout.fillWidth: true; Layout.fillHeight: true; Layout.preferredWidth: 1 }
}
