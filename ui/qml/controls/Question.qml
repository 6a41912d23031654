// The upper third, or the left one: where I am, what I chose, and the one question.
import QtQuick
import QtQuick.Layouts
import "../theme"

ColumnLayout {
    id: question
    property alias aside: beside.sourceComponent // what a page puts under the question on a landscape panel
    property alias heading: title
    property bool short: false // only the question: the panel of a person needs the room
    readonly property bool aloud: View.again !== "" && Theme.portrait && !Theme.low // low, it would be out of reach: keys do the same
    readonly property bool late: Theme.large && Theme.narrow // enlarged, a small panel shows little at once: first the question
    spacing: Theme.gap

    component Chosen: RowLayout {
        readonly property bool wanted: !question.short && (View.chosen !== "" || price.text !== "") && !(View.note !== "" && Theme.tight && Theme.brief > 0)
        spacing: Theme.pad
        Words {
            text: View.chosen === "" ? "" : View.chosenLabel + ": " + View.chosen
            color: Theme.muted
            font.pixelSize: Math.min(Theme.body, Theme.side)
            Layout.fillWidth: true
        }
        Words {
            id: price
            text: ["review", "pay", "offers"].includes(View.page) ? "" : View.total
            visible: text !== ""
            font.bold: true
            Layout.alignment: Qt.AlignTop
        }
    }

    RowLayout {
        visible: !question.short && (View.trail !== "" || question.aloud && !Theme.large)
        spacing: Theme.gap
        Layout.fillWidth: true
        Trail { Layout.fillWidth: true }
        Item { visible: View.trail === ""; Layout.fillWidth: true }
        Pause { visible: question.aloud && !Theme.large }
        Again { visible: question.aloud && !Theme.large }
    }
    GridLayout {
        visible: !question.short && question.aloud && Theme.large
        columns: Theme.upright ? 1 : 2
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        Layout.fillWidth: true
        Pause { visible: parent.visible; Layout.fillWidth: true }
        Again { visible: parent.visible; Layout.fillWidth: true }
    }
    Chosen { visible: wanted && !question.late; Layout.fillWidth: true }
    Words {
        id: title
        objectName: "title"
        text: View.title
        font { pixelSize: question.short || question.late ? Theme.body : Theme.title; bold: true }
        leading: 0.9
        Accessible.role: Accessible.Heading
        Layout.fillWidth: true
        Layout.topMargin: !Theme.portrait ? 0 : Theme.brief > 0 ? Theme.gap : Theme.air
    }
    Words {
        text: View.help // on the letter board the line above the letters says it
        visible: text !== "" && !question.short && View.page !== "station" && (Theme.brief < (Theme.tight ? 1 : 2) || View.page === "message")
        font.pixelSize: View.page === "message" ? Theme.title : Theme.body // then it is what there is to read
        Layout.fillWidth: true
        Layout.topMargin: (View.page === "message" ? Theme.gap : 0) + Theme.between(font.pixelSize, Theme.gap)
    }
    Words {
        text: View.note
        visible: text !== "" && !question.short && View.page !== "welcome" && View.page !== "thanks"
        font.pixelSize: Math.min(Theme.body, Theme.side)
        color: Theme.muted
        Layout.fillWidth: true
        Layout.topMargin: Theme.between(font.pixelSize, Theme.gap)
    }
    Chosen { visible: wanted && question.late; Layout.fillWidth: true }
    Loader {
        id: beside
        visible: item !== null && !question.short
        Layout.fillWidth: true
        Layout.topMargin: Theme.gap
    }
}
