// Text as we set it: never cut, digits of one width, whole words.
import QtQuick
import "../theme"

Text {
    property bool spoken: true

    color: Theme.ink
    font { family: Theme.family; pixelSize: Theme.body; features: { "tnum": 1 } }
    textFormat: Text.PlainText
    wrapMode: Text.WordWrap
    lineHeight: 0.96
    horizontalAlignment: Text.AlignLeft
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: !spoken || text === ""
}
