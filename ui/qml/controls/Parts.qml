// What has no room at once comes in parts, each whole: one touch leads on, one leads back. Nothing is dragged.
import QtQuick
import QtQuick.Layouts
import "../theme"

RowLayout {
    id: parts
    property bool first: true
    property bool last: true
    property alias onward: onward
    property alias back: back
    spacing: Theme.gap
    uniformCellSizes: true

    component Turn: Plain {
        id: turn
        property string arrow
        size: Theme.framed
        drawing: word.advanceWidth + size * 1.6 < width - leftPadding * 2 ? arrow : ""
        topPadding: 0
        bottomPadding: 0
        leftPadding: Theme.pad * 0.4
        rightPadding: leftPadding
        Layout.fillWidth: true
        Layout.fillHeight: true
        TextMetrics { id: word; text: turn.text; font { family: Theme.family; pixelSize: turn.size; bold: true } }
    }
    Turn { id: back; verb: "above"; text: View.partAbove; arrow: "up"; enabled: !parts.first }
    Turn { id: onward; verb: "below"; text: View.partBelow; arrow: "down"; enabled: !parts.last }
}
