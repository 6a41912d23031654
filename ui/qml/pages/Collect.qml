// Back from the counter: six digits from a paper.
import QtQuick
import QtQuick.Layouts
import "../controls"
import "../theme"

ColumnLayout {
    readonly property real share: 0.4
    spacing: Theme.air
    Pad { Layout.fillWidth: true }
    Rest {}
}
