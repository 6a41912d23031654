// Keys with many letters: one touch writes "Berlin". The most useful ones that have room, in the order of the alphabet.
import QtQuick
import Loket
import "../theme"

Flow {
    id: keys
    required property real across // how wide it will be, known before it is laid out
    property int lines: 2
    property int made: 0
    readonly property int shown: { // how many have room in these lines
        let most = made > 0 ? list.count : 0;
        while (most > 0 && linesOf(most) > lines)
            most--;
        return most;
    }

    spacing: Theme.gap
    visible: shown > 0
    LayoutMirroring.enabled: false // as the letters
    LayoutMirroring.childrenInherit: true

    function linesOf(most) {
        let used = 1, end = 0;
        for (let place = 0; place < list.count; place++) {
            const key = list.itemAt(place);
            if (!key || key.rank >= most)
                continue;
            end += key.implicitWidth + (end > 0 ? spacing : 0);
            if (end > across) {
                used++;
                end = key.implicitWidth;
            }
        }
        return used;
    }

    Repeater {
        id: list
        model: Kiosk.rows("station", "beginnings")
        onItemAdded: keys.made++
        Press {
            id: key
            required property var model
            readonly property int rank: model.rank
            verb: "begin"
            argument: model.id
            text: model.label
            name: model.name
            visible: rank < keys.shown
            leftPadding: Theme.pad * 0.3
            rightPadding: leftPadding
            topPadding: 0
            bottomPadding: 0
            implicitHeight: Math.max(Theme.target, Theme.body * 1.35)
            contentItem: Words {
                text: key.text
                color: key.ink
                font.bold: true
                wrapMode: Text.NoWrap
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                spoken: false
            }
        }
    }
}
