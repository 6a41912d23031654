// Text as we set it: never cut, digits of one width, whole words; wider spaced where she wants it so.
import QtQuick
import "../theme"

Text {
    property bool spoken: true
    property real leading: 0.96 // from line to line, as the font has it; a traveller may have more
    property real given: 1 // of the wider spacing: less where a word alone would be wider than its place (`Fitting.lay`)
    property bool lined: false // it has several lines, and they stand apart; told afterwards, for the layout would not bear it meanwhile
    readonly property bool roomy: fontSizeMode === Text.FixedSize // what is made to fit is not made smaller for it
    readonly property real tracking: roomy ? Theme.letters * given : 0
    readonly property real between: roomy ? Theme.words * given : 0
    onTrackingChanged: spread()
    onBetweenChanged: spread()
    onFontChanged: if (between > 0) spread()

    color: Theme.ink
    font { family: Theme.family; pixelSize: Theme.body; features: { "tnum": 1 } }
    textFormat: Text.PlainText
    wrapMode: Text.WordWrap
    lineHeight: lined && roomy ? leading + (Theme.lines / Theme.line_height - leading) * Theme.open : leading
    topPadding: (lineHeight - leading) * Theme.line_height * font.pixelSize / 2 // of what is more, half stands above the line
    bottomPadding: -topPadding
    horizontalAlignment: Text.AlignLeft
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: !spoken || text === ""

    function spread() { // no binding: one that reads the font must not write it
        const apart = Theme.pixels(tracking, font.pixelSize), wide = Theme.pixels(between, font.pixelSize);
        if (font.letterSpacing !== apart)
            font.letterSpacing = apart;
        if (font.wordSpacing !== wide)
            font.wordSpacing = wide;
    }

    function close() { // by as much as its longest word is too wide
        const letters = wrapMode === Text.NoWrap ? text.length : Math.max(...text.split(/\s+/).map(word => word.length));
        given = Math.max(0, given - Math.ceil(paintedWidth - width + 1) / (letters * Theme.letters * font.pixelSize));
    }
}
