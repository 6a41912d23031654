// One area of a picture: a path in one colour; in the themes of two colours only its outline.
import QtQuick
import QtQuick.Shapes
import "../theme"

Shape {
    id: area
    property string path
    property color colour
    property bool always: false // filled even where the rest is outlined
    property real zoom: 1
    property color edge: Theme.ink
    property int rule: ShapePath.WindingFill

    ShapePath {
        scale: Qt.size(area.zoom, area.zoom)
        strokeColor: Theme.outlined ? area.edge : "transparent"
        strokeWidth: Theme.outlined ? Theme.stroke * 0.75 : -1
        fillColor: area.colour
        fillRule: area.rule
        joinStyle: ShapePath.RoundJoin
        PathSvg { path: area.path }
    }
}
