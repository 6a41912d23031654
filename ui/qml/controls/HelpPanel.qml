// What is said about the call for a person: laid over the step, which stays as it was.
import QtQuick
import QtQuick.Layouts
import Loket
import "../theme"

Rectangle {
    id: panel
    readonly property int size: Math.max(Math.min(Theme.side, Theme.body), Math.min(Theme.side, Theme.least_body))
    visible: View.helped
    implicitHeight: visible ? inside.implicitHeight + Theme.pad * (Theme.tight ? 1.4 : 2) : 0
    radius: Theme.radius * 1.5
    color: Theme.help_card
    border { width: Theme.stroke; color: Theme.help }
    Accessible.role: Accessible.AlertMessage
    Accessible.name: View.helpTitle

    Ground { among: inside } // a touch beside its buttons does not fall through

    ColumnLayout {
        id: inside
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.tight ? Theme.pad * 0.7 : Theme.pad }
        spacing: Theme.gap
        RowLayout {
            spacing: Theme.pad
            Layout.fillWidth: true
            Icon { name: View.helpIcon; colour: Theme.help; size: panel.size * (Theme.tight ? 1.2 : 2); visible: !Theme.tight || name === "eye"; Layout.alignment: Qt.AlignTop }
            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true
                Words { text: View.helpTitle; font { bold: true; pixelSize: panel.size } objectName: "help-title"; Layout.fillWidth: true }
                Words { text: View.helpDetail; visible: text !== ""; font.pixelSize: panel.size; Layout.fillWidth: true; Layout.topMargin: Theme.between(panel.size, 0) }
                Speaks { icon: View.helpSpeaksIcon; text: View.helpSpeaks; size: panel.size }
            }
        }
        Code { // for the helper who is coming, or for her own phone
            path: Theme.portrait || Theme.roomy || View.helpRelay ? View.helpCodePath : ""
            modules: View.helpCodeModules
            label: Theme.tight && buttons.count > 2 ? "" : View.helpCode // a small panel: while they talk, when she comes is worth more
            size: panel.size
            side: Theme.target * 1.5
            Layout.fillWidth: true
        }
        GridLayout { // did that help?
            visible: faces.count > 0
            columns: Theme.large ? 1 : 3
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            Layout.fillWidth: true
            Repeater {
                id: faces
                model: Kiosk.rows("", "faces")
                Face {
                    required property var model
                    argument: model.id
                    text: model.label
                    drawing: model.id
                    size: panel.size
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 1 // all three equally wide
                }
            }
        }
        GridLayout {
            visible: buttons.count > 0
            columns: Theme.large ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            Layout.fillWidth: true
            Repeater {
                id: buttons
                model: Kiosk.rows("", "buttons")
                Plain {
                    required property var model
                    readonly property bool half: Theme.portrait || Theme.roomy ? !View.helpOffersRelay || model.id !== "help-cancel" : View.helpOffersRelay && ["help-relay", "help-dismiss"].includes(model.id)
                    verb: model.id
                    text: model.label
                    Layout.columnSpan: half || Theme.large ? 1 : 2
                    look: model.primary ? "help" : "tile"
                    leftPadding: Theme.pad * 0.6
                    rightPadding: leftPadding
                    Layout.minimumWidth: Math.min(implicitWidth, (inside.width - Theme.gap) / 2)
                    size: panel.size
                    Layout.fillWidth: true
                }
            }
        }
    }
}
