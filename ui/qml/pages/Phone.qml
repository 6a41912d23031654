// Her ticket itself, to be photographed: black on white in every theme, as large as it goes; beside it the receipt.
import QtQuick
import QtQuick.Layouts
import QtQuick.Shapes
import "../controls"
import "../theme"

ColumnLayout {
    id: page
    readonly property real share: 0.38
    spacing: Theme.air

    Item {
        id: place
        readonly property bool whole: true // is never cut
        readonly property int count: Math.max(1, View.symbols.length)
        readonly property real side: Math.floor(Math.min((width - (count - 1) * Theme.air) / count, height, Theme.target * 8))
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: Math.min(Theme.target * 5, page.width)
        Row {
            anchors.centerIn: parent
            spacing: Theme.air
            Repeater {
                model: View.symbols
                Rectangle {
                    id: symbol
                    required property var modelData
                    readonly property real module: width / (modelData.modules + 4) // white all around
                    objectName: "symbol"
                    color: Theme.blank
                    border { color: "black"; width: Theme.rule }
                    width: place.side
                    height: place.side
                    Accessible.role: Accessible.Graphic
                    Accessible.name: View.symbolsLabel
                    Shape {
                        x: 2 * symbol.module
                        y: 2 * symbol.module
                        ShapePath {
                            scale: Qt.size(symbol.module, symbol.module)
                            strokeWidth: -1
                            fillColor: "black"
                            fillRule: ShapePath.WindingFill
                            PathSvg { path: symbol.modelData.path }
                        }
                    }
                }
            }
        }
    }
    Code { visible: View.codePath !== "" && Theme.portrait; Layout.fillWidth: true }
}
