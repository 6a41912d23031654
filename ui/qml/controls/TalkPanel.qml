// Writing with a helper: what both said, ready sentences, and letters. Laid over the lower part; the question stays above.
import QtQuick
import QtQuick.Layouts
import Loket
import "../theme"

Rectangle {
    id: panel
    objectName: visible ? "overlay" : ""
    readonly property int size: Theme.large ? Math.round(Theme.least_body * (Theme.narrow ? 0.82 : 1)) : Theme.side // its keys need the room
    readonly property int lines: Theme.narrow ? (View.talkTyping !== "" || View.talkDraft !== "" ? 0 : 1) : Theme.upright ? 6 : 3
    readonly property int across: width - Theme.pad * 2
    visible: View.talkOpen
    height: inside.implicitHeight + Theme.pad * 2
    color: Theme.paper
    z: 30

    function first() {
        close.forceActiveFocus(Qt.OtherFocusReason);
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
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.pad }
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
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true
            Words { text: View.talkEmpty; visible: text !== ""; color: Theme.muted; font.pixelSize: panel.size; Layout.fillWidth: true }
            Repeater {
                id: said
                model: Kiosk.rows("", "said")
                Words {
                    required property var model
                    required property int index
                    visible: index >= said.count - panel.lines
                    text: model.who + ": " + model.text
                    color: model.mine ? Theme.ink : Theme.accent
                    font { pixelSize: panel.size; bold: !model.mine }
                    Layout.fillWidth: true
                }
            }
            Words { objectName: "talk-typing"; text: View.talkTyping; visible: text !== ""; color: Theme.accent; font { pixelSize: panel.size; bold: true } Layout.fillWidth: true }
            Words { objectName: "talk-draft"; text: View.talkDraft; visible: text !== ""; font.pixelSize: panel.size; Layout.fillWidth: true }
        }
        GridLayout {
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
            spacing: Theme.gap
            Layout.fillWidth: true
            Stroke { verb: "talk-letter"; argument: " "; text: View.talkSpace }
            Stroke { verb: "talk-delete"; text: View.talkDelete; drawing: "delete" }
            Stroke { verb: "talk-line"; text: View.talkLine; drawing: "next"; trailing: true }
        }
    }
}
