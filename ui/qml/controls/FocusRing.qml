// One ring for the whole window, in two tones, outside the control; seen only while keys are used.
import QtQuick
import Loket
import "../theme"

Item {
    id: ring
    property Item around
    property bool there: true // not further up or down the page
    readonly property int reach: Theme.ring_width + Theme.rule * 2

    visible: there && Kiosk.keyed && around !== null && around.width > 0
    z: 50

    function place() {
        if (!around)
            return;
        const at = around.mapToItem(parent, 0, 0);
        x = at.x - reach;
        y = at.y - reach;
        width = around.width + 2 * reach;
        height = around.height + 2 * reach;
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius + ring.reach
        color: "transparent"
        border { width: ring.reach; color: Theme.paper }
        Rectangle {
            anchors { fill: parent; margins: Theme.rule }
            radius: Theme.radius + ring.reach
            color: "transparent"
            border { width: Theme.ring_width; color: Theme.ring }
        }
    }
}
