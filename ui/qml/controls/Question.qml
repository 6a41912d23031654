// The upper third, or the left one: where I am, what I chose, and the one question.
import QtQuick
import QtQuick.Layouts
import "../theme"

ColumnLayout {
    id: question
    property alias aside: beside.sourceComponent // what a page puts under the question on a landscape panel
    property alias heading: title
    spacing: Theme.gap

    Trail { Layout.fillWidth: true }
    RowLayout {
        visible: View.chosen !== "" || (View.total !== "" && Theme.portrait && View.page !== "review")
        spacing: Theme.pad
        Layout.fillWidth: true
        Words {
            text: View.chosen === "" ? "" : View.chosenLabel + ": " + View.chosen
            color: Theme.muted
            Layout.fillWidth: true
        }
        Words {
            text: View.page === "review" || View.page === "offers" ? "" : View.total
            visible: text !== ""
            font.bold: true
            Layout.alignment: Qt.AlignTop
        }
    }
    Words {
        id: title
        objectName: "title"
        text: View.title
        font { pixelSize: Theme.title; bold: true }
        lineHeight: 0.9
        Accessible.role: Accessible.Heading
        Layout.fillWidth: true
        Layout.topMargin: Theme.portrait ? Theme.air : 0
    }
    Words {
        text: View.help
        visible: text !== ""
        Layout.fillWidth: true
    }
    Words {
        text: View.note
        visible: text !== ""
        color: Theme.muted
        Layout.fillWidth: true
    }
    Loader {
        id: beside
        visible: item !== null
        Layout.fillWidth: true
        Layout.topMargin: Theme.gap
    }
}
