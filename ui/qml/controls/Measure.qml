// How wide words are as `Words` writes them, before they are shown.
import QtQuick
import "../theme"

TextMetrics {
    property int size: Theme.chrome
    property bool strong: true
    font { family: Theme.family; pixelSize: size; bold: strong; letterSpacing: Theme.pixels(Theme.letters, size); wordSpacing: Theme.pixels(Theme.words, size) }
}
