// Have a good journey: the picture, and nothing to do.
import QtQuick
import QtQuick.Layouts
import "../controls"
import "../theme"

ColumnLayout {
    readonly property real share: 0.6
    Rest {}
    Tiles { page: "thanks"; visible: count > 0; columns: Theme.portrait ? 1 : 2; Layout.fillWidth: true }
}
