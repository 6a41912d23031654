// What has no room at once comes in parts, each whole: one touch leads on, one leads back. Nothing is dragged.
import QtQuick
import QtQuick.Layouts
import Loket
import "../theme"

RowLayout {
    id: parts
    required property Item area // the whole page
    required property real room // for one part of it
    property bool needed: false
    property int part: 0
    property var cuts: [[0, 0]] // from and to, of each part
    readonly property var now: cuts[Math.min(part, cuts.length - 1)]
    property list<Item> apart // what the other parts have
    property alias onward: onward
    property Item led // what it was led to last; a step frees it
    readonly property real unseen: 0.0005 // drawn no more; were it 0, assistive technology would not find it either
    signal stepped

    visible: needed
    height: Math.max(Theme.target, implicitHeight)
    spacing: Theme.gap
    uniformCellSizes: true
    onPartChanged: {
        uncover();
        Kiosk.moved();
    }

    function uncut(item) {
        return item instanceof Press || item.spoken !== undefined || item.whole === true;
    }

    function gather(item, into) { // what must not be cut: from and to
        if (!item.visible)
            return;
        if (uncut(item)) {
            const y = item.mapToItem(area, 0, 0).y;
            if (item.height > 0)
                into.push([Math.floor(y), Math.ceil(y + item.height), item]);
            return;
        }
        for (const child of item.children)
            gather(child, into);
    }

    function blocks() {
        const found = [];
        gather(area, found);
        return found.sort((one, other) => one[0] - other[0]);
    }

    function holds() {
        return blocks().every(([from, to]) => to - from <= room);
    }

    function divide(anew) { // as much as has room, and never through the middle of anything
        const found = [];
        for (let rest = needed ? blocks() : []; rest.length > 0;) {
            const from = rest[0][0];
            let to = from + room;
            for (let across; ; to = Math.min(...across.map(block => block[0]))) {
                across = rest.filter(block => block[0] < to && block[1] > to && block[0] > from);
                if (across.length === 0)
                    break;
            }
            const last = Math.max(...rest.filter(block => block[0] < to || block[0] === from).map(block => block[1])); // one that is too tall comes alone
            found.push([from, last]);
            rest = rest.filter(block => block[1] > last); // what stands beside the last and is longer comes next
        }
        cuts = found.length > 0 ? found : [[0, 0]];
        part = anew ? 0 : Math.min(part, cuts.length - 1);
        if (led)
            showing(led);
        uncover();
    }

    function uncover() { // drawings do not obey a clip where they are drawn in software
        const [from, to] = cuts[Math.min(part, cuts.length - 1)], hidden = [];
        for (const item of apart)
            if (item)
                item.opacity = 1;
        for (const [top, bottom, item] of needed ? blocks() : [])
            if (top < from || bottom > to) {
                item.opacity = unseen;
                hidden.push(item);
            }
        if (hidden.length > 0 || apart.length > 0)
            apart = hidden;
    }

    function has(item) { // whether it is in the part that is shown, or in none
        for (let up = item; needed && up; up = up.parent)
            if (apart.includes(up))
                return false;
        return true;
    }

    function step(by) {
        const held = [onward, back].includes(Window.activeFocusItem);
        led = null;
        part = Math.max(0, Math.min(cuts.length - 1, part + by));
        if (held)
            (first() ?? (by > 0 && onward.enabled || !back.enabled ? onward : back)).forceActiveFocus(Qt.OtherFocusReason);
        Kiosk.acted("part", (part + 1) + " " + cuts.length);
        stepped();
    }

    function first() { // what the keys press first in the part that is shown
        return blocks().find(([from, to, item]) => from >= now[0] && to <= now[1] && item instanceof Press && item.enabled)?.[2];
    }

    function showing(item) { // a key, a helper's hand, the word that is said: it leads to the part
        let block = item, up = item;
        for (; up && up !== area; up = up.parent)
            if (uncut(up))
                block = up;
        led = up ? item : null;
        if (!up)
            return;
        const top = block.mapToItem(area, 0, 0).y, bottom = top + block.height;
        const found = cuts.findIndex(([from, to]) => top >= from - 1 && bottom <= to + 1);
        if (found >= 0)
            part = found;
    }

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
        Measure { id: word; text: turn.text; size: turn.size }
    }
    Turn { id: back; verb: "above"; text: View.partAbove; arrow: "up"; enabled: parts.part > 0 }
    Turn { id: onward; verb: "below"; text: View.partBelow; arrow: "down"; enabled: parts.part < parts.cuts.length - 1 }
}
