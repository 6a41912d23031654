// A drawing in the colour of its word. Takes no room where there is none.
import QtQuick
import QtQuick.Shapes
import "../theme"

Shape {
    id: icon
    property string name
    property color colour: Theme.ink
    property real size: Theme.body * 1.3

    readonly property bool known: Drawings.has(name)
    visible: known
    implicitWidth: visible ? size : 0
    implicitHeight: visible ? size : 0

    ShapePath {
        scale: Qt.size(icon.size / 48, icon.size / 48)
        strokeColor: icon.colour
        strokeWidth: Theme.stroke
        fillColor: "transparent"
        capStyle: ShapePath.RoundCap
        joinStyle: ShapePath.RoundJoin
        PathSvg { path: Drawings.strokes[icon.name] ?? "" }
    }
}
