// What lies between controls: a touch close beside one is that control's own, as if it had met it; any other meets nothing.
import QtQuick
import Loket
import "../theme"

MouseArea {
    id: ground
    anchors.fill: parent
    required property Item among // the controls of this layer
    property Item meant // the control that the touch which began last was given to
    readonly property real doubt: 1 // a pixel: who is no nearer than that to the one than to the other may mean either
    signal missed

    function away(control, x, y) { // from its nearest edge, in pixels; 0 on it
        const at = control.mapFromItem(ground, x, y);
        return Math.hypot(Math.max(-at.x, at.x - control.width, 0), Math.max(-at.y, at.y - control.height, 0));
    }

    function gather(item, into, part) {
        if (!item.visible || !item.enabled)
            return;
        if (item instanceof Press) {
            const y = part ? item.mapToItem(part, 0, item.height / 2).y : 0;
            if (!part || y > 0 && y < part.height) // what is in another part of the page is not there
                into.push(item);
        } else {
            for (const child of item.children)
                gather(child, into, item.objectName === "part" ? item : part);
        }
    }

    function nearest(x, y) { // null where none is near, and half-way between two
        const controls = [];
        gather(among, controls, null);
        let found = null, least = Infinity, second = Infinity;
        for (const control of controls) {
            const far = away(control, x, y);
            if (far < least)
                [found, least, second] = [control, far, least];
            else if (far < second)
                second = far;
        }
        return least <= Theme.beside && second - least > doubt ? found : null;
    }

    function release() {
        if (meant)
            meant.aimed = false;
    }

    onPressed: mouse => {
        meant = nearest(mouse.x, mouse.y);
        if (!meant) {
            missed();
            return;
        }
        meant.aimed = true;
        meant.forceActiveFocus(Qt.MouseFocusReason);
        Kiosk.press();
    }
    onPositionChanged: mouse => { // sliding off takes it back
        if (meant)
            meant.aimed = away(meant, mouse.x, mouse.y) <= Theme.beside;
    }
    onReleased: {
        const taken = meant !== null && meant.aimed && meant.visible && meant.enabled;
        release();
        if (taken)
            meant.clicked();
    }
    onCanceled: release()
}
