// While the microphone is open: in words, drawn, and with how loud it is; afterwards what was heard. It stands in the place of the tools.
import QtQuick
import QtQuick.Layouts
import Loket
import "../theme"

Rectangle {
    id: sign
    readonly property bool high: Theme.upright && !Theme.low || Theme.large // the button below the words
    readonly property bool long: !high && View.listen === "told" && words.text.length > 60 // a whole order needs the button's place; a touch brings the tools back, and the button with them
    readonly property bool open: View.listen === "listening"
    readonly property real wanted: inside.implicitHeight + Theme.pad // enlarged
    readonly property color ink: open ? Theme.paper : Theme.ink
    property alias button: button
    visible: View.listen !== ""
    radius: Theme.radius
    color: open ? Theme.ink : Theme.card
    border { width: open ? 0 : Theme.rule; color: Theme.line }

    Ground { among: button; onClicked: if (!meant && !sign.open) Kiosk.act("sign-close", "") } // read: the tools are back

    GridLayout {
        id: inside
        columns: sign.high ? 1 : 2
        rowSpacing: 0
        columnSpacing: Theme.pad
        anchors { fill: parent; leftMargin: Theme.pad; rightMargin: sign.high ? Theme.pad : 0; topMargin: sign.high ? Theme.pad * 0.3 : 0; bottomMargin: sign.high ? Theme.pad * 0.6 : 0 }
        RowLayout {
            spacing: Theme.pad
            Layout.fillWidth: true
            Layout.fillHeight: true
            Icon { name: "microphone"; colour: sign.ink; size: Theme.least_body * 1.3 }
            Row { // how loud it is at the microphone; still where nothing may move
                id: level
                objectName: "sign-level"
                property real loud: 0 // 0 to 1
                readonly property int bars: 5
                visible: sign.open
                spacing: Theme.rule * 2
                Layout.alignment: Qt.AlignVCenter
                Repeater {
                    model: level.bars
                    Rectangle {
                        required property int index
                        readonly property bool lit: Theme.still || level.loud * level.bars > index
                        anchors.bottom: parent.bottom
                        width: Theme.stroke * 1.5
                        height: Theme.least_body * (0.35 + 0.2 * index)
                        radius: width / 2
                        color: lit ? Theme.paper : "transparent"
                        border { width: Theme.rule; color: Theme.paper }
                    }
                }
            }
            Words {
                id: words
                objectName: "sign"
                text: [Theme.low ? "" : View.practice, View.listenWords].filter(part => part !== "").join(". ")
                color: sign.ink
                font { pixelSize: Theme.large ? Theme.body : sign.high ? Theme.least_body * 1.2 : Theme.least_body; bold: true }
                fontSizeMode: Theme.large ? Text.FixedSize : Text.Fit
                minimumPixelSize: Theme.small
                verticalAlignment: Text.AlignVCenter
                leading: 0.8
                Accessible.role: Accessible.AlertMessage
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }
        Plain {
            id: button
            verb: View.listenVerb
            text: View.listenButton
            visible: text !== "" && !sign.long
            drawing: sign.open ? "done" : verb === "speak" ? "microphone" : ""
            size: Theme.framed
            Layout.fillWidth: sign.high
            Layout.preferredHeight: Math.max(Theme.target, Theme.large ? implicitHeight : 0)
            Layout.alignment: Qt.AlignVCenter
        }
    }
}
