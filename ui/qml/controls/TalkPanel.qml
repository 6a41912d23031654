// Writing with a helper: what both said, ready sentences, and letters; or all that was said, page by page. Laid over the
// lower part; the question stays above.
import QtQuick
import QtQuick.Layouts
import Loket
import "../theme"

Rectangle {
    id: panel
    objectName: visible ? "overlay" : ""
    readonly property int size: Theme.large ? Math.round(Theme.least_body * (Theme.narrow ? 0.82 : 1)) : Theme.side // its keys need the room
    readonly property bool small: Theme.narrow
    readonly property int lines: Theme.upright ? Theme.spaced ? 4 : 6 : (small ? 1 : 3) - (View.talkTyping === "" && View.talkDraft === "" ? 0 : small ? 1 : 2)
    readonly property int page: small ? 3 : Theme.upright ? 6 : 4 // pieces that are read again at once
    property real tall: 0 // as high as it was for writing: what is read again moves no button
    readonly property int across: width - Theme.pad * 2
    visible: View.talkOpen
    height: Math.max(inside.implicitHeight + Theme.pad * 2, View.talkReading ? tall : 0)
    onHeightChanged: if (!View.talkReading) tall = height
    color: Theme.paper
    z: 30

    function first() {
        (!View.talkReading ? close : earlier.enabled ? earlier : later.enabled ? later : write).forceActiveFocus(Qt.OtherFocusReason);
    }
    onVisibleChanged: if (visible) first()

    Rectangle { width: parent.width; height: Theme.stroke; color: Theme.help }
    Ground { among: inside } // a touch beside its keys does not fall through

    component Stroke: Plain {
        size: panel.size
        topPadding: 0
        bottomPadding: 0
        leftPadding: Theme.pad * 0.3
        rightPadding: leftPadding
        Layout.fillWidth: true
        Layout.preferredWidth: 1
    }

    ColumnLayout {
        id: inside
        anchors { fill: parent; margins: Theme.pad }
        spacing: Theme.gap
        GridLayout { // the sign stays, and so does the way to end it
            columns: Theme.upright && stop.visible ? 3 : 4
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            Layout.fillWidth: true
            Icon { name: View.talkSeen ? "eye" : "talking"; colour: Theme.help; size: panel.size * 1.4 }
            Words {
                text: View.talkTitle
                font { bold: true; pixelSize: panel.size }
                Layout.fillWidth: true
                Layout.columnSpan: Theme.upright && stop.visible ? 2 : 1
            }
            Plain {
                id: stop
                verb: "talk-stop"
                text: View.talkStop
                visible: View.talkSeen
                size: panel.size
                Layout.columnSpan: Theme.upright ? 2 : 1
                Layout.fillWidth: Theme.upright
            }
            Plain { id: close; verb: "talk-close"; text: View.talkClose; size: panel.size; drawing: "back"; Layout.alignment: Qt.AlignRight }
        }
        RowLayout {
            spacing: Theme.gap
            Layout.fillWidth: true
            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true
                Speaks { role: "talk-speaks"; icon: View.talkSpeaksIcon; text: View.talkSpeaks; size: panel.size }
                Words { text: View.talkEmpty; visible: text !== ""; color: Theme.muted; font.pixelSize: panel.size; Layout.fillWidth: true }
                Repeater {
                    id: said
                    model: Kiosk.rows("", "said")
                    Words {
                        required property var model
                        required property int index
                        visible: View.talkReading || index >= said.count - panel.lines
                        text: model.who + ": " + model.text
                        color: model.mine ? Theme.ink : Theme.accent
                        font { pixelSize: panel.size; bold: !model.mine }
                        Layout.fillWidth: true
                    }
                }
                Words { objectName: "talk-typing"; text: View.talkTyping; visible: text !== ""; color: Theme.accent; font { pixelSize: panel.size; bold: true } Layout.fillWidth: true }
                Words { objectName: "talk-draft"; text: View.talkDraft; visible: text !== "" && !View.talkReading; font.pixelSize: panel.size; Layout.fillWidth: true }
            }
            Plain {
                verb: "talk-read"
                argument: String(panel.page)
                text: View.talkRead
                visible: text !== "" && !View.talkReading && !panel.small
                size: panel.size
                drawing: "up"
                Layout.alignment: Qt.AlignTop
            }
        }
        Item { visible: View.talkReading; Layout.fillHeight: true }
        RowLayout {
            visible: View.talkReading
            spacing: Theme.gap
            Layout.fillWidth: true
            Stroke { id: earlier; verb: "talk-earlier"; argument: String(panel.page); text: View.talkEarlier; drawing: "up"; enabled: View.talkHasEarlier }
            Stroke { id: later; verb: "talk-later"; argument: String(panel.page); text: View.talkLater; drawing: "down"; enabled: View.talkHasLater }
            Stroke { id: write; verb: "talk-write"; text: View.talkWrite; drawing: "pencil" }
        }
        GridLayout {
            visible: !View.talkReading && !(panel.small && View.talkHeard && View.talkDraft !== "") // what both say needs the room
            columns: Theme.upright ? 2 : 4
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: true
            Layout.fillWidth: true
            Repeater {
                model: Kiosk.rows("", "phrases")
                Stroke {
                    required property var model
                    verb: "talk-say"
                    argument: model.id
                    text: model.label
                }
            }
        }
        GridLayout {
            visible: !View.talkReading
            columns: Math.max(4, Math.min(13, Math.floor((panel.across + Theme.gap) / (Theme.target + Theme.gap))))
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: true
            Layout.fillWidth: true
            Repeater {
                model: Kiosk.rows("", "talk_keys")
                Stroke {
                    required property var model
                    required property int index
                    visible: !Theme.narrow || index < 36 // a small panel has no room for the marks
                    verb: "talk-letter"
                    argument: model.id
                    text: model.label
                    name: model.name
                }
            }
        }
        RowLayout {
            visible: !View.talkReading
            spacing: Theme.gap
            Layout.fillWidth: true
            Stroke { verb: "talk-letter"; argument: " "; text: View.talkSpace }
            Stroke { verb: "talk-delete"; text: View.talkDelete; drawing: "delete" }
            Stroke { verb: "talk-line"; text: View.talkLine; drawing: "next"; trailing: true }
            Stroke { verb: "talk-read"; argument: String(panel.page); text: View.talkRead; drawing: "up"; visible: panel.small && text !== "" } // lines need the width
        }
    }
}
