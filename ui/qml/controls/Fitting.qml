// How large the text may be: the largest, up to what was wished, with which everything has its place.
import QtQml
import "../theme"

QtObject {
    required property var fits // asks whether everything has its place now
    required property bool shortens // the page can leave out what is read elsewhere too: a try for it alone
    signal trying(real part, real shrunk, int less, bool inParts, real share)

    // Each try is [part of the wish, part of the ordinary size, brief, in parts, share of the wider spacing]. On one step the text never grows again:
    // words that change their size under the finger would be hard to read.
    readonly property var ordinary: [[0, 1, 0, false], [0, 1, 1, false], [0, 1, 2, false], [0, 0.92, 2, false], [0, 0.84, 2, false], [0, 0.84, 3, false], [0, 0.77, 3, false]]
    readonly property var larger: [[1, 1, 0, false], [1, 1, 0, true], [0.8, 1, 0, true], [0.65, 1, 0, true], [0.4, 1, 0, true], [0.2, 1, 0, true], [0, 1, 2, true]]
    readonly property var lowered: [[1, 1, 0, false], [1, 1, 1, false], [0.8, 1, 0, false], [0.8, 1, 1, false], [0.6, 1, 0, false], [0.6, 1, 1, false], [0.4, 1, 0, false], [0.4, 1, 1, false], [0.2, 1, 0, false], [0.2, 1, 1, false]].concat(ordinary) // enlarged, and all in reach: parts would have no room there
    property int tried: 0
    readonly property var tries: {
        const usual = Theme.large ? larger : Theme.wished_body > Theme.least_body ? lowered : ordinary;
        return [].concat(...usual.map(one => shares(one[3]).map(share => one.concat(share))));
    }

    function shares(inParts) { // letters do not become smaller for their spacing: where parts do not help, it gives way
        return Theme.spaced && (inParts || !Theme.large) ? [1, 0.75, 0.5, 0.25, 0] : [1]; // lines first
    }

    function settle(anew) {
        const size = anew ? null : tries[tried];
        while (tried > 0 && (anew || [0, 1, 3, 4].every(part => tries[tried - 1][part] === size[part])))
            tried--; // fewer suggestions last time need not be fewer now
        for (; tried < tries.length - 1; tried++) {
            if (!shortens && tries[tried][2] > 2 && tries[tried][1] > 0.8)
                continue; // the same again
            trying(...tries[tried]);
            if (fits())
                return;
        }
        trying(...tries[tried]);
        fits();
    }

    function lay(...items) { // everything at its place; where a word alone is wider than that, its letters stand closer
        if (Theme.spaced)
            items.forEach(loosen);
        for (let round = 0; round < 5; round++) {
            arrange(...items);
            if (Theme.loose === 0 || !items.map(fit).includes(true))
                return;
        }
    }

    function loosen(item) {
        if (item.given !== undefined)
            item.given = 1;
        for (const child of item.children)
            loosen(child);
    }

    function fit(item) { // whether anything is not as it was
        if (!item.visible)
            return false;
        const tight = item.given > 0 && item.paintedWidth > Math.ceil(item.width) + 1, lined = item.lineCount > 1;
        const other = tight || item.lined !== undefined && item.lined !== lined;
        if (tight)
            item.close();
        if (item.lined !== undefined)
            item.lined = lined;
        return Array.from(item.children, fit).includes(true) || other;
    }

    function arrange(...items) { // what lies within depends on what is around it, and the other way round
        const laid = [];
        items.forEach(item => gather(item, laid));
        for (let pass = 0; pass < 3; pass++)
            laid.forEach(item => item.ensurePolished());
    }

    function gather(item, laid) { // all that lays out others, before and after what is within it
        if (!item.visible)
            return;
        const lays = item.spacing !== undefined || item.rowSpacing !== undefined;
        if (lays)
            laid.push(item);
        for (const child of item.children)
            gather(child, laid);
        if (lays)
            laid.push(item);
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
