// The ticket comes.
import QtQuick
import QtQuick.Layouts
import Loket
import "../controls"
import "../theme"

ColumnLayout {
    readonly property Item news: told
    id: page
    readonly property bool full: Theme.brief > (Theme.portrait ? 1 : 0) // the words need the room of the drawing
    readonly property bool shortened: Theme.brief > 1 && rows.count > 4 // where and by which train; the rest is on the paper
    readonly property real share: full ? 0.34 : 0.42
    spacing: full ? Theme.gap : Theme.air
    Words {
        id: told
        objectName: "news"
        text: View.news
        visible: text !== ""
        font { pixelSize: Theme.title; bold: true }
        leading: 0.9
        color: Theme.accent
        Layout.fillWidth: true
    }
    Dots {}
    Picture {
        name: View.picture
        visible: name !== "" && !page.full
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: Theme.target * 1.5
        Layout.maximumHeight: Theme.target * 6
    }
    ColumnLayout {
        id: list
        property int made: 0
        readonly property real widest: { // labels stand in one column
            let width = made > 0 ? Theme.body * 2.5 : 1;
            for (let place = 0; place < rows.count; place++)
                width = Math.max(width, rows.itemAt(place)?.labelled ?? 0);
            return Math.ceil(width) + 1;
        }
        readonly property bool trains: { // whether any line is about a train
            for (let place = 0; made > 0 && place < rows.count; place++)
                if (rows.itemAt(place)?.model.train)
                    return true;
            return false;
        }
        spacing: Theme.gap * 0.5
        Layout.fillWidth: true
        Repeater {
            id: rows
            onItemAdded: list.made++
            model: Kiosk.rows("deliver", "lines")
            GridLayout {
                id: entry
                columns: Theme.large ? 1 : 2
                readonly property real labelled: label.implicitWidth
                required property var model
                visible: !page.shortened || model.index === 0 || (list.trains ? model.train : model.index < 4)
                columnSpacing: Theme.pad
                rowSpacing: 0
                Layout.fillWidth: true
                Words {
                    id: label
                    text: entry.model.label
                    color: Theme.muted
                    Layout.preferredWidth: Theme.large ? -1 : list.widest
                    Layout.alignment: Qt.AlignTop
                }
                Words { text: entry.model.value; font.bold: true; Layout.fillWidth: true }
            }
        }
    }
    Tiles { page: "deliver"; visible: count > 0; Layout.fillWidth: true }
    Rest {}
}
