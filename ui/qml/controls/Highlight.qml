// The word that is being said, in reverse. It lies over the words and takes their own letters: nothing moves.
import QtQuick
import Loket
import "../theme"

Item {
    id: highlight
    objectName: "highlight"
    required property list<Item> among
    property Text over: null
    property list<rect> places

    parent: over ?? null
    visible: over !== null
    z: 1

    Connections {
        target: SpokenWord
        function onChanged() { highlight.place(); }
    }
    Connections { // the words change, or get another place
        target: highlight.over
        function onTextChanged() { Qt.callLater(highlight.place); }
        function onWidthChanged() { Qt.callLater(highlight.place); }
        function onFontChanged() { Qt.callLater(highlight.place); }
    }

    function gather(item, into) { // in the order of reading
        if (!item.visible || item.opacity === 0)
            return;
        if (item.spoken !== undefined && item.text !== "" && item.fontSizeMode === Text.FixedSize)
            into.push(item);
        for (const child of item.children)
            gather(child, into);
    }

    function place() {
        const words = [];
        if (SpokenWord.any())
            for (const one of among)
                gather(one, words);
        const found = words.length > 0 ? SpokenWord.find(words.map(one => one.text)) : [];
        if (found.length === 0) {
            over = null;
            places = [];
            return;
        }
        over = words[found[0]];
        places = measure(found[1], found[1] + found[2]);
    }

    function measure(from, to) { // one rectangle for each line
        const found = [];
        let y = -1;
        for (let at = from; at < to; at++) {
            const left = double.positionToRectangle(at), next = double.positionToRectangle(at + 1);
            if (/\s/.test(over.text[at]))
                continue;
            const right = next.y === left.y ? next.x : left.x + letter.advanceWidth(over.text[at]);
            const one = Qt.rect(Math.min(left.x, right), left.y * over.lineHeight + over.topPadding, Math.abs(right - left.x), left.height);
            if (left.y === y) {
                const line = found[found.length - 1], start = Math.min(line.x, one.x);
                found[found.length - 1] = Qt.rect(start, line.y, Math.max(line.x + line.width, one.x + one.width) - start, line.height);
            } else {
                found.push(one);
            }
            y = left.y;
        }
        return found;
    }

    TextEdit { // never seen: it knows where each letter stands, and breaks its lines as the words do
        id: double
        visible: false
        activeFocusOnTab: false
        readOnly: true
        width: highlight.over ? highlight.over.width : 0
        text: highlight.over ? highlight.over.text : ""
        font: highlight.over ? highlight.over.font : Qt.font({ family: Theme.family })
        wrapMode: highlight.over ? highlight.over.wrapMode : Text.WordWrap
        horizontalAlignment: highlight.over ? highlight.over.effectiveHorizontalAlignment : Text.AlignLeft
        textFormat: TextEdit.PlainText
        Accessible.ignored: true
    }
    FontMetrics { id: letter; font: double.font }

    readonly property bool reversed: over !== null && [Theme.on_accent, Theme.on_help, Theme.paper].some(colour => Qt.colorEqual(colour, over.color)) // light words on a dark ground, or the other way round
    readonly property color ground: over !== null && reversed ? over.color : Theme.ink
    readonly property color letters: reversed ? Theme.ink : Theme.paper

    Repeater {
        model: highlight.places
        Rectangle {
            id: mark
            required property rect modelData
            readonly property real beside: highlight.over ? highlight.over.font.pixelSize * 0.1 : 0
            x: Math.floor(modelData.x - beside) // whole pixels: half ones would leave seams
            y: Math.floor(modelData.y)
            width: Math.ceil(modelData.width + 2 * beside)
            height: Math.ceil(modelData.height)
            color: highlight.ground
            clip: true
            Text { // the same words at the same place
                visible: highlight.over !== null
                x: -mark.x
                y: -mark.y
                width: highlight.over ? highlight.over.width : 0
                text: highlight.over ? highlight.over.text : ""
                font: highlight.over ? highlight.over.font : Qt.font({ family: Theme.family })
                wrapMode: highlight.over ? highlight.over.wrapMode : Text.WordWrap
                lineHeight: highlight.over ? highlight.over.lineHeight : 1
                topPadding: highlight.over ? highlight.over.topPadding : 0
                horizontalAlignment: highlight.over ? highlight.over.effectiveHorizontalAlignment : Text.AlignLeft
                textFormat: Text.PlainText
                color: highlight.letters
                Accessible.ignored: true
            }
        }
    }
}
