// A glow around what the helper points at: an answer, a counter's "more", or Next. It shows, and presses nothing.
import QtQuick
import Loket
import "../theme"

Item {
    id: halo
    required property Item among
    property string glow
    property Item around
    property bool there: true // not further up or down the page
    readonly property int reach: Theme.ring_width * 1.5

    visible: there && around !== null && glow !== "" && !View.talkOpen && around.width > 0
    z: 25 // below the writing panel
    onGlowChanged: place()

    function find(item) {
        if (!item.visible || item === halo)
            return null;
        if (item.verb !== undefined && (item.argument === glow && ["choose", "moment", "more"].includes(item.verb) || item.verb === glow))
            return item;
        for (const child of item.children) {
            const found = find(child);
            if (found)
                return found;
        }
        return null;
    }

    function place() {
        around = glow === "" ? null : find(among);
        if (!around)
            return;
        const at = around.mapToItem(parent, 0, 0);
        x = at.x - reach;
        y = at.y - reach;
        width = around.width + 2 * reach;
        height = around.height + 2 * reach;
    }

    Icon { // and, where the kiosk shows it itself, a hand
        visible: View.playing
        z: 1
        name: "hand"
        colour: Theme.help
        size: Theme.target
        x: parent.width - width * 1.2
        y: parent.height - height * 0.55
    }
    Rectangle { // the glow
        anchors { fill: parent; margins: -halo.reach }
        radius: Theme.radius + halo.reach * 2
        color: "transparent"
        border { width: halo.reach; color: Qt.alpha(Theme.help, 0.3) }
    }
    Rectangle { // and an edge that can be seen in every theme
        anchors.fill: parent
        radius: Theme.radius + halo.reach
        color: "transparent"
        border { width: halo.reach; color: Theme.help }
    }
}
