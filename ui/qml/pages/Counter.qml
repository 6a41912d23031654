// To be paid at the counter: the code, as large as it goes, beside the words that say where.
import QtQuick
import QtQuick.Layouts
import "../controls"
import "../theme"

ColumnLayout {
    id: page
    readonly property real share: 0.46
    spacing: Theme.air
    Rest {}
    Words {
        objectName: "slip"
        text: View.slip.replace(/ /g, "\u00a0")
        font { pixelSize: Math.max(Theme.title, Math.min(Theme.title * 3, page.width / 4.6)); bold: true }
        color: Theme.accent
        wrapMode: Text.NoWrap
        horizontalAlignment: Text.AlignHCenter
        Accessible.name: View.slip.replace(/ /g, "").split("").join(", ")
        Layout.fillWidth: true
    }
    Picture {
        name: "person"
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: Theme.target
        Layout.maximumHeight: Theme.target * 5
    }
    Rest {}
}
