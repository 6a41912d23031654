// A drawing in the colour of its word. Takes no room where there is none.
import QtQuick
import QtQuick.Shapes
import "../theme"

Item {
    id: icon
    property string name
    property color colour: Theme.ink
    property real size: Theme.body * 1.3
    readonly property bool whole: true // is never cut
    readonly property bool known: Drawings.has(name)
    readonly property bool turned: View.rtl && ["back", "next", "delete", "one-way"].includes(name) // it points where one reads

    visible: known
    implicitWidth: known ? size : 0
    implicitHeight: known ? size : 0

    Shape { // its own idea of its size would move the drawing out of the middle
        width: icon.size
        height: icon.size
        transform: Scale { xScale: icon.turned ? -1 : 1; origin.x: icon.size / 2 }
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
}
