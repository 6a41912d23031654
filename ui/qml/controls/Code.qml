// A code for a telephone's camera: black on white in every theme, with its quiet zone, beside the words that say what it is.
import QtQuick
import QtQuick.Layouts
import QtQuick.Shapes
import "../theme"

RowLayout {
    id: code
    readonly property bool whole: true // is never cut
    property string path: View.codePath
    property int modules: View.codeModules
    property string label: View.codeLabel
    property int size: Theme.body
    property real side: Theme.target * 3 // 60 mm: cameras see it from an arm's length
    visible: path !== "" || label !== ""
    spacing: Theme.air

    Rectangle {
        visible: code.path !== ""
        color: Theme.blank
        border { color: "black"; width: Theme.rule }
        implicitWidth: code.side
        implicitHeight: code.side
        Accessible.ignored: true
        Shape {
            readonly property real module: parent.width / (code.modules + 8) // four white modules all around
            x: 4 * module
            y: 4 * module
            width: parent.width - 8 * module
            height: width
            ShapePath {
                scale: Qt.size((code.side / (code.modules + 8)), (code.side / (code.modules + 8)))
                strokeWidth: -1
                fillColor: "black"
                fillRule: ShapePath.WindingFill
                PathSvg { path: code.path }
            }
        }
    }
    Words { text: code.label; font.pixelSize: code.size; Layout.fillWidth: true }
}
