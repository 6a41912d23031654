// How the screen is shown: the languages in their own words, larger text, contrast, read to me. Each is one touch.
import QtQuick
import QtQuick.Layouts
import Loket
import "../theme"

ColumnLayout {
    id: header
    spacing: Theme.gap
    visible: !View.playing && View.listen === "" // the caption or the sign has its place, as high as it was
    property real shown
    height: visible ? implicitHeight : shown
    onImplicitHeightChanged: if (visible) shown = implicitHeight
    readonly property string speak: View.speakOnPage ? "" : View.speak
    readonly property bool inRow: !Theme.upright || Theme.low // the button to speak stands among the tools
    readonly property bool aloud: !Theme.portrait && View.again !== "" && View.practice === "" // what is read is paused among the tools; the band needs their room
    readonly property bool crowded: aloud || speak !== "" && (Theme.tight || Theme.low || (Theme.portrait ? Theme.brief > 1 : View.practice !== "")) // who may speak finds that here; languages but one have to wait
    readonly property bool brief: Theme.low || Theme.portrait && (View.practice !== "" || crowded) // one row, of words alone
    readonly property bool all: !Theme.low && !crowded && View.practice === "" // the languages stand there, if they have room
    readonly property bool doubled: all && Theme.portrait && View.page !== "review" && languages.wanted > languages.room // in two rows, where the page leaves room for them
    readonly property bool listed: all && languages.wanted > languages.room * (doubled ? 1.7 : 1) // in a list of their own, behind one button

    component Framed: Plain {
        property bool chosen: false
        size: header.brief ? Theme.framed : Theme.header
        leftPadding: Theme.pad * 0.4
        rightPadding: leftPadding
        Layout.fillWidth: Theme.portrait
        Layout.preferredWidth: implicitWidth
        background: Rectangle {
            radius: Theme.radius
            color: parent.down ? Qt.tint(Theme.card, Qt.alpha(Theme.ink, 0.18)) : "transparent"
            border { width: parent.down ? Theme.stroke : Theme.rule; color: parent.down ? Theme.ink : Theme.line }
            Rectangle { // the one in force: a bar under its word, so that colour is never alone
                visible: parent.parent.chosen
                anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.rule * 2 }
                height: Theme.stroke * 1.75
                radius: height / 2
                color: Theme.accent
            }
        }
    }
    component Tab: Framed {
        required property var model
        argument: model.id
        text: model.label
        chosen: model.selected
        strong: chosen && verb === "language"
        Accessible.checkable: true
        Accessible.checked: model.selected
    }

    Band { visible: (Theme.upright || Theme.large && Theme.roomy) && !Theme.low && View.practice !== ""; Layout.fillWidth: true }
    RowLayout {
        id: station
        visible: Theme.upright && !Theme.large && !Theme.low && View.practice === "" && (View.place !== "" || View.demo !== "")
        spacing: Theme.air
        Layout.fillWidth: true
        Words { id: place; text: View.place; visible: implicitWidth + demo.implicitWidth + Theme.air < station.width; font { pixelSize: Theme.least_body; bold: true } Layout.fillWidth: true }
        Item { visible: !place.visible; Layout.fillWidth: true }
        Words { id: demo; text: View.demo; font.pixelSize: Theme.least_body; color: Theme.muted; horizontalAlignment: Text.AlignRight }
    }
    GridLayout { // enlarged
        visible: Theme.large
        columns: Theme.upright || Theme.narrow ? 2 : 4
        uniformCellWidths: Theme.loose > 0 // else a word whose letters stand closer would lose the room that it has
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        Layout.fillWidth: true
        Framed { verb: "languages"; text: View.languagesLabel; drawing: Theme.upright ? "" : "globe"; strong: false; enabled: !View.busy; visible: languages.count > 1 && View.practice === "" && text !== "" }
        Repeater {
            model: Theme.large ? Kiosk.rows("", "languages") : []
            Tab { verb: "language"; visible: View.practice !== "" && model.index === languages.following }
        }
        Repeater {
            model: Theme.large ? Kiosk.rows("", "tools") : []
            Tab { verb: model.id; argument: "" }
        }
        Speak { text: header.speak; visible: Theme.large && text !== ""; Layout.fillWidth: Theme.loose > 0 }
        Leave { visible: Theme.large && Theme.narrow && text !== ""; size: Theme.header; Layout.fillWidth: true; Layout.columnSpan: 2 } // above, the band has no room for it
    }
    GridLayout {
        id: rows
        visible: !Theme.large
        columns: header.brief ? 2 : Theme.portrait ? 1 : 3
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        Layout.fillWidth: true
        GridLayout {
            columns: header.doubled && !header.listed ? Math.ceil(languages.count / 2) : 99
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            Layout.fillWidth: Theme.portrait
            Framed { verb: "languages"; text: View.languagesLabel; drawing: "globe"; strong: false; enabled: !View.busy; visible: header.listed && text !== "" }
            Repeater {
                id: languages
                readonly property int following: {
                    for (let place = 0; place < count; place++)
                        if (itemAt(place)?.chosen)
                            return (place + 1) % count;
                    return 0;
                }
                property int made: 0
                onItemAdded: made++
                readonly property real wanted: { // with all of them
                    let width = made > 0 ? 0 : 1;
                    for (let place = 0; place < count; place++)
                        width += (itemAt(place)?.implicitWidth ?? 0) + Theme.gap;
                    return width - Theme.gap;
                }
                readonly property real room: header.width - (Theme.portrait ? 0 : tools.implicitWidth + Theme.gap)
                model: Kiosk.rows("", "languages")
                Tab {
                    readonly property bool following: model.index === languages.following // low, it is the one that a touch leads to
                    verb: "language"
                    visible: !header.listed && (View.practice === "" ? !Theme.low && !header.crowded || following && !(Theme.low && header.crowded) && !(header.aloud && header.speak !== "") : !Theme.low && !header.crowded && following)
                }
            }
            Leave { visible: Theme.low && text !== ""; size: Theme.small; Layout.preferredHeight: Math.max(Theme.target, Theme.loose > 0 ? implicitHeight : 0) } // its place is low too; the band is above
        }
        Band { visible: !Theme.portrait && View.practice !== ""; Layout.fillWidth: true }
        Item { visible: !Theme.portrait && View.practice === ""; Layout.fillWidth: true }
        RowLayout {
            id: tools
            spacing: Theme.gap
            Layout.fillWidth: Theme.portrait
            Pause { visible: header.aloud }
            Again { visible: header.aloud && header.speak === "" } // else the key to pause has to do: after the end it says all once more
            Speak { text: header.speak; visible: header.inRow && text !== ""; drawing: Theme.low ? "" : "microphone"; Layout.fillWidth: Theme.portrait }
            Repeater {
                model: Theme.large ? [] : Kiosk.rows("", "tools")
                Tab {
                    verb: model.id
                    argument: ""
                    drawing: Theme.roomy && !header.brief && !(header.inRow && header.speak !== "" || header.aloud) ? model.icon : ""
                    visible: model.id !== "theme" || !header.inRow || [View.practice !== "", header.speak !== "", header.aloud].filter(wanted => wanted).length < 2 // before or after
                }
            }
        }
    }
    Speak { text: header.speak; visible: !Theme.large && !header.inRow && text !== ""; Layout.fillWidth: true }
}
