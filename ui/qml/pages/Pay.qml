// Paying: what to do now, large, with a drawing of it.
import QtQuick
import QtQuick.Layouts
import "../controls"
import "../theme"

ColumnLayout {
    readonly property Item news: told
    readonly property real share: 0.42
    readonly property Component aside: Component { Price { visible: View.total !== "" && !View.pad } }
    spacing: View.pad ? Theme.gap : Theme.air
    Price { visible: Theme.portrait && View.total !== "" && !View.pad; Layout.fillWidth: true }
    Tiles { id: ways; page: "pay"; visible: count > 0; Layout.fillWidth: true }
    Words {
        id: told
        objectName: "news"
        text: View.news
        visible: text !== ""
        font { pixelSize: View.pad ? Theme.body : Theme.title; bold: true }
        leading: 0.9
        color: Theme.accent
        Layout.fillWidth: true
    }
    Dots {}
    Words { text: View.padNumber; visible: text !== ""; font.bold: true; Layout.fillWidth: true }
    Pad { Layout.fillWidth: true }
    Picture {
        name: View.picture
        visible: !View.pad && (View.cancel !== "" || View.news !== "")
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: Theme.target * 1.5
        Layout.maximumHeight: Theme.target * 7
    }
    Rest {}
    Plain {
        verb: "pay-cancel"
        text: View.cancel
        visible: text !== ""
        size: Theme.body
        Layout.minimumHeight: View.pad && Theme.tight ? Theme.target : Theme.tile_height
        Layout.preferredWidth: Math.max(Theme.tile_width * 2, implicitWidth)
    }
}
