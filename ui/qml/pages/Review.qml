// Is everything right? Each line is changed by one touch.
import QtQuick
import QtQuick.Layouts
import Loket
import "../controls"
import "../theme"

ColumnLayout {
    id: page
    readonly property real share: 0.34
    readonly property Component aside: Component { Price {} }
    spacing: Theme.air

    function first() {
        return View.next === "" ? null : page.parent.parent.children[3];
    }

    ColumnLayout {
        spacing: Theme.gap
        Layout.fillWidth: true
        Repeater {
            model: Kiosk.rows("review", "lines")
            Press {
                id: entry
                required property var model
                readonly property bool changes: model.change !== ""
                action: "change"
                argument: model.id
                name: model.name
                enabled: changes
                topPadding: Theme.pad * 0.4
                bottomPadding: Theme.pad * 0.4
                leftPadding: changes ? Theme.pad : Theme.pad
                Layout.fillWidth: true
                contentItem: RowLayout {
                    spacing: Theme.pad
                    Words { text: entry.model.label; color: Theme.muted; spoken: false; Layout.preferredWidth: entry.width * 0.22; Layout.alignment: Qt.AlignVCenter }
                    Words { text: entry.model.value; font.bold: true; spoken: false; Layout.fillWidth: true; Layout.alignment: Qt.AlignVCenter }
                    Words { text: entry.model.change; visible: text !== ""; color: Theme.accent; wrapMode: Text.NoWrap; spoken: false; Layout.alignment: Qt.AlignVCenter }
                }
            }
        }
    }
    Price { visible: Theme.portrait && View.total !== ""; Layout.fillWidth: true }
    Item { Layout.fillHeight: true; Layout.preferredHeight: 0 }
}
