pragma Singleton
// Sizes and colours, typed and written once per change: bindings read them without leaving C++.
import QtQuick
import Loket

QtObject {
    property color paper
    property color card
    property color ink
    property color muted
    property color line
    property color accent
    property color on_accent
    property color help
    property color on_help
    property color help_card
    property color ring
    property color sky
    property color glow
    property color sun
    property color far
    property color middle
    property color near
    property color field
    property color stone
    property color shade
    property color train
    property color window
    property bool outlined
    property color blank // behind a code for a camera

    property int body: 44
    property int title: 79
    property int wished_body: 44
    property int wished_title: 79
    property int least_body: 44
    property int least_title: 79
    property int shown_chrome: 44 // of the frame, where the page is shown at once
    property int shown_header: 44
    property int shown_small: 36
    readonly property int chrome: large ? wished_body : shown_chrome
    readonly property int header: large ? wished_body : shown_header
    readonly property int small: large ? wished_body : shown_small
    property int target: 79
    property int tile_width: 237
    property int tile_height: 99
    property int gap: 16
    property int pad: 20
    property int margin: 43
    property int beside: 11 // how far from a control a touch may fall and be its own
    property int radius: 9
    property int rule: 2
    property int stroke: 4
    property int ring_width: 8
    property bool upright: true // the panel itself
    readonly property bool portrait: upright || large // the question above its answers: enlarged on every panel
    property bool spaced // she wants letters, words and lines further apart
    property real letter // so far, in ems; 0 where the font has it as she wants it
    property real word
    property real paragraph
    property real line_height: 1.24 // of the font, in ems
    property real lines: 1.5 // from one to the next
    property real loose // how much of that letters and words have: 1, or less where parts do not help
    property real open // and lines, which give way first
    readonly property real letters: letter * loose
    readonly property real words: word * loose
    readonly property bool large: (wished_body > least_body || spaced) && !low // all text takes more room; what has none comes in parts
    property bool roomy: true
    property int reach: 1182
    property int brief // 1: fewer suggestions, 2: without the helping sentence, 3: what can be read elsewhere too: the words need the room
    property bool still // nothing moves: she, or the operator, wants it so
    readonly property int fade: still ? 0 : Kiosk.fade // how long anything may move: every animation asks here
    property bool low // all that is touched lies where somebody who sits reaches: it has less than two thirds of the room
    property string family
    property string theme

    readonly property int air: gap * 2
    readonly property bool narrow: !upright && !roomy // a small landscape panel: every line counts
    readonly property bool tight: narrow && !large // and the question stands beside its answers
    readonly property int framed: large ? header : Math.min(header, least_body) // what the frame says where it must not grow into the question
    readonly property int side: tight ? Math.min(header, body) : chrome // what stands around the question

    readonly property var named: ({ body: "wished_body", title: "wished_title", chrome: "shown_chrome", header: "shown_header", small: "shown_small", portrait: "upright" })

    function load(look) {
        for (const name in look) {
            this[named[name] ?? name] = look[name];
        }
        enlarge(1, 1, 0, 1);
    }

    // `part` of the way from the ordinary size to the wished one; `shrunk` below 1 only where nothing else helps;
    // `share` of the wider spacing.
    function enlarge(part, shrunk, less, share) {
        brief = less;
        loose = spaced ? Math.min(1, share * 2) : 0;
        open = spaced ? Math.max(0, share * 2 - 1) : 0;
        body = Math.round((least_body + (wished_body - least_body) * part) * shrunk);
        title = Math.round(Math.max((least_title + (wished_title - least_title) * part) * shrunk, body * 1.15));
    }

    function pixels(ems, size) { // never less than asked, in quarters: a font keeps these exactly
        return Math.ceil(ems * size * 4) / 4;
    }

    function between(size, usual) { // what stands between two paragraphs more than usual
        return Math.max(0, size * paragraph * open - usual);
    }
}
