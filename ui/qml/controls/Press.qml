// Anything one can touch: acts when the finger leaves it, tells the backend by two words.
import QtQuick
import QtQuick.Templates as T
import Loket
import "../theme"

T.AbstractButton {
    id: press
    property string verb
    property string argument
    property string name: text
    property string role: verb
    property string look: "tile" // tile, primary, help, quiet

    readonly property color ground: look === "primary" ? Theme.accent : look === "help" ? Theme.help : Theme.card
    readonly property color ink: !enabled ? Theme.muted : look === "primary" ? Theme.on_accent : look === "help" ? Theme.on_help : Theme.ink

    objectName: argument === "" ? role : role + "-" + argument
    implicitWidth: Math.max(Theme.target, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    padding: Theme.pad
    focusPolicy: Qt.StrongFocus
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: name

    property bool aimed: false // by a touch that fell close beside it: Ground gives it that
    down: pressed || aimed

    // A finger that has met it may tremble off its edge as far as one that falls beside may be from it.
    containmentMask: pressed ? held : null
    readonly property Item held: Item { x: -Theme.beside; y: x; width: press.width - 2 * x; height: press.height - 2 * y }

    onPressed: Kiosk.press()
    onClicked: Kiosk.act(verb, argument)

    background: Rectangle {
        radius: Theme.radius
        color: press.down ? Qt.tint(press.ground, Qt.alpha(press.look === "tile" ? Theme.ink : Theme.paper, 0.18)) : press.look === "quiet" || !press.enabled ? "transparent" : press.ground
        border { // under a finger a thick one, so that the shade is not alone
            width: press.down ? Theme.stroke : press.look === "quiet" || !press.enabled ? 0 : Theme.rule
            color: press.down ? press.ink : press.look === "tile" ? Theme.line : press.ground
        }
    }
}
