// How large the text may be: the largest, up to what was wished, with which everything has its place.
import QtQml
import "../theme"

QtObject {
    required property var fits // asks whether everything has its place now
    signal trying(real part, real shrunk, int less, bool inParts)

    // Each try is [part of the wish, part of the ordinary size, brief, in parts]. On one step the text never grows again:
    // words that change their size under the finger would be hard to read.
    readonly property var ordinary: [[0, 1, 0, false], [0, 1, 1, false], [0, 1, 2, false], [0, 0.92, 2, false], [0, 0.84, 2, false], [0, 0.77, 2, false]]
    readonly property var larger: [[1, 1, 0, false], [1, 1, 0, true], [0.8, 1, 0, true], [0.65, 1, 0, true], [0.4, 1, 0, true], [0.2, 1, 0, true], [0, 1, 2, true]]
    readonly property var lowered: [[1, 1, 0, false], [1, 1, 1, false], [0.8, 1, 0, false], [0.8, 1, 1, false], [0.6, 1, 0, false], [0.6, 1, 1, false], [0.4, 1, 0, false], [0.4, 1, 1, false], [0.2, 1, 0, false], [0.2, 1, 1, false]].concat(ordinary) // enlarged, and all in reach: parts would have no room there
    property int tried: 0

    function settle(anew) {
        const tries = Theme.large ? larger : Theme.wished_body > Theme.least_body ? lowered : ordinary;
        const size = anew ? null : tries[tried];
        while (tried > 0 && (anew || (tries[tried - 1][0] === size[0] && tries[tried - 1][1] === size[1] && tries[tried - 1][3] === size[3])))
            tried--; // fewer suggestions last time need not be fewer now
        for (; tried < tries.length - 1; tried++) {
            trying(...tries[tried]);
            if (fits())
                return;
        }
        trying(...tries[tried]);
        fits();
    }

    function polish(item) {
        if (!item.visible)
            return;
        if (item.spacing !== undefined || item.rowSpacing !== undefined)
            item.ensurePolished();
        for (const child of item.children)
            polish(child);
        if (item.spacing !== undefined || item.rowSpacing !== undefined)
            item.ensurePolished();
    }

    function whole(item) { // no word is wider than its place
        if (!item.visible)
            return true;
        if (item.spoken !== undefined && item.paintedWidth > Math.ceil(item.width) + 1)
            return false;
        for (const child of item.children)
            if (!whole(child))
                return false;
        return true;
    }
}
