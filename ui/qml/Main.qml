// The window: the steady frame around one question, and what is laid over it.
import QtQuick
import QtQuick.Layouts
import Loket
import "controls"
import "theme"

Window {
    id: window
    title: View.title
    color: Theme.paper

    Connections {
        target: Kiosk
        function onLooked(look) { Theme.load(look); }
        function onShown(view, fresh) { window.receive(view, fresh); }
        function onStepped(by) { parts.step(by); }
    }

    onActiveFocusItemChanged: {
        if (Kiosk.keyed && activeFocusItem)
            parts.showing(activeFocusItem);
        keep.restart();
    }
    onFrameSwapped: Kiosk.drawn()
    onClosing: close => { close.accepted = Kiosk.may_close; }

    function receive(view, fresh) {
        if (fresh)
            page.source = "";
        if (fresh || view.step !== page.step)
            parts.led = null;
        const news = view.news !== "" && view.news !== View.news, told = view.trouble !== "" && view.trouble !== View.trouble;
        View.load(view);
        Theme.still = view.still;
        Theme.low = view.reach && Theme.upright && Theme.reach < window.height;
        const look = [view.theme, view.scale, view.spaced, view.language, view.reach, view.helping.state, view.helping.detail].join();
        if (fresh)
            page.source = "pages/" + View.page[0].toUpperCase() + View.page.slice(1) + ".qml";
        const anew = fresh || view.step !== page.step || look !== page.look;
        fitting.settle(anew);
        divide(anew);
        page.look = look;
        if (fresh || view.step !== page.step) {
            page.step = view.step;
            page.first();
            fade.restart();
            question.heading.Accessible.announce(view.announce);
        }
        if (news && page.item.news) // what she has to do now is never in a part that she does not see
            parts.showing(page.item.news);
        else if (told)
            parts.showing(notice);
        Qt.callLater(window.hold);
    }

    Fitting {
        id: fitting
        fits: () => window.fits()
        shortens: page.item?.shortens === true
        onTrying: (part, shrunk, less, inParts, share) => {
            Theme.enlarge(part, shrunk, less, share);
            parts.needed = inParts;
        }
    }

    function divide(anew) {
        if (parts.needed)
            fitting.arrange(root);
        parts.divide(anew);
    }

    function fits() {
        fitting.lay(root, above);
        const read = !Theme.low || question.implicitHeight <= above.room && fitting.whole(above);
        const over = !Theme.spaced ? 0 : View.stillThere > 0 ? still.wanted : View.talkOpen ? talk.height - root.y : 0;
        return (parts.needed ? parts.holds() : area.needed <= glass.room + 1) && read && over <= root.height && fitting.whole(Theme.spaced ? root : area);
    }

    function hold() { // the focus is never lost
        const now = window.activeFocusItem;
        if (View.stillThere > 0) {
            still.button.forceActiveFocus(Qt.OtherFocusReason);
        } else if (View.talkOpen) {
            if (!now || !now.activeFocusOnTab || !now.enabled || !now.visible)
                talk.first();
        } else if (sign.button.visible && (!now || !now.visible || now === root)) {
            sign.button.forceActiveFocus(Qt.OtherFocusReason);
        } else if (!now || !now.activeFocusOnTab || !now.enabled || !now.visible) {
            page.recover();
            Kiosk.refocus();
        }
        if (parts.needed)
            divide(false);
        ring.place();
        halo.place();
        highlight.place();
    }

    function walk(forward: bool) { // the keys "next" and "previous"
        window.activeFocusItem?.nextItemInFocusChain(forward)?.forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    component Edge: Rectangle { height: Theme.rule; color: Theme.line; opacity: 0.5 }
    Timer { id: keep; interval: 0; onTriggered: window.hold() }

    Item { // what is only read, when all that is touched lies low
        id: above
        x: Theme.margin
        y: Theme.margin
        width: window.width - 2 * Theme.margin
        height: root.y - Theme.margin - Theme.gap
        readonly property real room: height - (Theme.low && View.practice !== "" ? band.height + Theme.gap : 0)

        Band {
            id: band
            visible: Theme.low && View.practice !== "" && !View.playing
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        }
        Words { // the header has no room for it down there
            visible: Theme.low && question.implicitHeight + height + Theme.gap <= above.height
            text: View.demo
            color: Theme.muted
            font.pixelSize: Theme.least_body
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        }
        LayoutMirroring.enabled: View.rtl
        LayoutMirroring.childrenInherit: true
    }

    FocusScope {
        id: root
        width: window.width // not the content item's: that has none before the window is shown
        y: Theme.low ? window.height - Theme.reach : 0
        height: window.height - y
        focus: true
        LayoutMirroring.enabled: View.rtl
        LayoutMirroring.childrenInherit: true
        Keys.onPressed: event => { event.accepted = Kiosk.key(event.key, event.isAutoRepeat); }

        Ground { among: root; onMissed: Kiosk.act("missed", "") }

        Loader {
            id: backdrop
            active: !parts.needed && !head.follows && (View.page === "welcome" && !Theme.large || View.page === "thanks")
            anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: footer.top; topMargin: Theme.gap; bottomMargin: Theme.gap }
            sourceComponent: Poster {
                calm: View.page === "thanks"
                sky: glass.y - backdrop.y + question.implicitHeight
                ground: page.item && page.item.covers !== undefined ? glass.y - backdrop.y + page.y + page.item.covers : height
            }
        }

        Rectangle { // what the picture has below its edge
            anchors { left: parent.left; right: parent.right; top: backdrop.bottom; bottom: parent.bottom }
            color: Theme.paper
            visible: backdrop.active
        }
        Edge { // the frame's ground ends where the question begins
            anchors { left: parent.left; right: parent.right; top: head.bottom; topMargin: Theme.gap; leftMargin: Theme.margin; rightMargin: Theme.margin }
            visible: Theme.upright && !backdrop.active
        }
        Edge {
            anchors { left: parent.left; right: parent.right; bottom: footer.top; bottomMargin: Theme.gap; leftMargin: Theme.margin; rightMargin: Theme.margin }
            visible: Theme.upright && !backdrop.active && !parts.visible
        }

        Item { // the header's place; enlarged, a small landscape panel has none: there it follows the answers
            id: head
            readonly property bool follows: Theme.large && Theme.narrow
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.margin; topMargin: Theme.upright ? Theme.margin * 0.6 : Theme.gap * 0.5 }
            readonly property real frame: !follows ? header.height : View.practice !== "" ? marked.implicitHeight : 0
            height: !Theme.large ? header.height : Math.max(frame, sign.visible ? sign.wanted : 0, caption.visible ? caption.wanted : 0)
        }
        Band { // that this is practice is never further down
            id: marked
            visible: head.follows && View.practice !== "" && !sign.visible && !caption.visible
            anchors { left: head.left; right: head.right; top: head.top }
        }
        Header {
            id: header
            parent: head.follows ? area : root
            x: head.follows ? 0 : head.x
            y: head.follows ? area.height - height : head.y
            width: head.width
        }

        Caption { // in the place of the header, and of the band where that stands above it
            id: caption
            anchors { left: head.left; right: head.right; bottom: head.bottom }
            height: head.height + (Theme.low ? head.y + Theme.gap + band.height : 0)
            z: 1
        }

        Sign { // likewise
            id: sign
            readonly property int more: high ? 0 : Math.min(Math.round(Theme.gap / 2), Math.floor(head.y) - 1) // above and below, for two lines; not to the panel's edge
            anchors { left: head.left; right: head.right; top: head.top; topMargin: -more }
            height: Math.round(head.height) + 2 * more
            z: 1
        }

        Item { // where the question and its answers are seen, or as much of them as is whole
            id: glass
            objectName: parts.needed ? "part" : ""
            readonly property real room: (parts.visible ? parts.y - Theme.gap : footer.y - area.bottomMargin) - y
            clip: parts.needed
            anchors { left: parent.left; right: parent.right; top: head.bottom; leftMargin: Theme.margin; rightMargin: Theme.margin; topMargin: area.topMargin }
            height: parts.needed ? parts.now[1] - parts.now[0] : room
        }
        Parts {
            id: parts
            area: area
            room: glass.room
            width: head.width
            x: Theme.margin
            y: footer.y - height - Theme.gap
            onStepped: Qt.callLater(window.hold)
        }

        Item {
            id: area
            parent: glass
            width: glass.width
            y: parts.needed ? -parts.now[0] : 0
            height: parts.needed ? needed : glass.height
            enabled: !View.talkOpen
            readonly property real side: Math.max(page.item && page.item.share !== undefined ? page.item.share : 0.36, help.visible && Theme.tight ? (View.helpDetail.length > 90 ? (backdrop.active ? 0.46 : 0.43) : 0.36) : 0)
            readonly property real below: forward.visible && Theme.portrait ? forward.implicitHeight + Theme.air : 0
            readonly property real tools: head.follows && header.visible ? header.height + Theme.air : 0
            readonly property real under: (credit.visible ? credit.height + Theme.gap : 0) + tools
            readonly property real before: parts.needed && help.visible ? help.implicitHeight + Theme.air : 0 // the news of the call come first
            readonly property real over: parts.needed ? 0 : Theme.portrait ? help.implicitHeight + (help.visible ? Theme.air : 0) : 0
            readonly property bool toldBelow: Theme.portrait || Theme.tight && page.item !== null && page.item.toldBelow === true // what went wrong stands below the question, else above the answers
            readonly property real told: notice.visible && !toldBelow ? notice.implicitHeight + Theme.air : 0
            readonly property real questioned: Theme.low ? 0 : question.implicitHeight
            readonly property real asked: before + questioned + (notice.visible && toldBelow ? notice.implicitHeight + Theme.gap : 0)
            readonly property real answered: page.item ? page.item.implicitHeight : 0
            readonly property real needed: Theme.portrait ? asked + Theme.air + answered + below + over + under
                : Math.max(asked + (help.visible ? help.implicitHeight + Theme.gap : 0), answered + told) + under
            readonly property real topMargin: Theme.gap + (backdrop.active ? Theme.pad : Theme.upright ? Theme.air : Theme.roomy ? Theme.gap : 0)
            readonly property real bottomMargin: backdrop.active ? Theme.gap + Theme.pad : Theme.upright ? Theme.air * 1.25 : Theme.gap

            Question {
                id: question
                parent: Theme.low ? above : area
                short: help.visible && (Theme.tight || Theme.brief > 0)
                x: Theme.portrait || !View.rtl ? 0 : area.width - width
                y: Theme.low ? 0 : area.before
                width: Theme.portrait ? area.width : Math.round(area.width * area.side)
                aside: !page.item ? null : Theme.low ? page.item.told ?? null : Theme.portrait ? null : page.item.aside ?? null
            }
            Notice {
                id: notice
                text: View.trouble
                x: area.toldBelow ? question.x : page.x
                y: area.toldBelow ? area.before + area.questioned + Theme.gap : 0
                width: area.toldBelow ? question.width : page.width
            }
            Loader {
                id: page
                property string step
                property string look
                readonly property real beside: Theme.portrait ? 0 : question.width + Theme.air * (Theme.tight ? 1 : 1.5) // the question
                x: View.rtl ? 0 : beside
                y: Theme.portrait ? area.asked + (Theme.low && area.asked === 0 ? 0 : Theme.air) : area.told
                width: area.width - beside
                height: area.height - y - area.below - area.over - area.under
                function first() {
                    const target = item && item.forwardFirst && !parts.needed && forward.visible ? forward : item ? item.nextItemInFocusChain(true) : null;
                    if (target) // with keys, a page opens at its question: from there she goes on
                        (Kiosk.keyed && !parts.has(target) ? parts.onward : target).forceActiveFocus(Qt.OtherFocusReason);
                }
                function recover() {
                    const near = item && item.recover ? item.recover() : null;
                    if (near)
                        near.forceActiveFocus(Qt.OtherFocusReason);
                    else
                        first();
                }
                NumberAnimation on opacity { id: fade; from: Theme.fade > 0 ? 0.25 : 1; to: 1; duration: Theme.fade; running: false }
            }
            Forward {
                id: forward
                parent: Theme.portrait ? area : footer
                x: Theme.portrait ? 0 : footer.from
                y: Theme.portrait ? area.height - height - area.over - area.under : 0
                width: Theme.portrait ? area.width : footer.room
                height: Theme.portrait ? implicitHeight : footer.height
            }
            Words { // on a landscape panel, where it finds room; the text is not made smaller for it
                id: demo
                readonly property bool fits: area.asked + implicitHeight + Theme.gap <= area.height - area.under
                parent: forward.visible ? area : footer
                text: View.demo
                visible: !Theme.portrait && !backdrop.active && text !== "" && (parent === footer || fits && !help.visible)
                font.pixelSize: Theme.header
                color: Theme.muted
                horizontalAlignment: parent === area ? Text.AlignLeft : Text.AlignHCenter
                x: parent === area ? question.x : footer.from
                y: parent === area ? area.height - height - area.under : (footer.height - height) / 2
                width: parent === area ? question.width : footer.room
            }
            HelpPanel {
                id: help
                x: question.x
                width: question.width
                y: parts.needed ? 0 : area.height - height - area.under
            }
            Credit {
                id: credit
                visible: wanted && !(help.visible && Theme.tight)
                x: -Theme.margin
                y: area.height - area.tools - height + (backdrop.active ? Theme.pad : 0)
                width: window.width
            }
        }

        Footer {
            id: footer
            enabled: !View.talkOpen
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.margin; bottomMargin: Theme.portrait ? Theme.margin * 0.8 : Theme.gap * 0.75 }
        }

        FocusRing { id: ring; there: parts.has(around); around: window.activeFocusItem && window.activeFocusItem.activeFocusOnTab ? window.activeFocusItem : null; onAroundChanged: place() }
        Highlight { id: highlight; among: View.stillThere > 0 ? [still] : [above, root]; onOverChanged: if (over) parts.showing(over) }
        Halo { id: halo; there: parts.has(around); among: root; glow: View.glow; onAroundChanged: if (around) { parts.showing(around); Qt.callLater(window.hold); } }
        TalkPanel {
            id: talk
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        }
        StillThere { id: still; anchors.fill: parent }
        Rectangle { // the curtain: what one hears need not be seen by the whole hall
            objectName: "curtain"
            y: -root.y
            width: window.width
            height: window.height
            z: 90
            color: "#000000"
            visible: View.dark !== ""
            MouseArea { anchors.fill: parent; onClicked: Kiosk.act("dark-touched", "") }
        }
        Item { // sees every touch, takes none
            anchors.fill: parent
            z: 100
            PointHandler { acceptedButtons: Qt.AllButtons; onActiveChanged: if (active) Kiosk.touch() }
        }
    }
}
