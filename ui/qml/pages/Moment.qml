// When: the usual moments as tiles, the hours of the day below.
import QtQuick
import QtQuick.Layouts
import Loket
import "../controls"
import "../theme"

ColumnLayout {
    readonly property real share: Theme.tight ? 0.3 : 0.34
    spacing: Theme.portrait || Theme.roomy ? Theme.air : Theme.gap
    Tiles {
        page: "moment"
        visible: count > 0
        columns: Theme.portrait && Theme.body > Theme.least_body * 1.3 ? 1 : 2
        Layout.fillWidth: true
    }
    GridLayout {
        columns: Theme.body > Theme.least_body * 1.3 ? 4 : Theme.portrait ? 4 : 6
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        uniformCellWidths: true
        visible: hours.count > 0
        Layout.fillWidth: true
        Repeater {
            id: hours
            model: Kiosk.rows("moment", "moments")
            Plain {
                required property var model
                verb: "moment"
                argument: model.id
                text: model.label
                name: model.name
                size: Theme.tight ? Theme.side : Theme.body
                strong: !Theme.tight
                leftPadding: 0
                rightPadding: 0
                Layout.fillWidth: true
                Layout.preferredWidth: 1
            }
        }
    }
    Rest {}
}
