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
    }

    onActiveFocusItemChanged: keep.restart()
    onFrameSwapped: Kiosk.drawn()
    onClosing: close => { close.accepted = Kiosk.may_close; }

    function receive(view, fresh) {
        if (fresh)
            page.source = "";
        View.load(view);
        const look = [view.theme, view.scale, view.language, view.helping.state].join();
        if (fresh)
            page.source = "pages/" + View.page[0].toUpperCase() + View.page.slice(1) + ".qml";
        settle(fresh || view.step !== page.step || look !== page.look);
        page.look = look;
        if (fresh || view.step !== page.step) {
            page.step = view.step;
            page.first();
            fade.restart();
            question.heading.Accessible.announce(view.announce);
        }
        Qt.callLater(window.hold);
    }

    // The largest text, up to the one that was wished, with which everything has its place. Each try is
    // [part of the wish, part of the ordinary size, brief]. On one step the text never grows again: words that change
    // their size under the finger would be hard to read.
    readonly property var ordinary: [[0, 1, 0], [0, 1, 1], [0, 1, 2], [0, 0.92, 2], [0, 0.84, 2], [0, 0.77, 2]]
    readonly property var larger: [[1, 1, 0], [1, 1, 1], [0.8, 1, 0], [0.8, 1, 1], [0.6, 1, 0], [0.6, 1, 1], [0.4, 1, 0], [0.4, 1, 1], [0.2, 1, 0], [0.2, 1, 1]]
    property int tried: 0

    function settle(anew) {
        const tries = Theme.wished_body > Theme.least_body ? larger.concat(ordinary) : ordinary;
        const size = anew ? null : tries[tried];
        while (tried > 0 && (anew || (tries[tried - 1][0] === size[0] && tries[tried - 1][1] === size[1])))
            tried--; // fewer suggestions last time need not be fewer now
        for (; tried < tries.length - 1; tried++) {
            Theme.enlarge(...tries[tried]);
            if (fits())
                return;
        }
        Theme.enlarge(...tries[tried]);
        fits();
    }

    function fits() {
        for (let pass = 0; pass < 3; pass++)
            polish(root);
        return area.needed <= area.height + 1 && whole(area);
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

    function hold() { // the focus is never lost
        const now = window.activeFocusItem;
        if (View.stillThere > 0) {
            still.button.forceActiveFocus(Qt.OtherFocusReason);
        } else if (!now || !now.activeFocusOnTab || !now.enabled || !now.visible) {
            page.recover();
            Kiosk.refocus();
        }
        ring.place();
    }

    Timer { id: keep; interval: 0; onTriggered: window.hold() }

    FocusScope {
        id: root
        width: window.width // not the content item's: that has none before the window is shown
        height: window.height
        focus: true
        LayoutMirroring.enabled: View.rtl
        LayoutMirroring.childrenInherit: true
        Keys.onPressed: event => { event.accepted = Kiosk.key(event.key, event.isAutoRepeat); }

        MouseArea { // touches that met nothing
            anchors.fill: parent
            onPressed: Kiosk.act("missed", "")
        }

        Loader {
            id: backdrop
            active: View.page === "welcome" || View.page === "thanks"
            anchors { left: parent.left; right: parent.right; top: header.bottom; bottom: footer.top; topMargin: Theme.gap; bottomMargin: Theme.gap }
            sourceComponent: Poster {
                calm: View.page === "thanks"
                sky: area.y - backdrop.y + question.implicitHeight
                ground: page.item && page.item.covers !== undefined ? area.y - backdrop.y + page.y + page.item.covers : height
            }
        }

        Rectangle { // what the picture has below its edge
            anchors { left: parent.left; right: parent.right; top: backdrop.bottom; bottom: parent.bottom }
            color: Theme.paper
            visible: backdrop.active
        }
        Rectangle { // the frame's ground ends where the question begins
            anchors { left: parent.left; right: parent.right; top: header.bottom; topMargin: Theme.gap; leftMargin: Theme.margin; rightMargin: Theme.margin }
            height: Theme.rule
            color: Theme.line
            opacity: 0.5
            visible: Theme.portrait && !backdrop.active
        }
        Rectangle {
            anchors { left: parent.left; right: parent.right; bottom: footer.top; bottomMargin: Theme.gap; leftMargin: Theme.margin; rightMargin: Theme.margin }
            height: Theme.rule
            color: Theme.line
            opacity: 0.5
            visible: Theme.portrait && !backdrop.active
        }

        Header {
            id: header
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.margin; topMargin: Theme.portrait ? Theme.margin * 0.6 : Theme.gap * 0.75 }
        }

        Item {
            id: area
            readonly property real side: Math.max(page.item && page.item.share !== undefined ? page.item.share : 0.36, help.visible && Theme.tight ? (View.helpDetail.length > 90 ? (backdrop.active ? 0.46 : 0.43) : 0.36) : 0)
            readonly property real below: forward.visible && Theme.portrait ? forward.implicitHeight + Theme.air : 0
            readonly property real under: credit.visible ? credit.height + Theme.gap : 0
            readonly property real over: Theme.portrait ? help.implicitHeight + (help.visible ? Theme.air : 0) : 0
            readonly property bool toldBelow: Theme.portrait || Theme.tight && ["offers", "review", "welcome"].includes(View.page) && !(page.item?.onlyTrains ?? false) // what went wrong stands below the question, else above the answers
            readonly property real told: notice.visible && !toldBelow ? notice.implicitHeight + Theme.air : 0
            readonly property real asked: question.implicitHeight + (notice.visible && toldBelow ? notice.implicitHeight + Theme.gap : 0)
            readonly property real answered: page.item ? page.item.implicitHeight : 0
            readonly property real needed: Theme.portrait ? asked + Theme.air + answered + below + over + under
                : Math.max(asked + (help.visible ? help.implicitHeight + Theme.gap : 0), answered + told) + under
            anchors {
                left: parent.left; right: parent.right; top: header.bottom; bottom: footer.top
                leftMargin: Theme.margin; rightMargin: Theme.margin
                topMargin: Theme.gap + (backdrop.active ? Theme.pad : Theme.portrait ? Theme.air : Theme.roomy ? Theme.gap : 0)
                bottomMargin: backdrop.active ? Theme.gap + Theme.pad : Theme.portrait ? Theme.air * 1.25 : Theme.gap
            }

            Question {
                id: question
                short: help.visible && (Theme.tight || Theme.brief > 0)
                width: Theme.portrait ? area.width : Math.round(area.width * area.side)
                aside: !Theme.portrait && page.item && page.item.aside !== undefined ? page.item.aside : null
            }
            Notice {
                id: notice
                text: View.trouble
                x: area.toldBelow ? 0 : page.x
                y: area.toldBelow ? question.implicitHeight + Theme.gap : 0
                width: area.toldBelow ? question.width : page.width
            }
            Loader {
                id: page
                property string step
                property string look
                x: Theme.portrait ? 0 : question.width + Theme.air * (Theme.tight ? 1 : 1.5)
                y: Theme.portrait ? area.asked + Theme.air : area.told
                width: area.width - x
                height: area.height - y - area.below - area.over - area.under
                function first() {
                    const target = item && item.forwardFirst && forward.visible ? forward : item ? item.nextItemInFocusChain(true) : null;
                    if (target)
                        target.forceActiveFocus(Qt.OtherFocusReason);
                }
                function recover() {
                    const near = item && item.recover ? item.recover() : null;
                    if (near)
                        near.forceActiveFocus(Qt.OtherFocusReason);
                    else
                        first();
                }
                NumberAnimation on opacity { id: fade; from: Kiosk.fade > 0 ? 0.25 : 1; to: 1; duration: Kiosk.fade; running: false }
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
                x: parent === area ? 0 : footer.from
                y: parent === area ? area.height - height - area.under : (footer.height - height) / 2
                width: parent === area ? question.width : footer.room
            }
            HelpPanel {
                id: help
                width: question.width
                y: area.height - height - area.under
            }
            Rectangle { // where the picture is: small true things stand on paper below it
                id: credit
                visible: backdrop.active && said.text !== "" && !(help.visible && Theme.tight)
                x: -Theme.margin
                y: area.height - height + Theme.pad
                width: window.width
                height: said.implicitHeight + Theme.pad
                color: Theme.paper
                Words {
                    id: said
                    text: [Theme.portrait ? "" : View.demo, View.note].filter(part => part !== "").join(Theme.tight ? " · " : "   ")
                    color: Theme.muted
                    font.pixelSize: Math.min(Theme.header, Theme.least_body)
                    anchors { left: parent.left; right: parent.right; margins: Theme.margin; verticalCenter: parent.verticalCenter }
                }
            }
        }

        Footer {
            id: footer
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.margin; bottomMargin: Theme.portrait ? Theme.margin * 0.8 : Theme.gap * 0.75 }
        }

        FocusRing { id: ring; around: window.activeFocusItem && window.activeFocusItem.activeFocusOnTab ? window.activeFocusItem : null; onAroundChanged: place() }
        StillThere { id: still; anchors.fill: parent }
        Item { // sees every touch, takes none
            anchors.fill: parent
            z: 100
            PointHandler { acceptedButtons: Qt.AllButtons; onActiveChanged: if (active) Kiosk.touch() }
        }
    }
}
