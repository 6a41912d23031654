// A drawing that shows what to do: a card at its reader, a ticket in its slot, a person who comes.
import QtQuick
import QtQuick.Shapes
import "../theme"

Item {
    id: picture
    readonly property bool whole: true // is never cut
    property string name
    readonly property real zoom: Math.min(width / 600, height / 360)
    implicitHeight: Theme.target * 3
    Accessible.ignored: true

    Item {
        x: (picture.width - 600 * picture.zoom) / 2
        y: (picture.height - 360 * picture.zoom) / 2
        visible: picture.name === "card"
        Area { zoom: picture.zoom; colour: Theme.outlined ? Theme.paper : Theme.stone; path: "M330 20 H530 Q550 20 550 40 V320 Q550 340 530 340 H330 Q310 340 310 320 V40 Q310 20 330 20 Z" }
        Area { zoom: picture.zoom; colour: Theme.outlined ? Theme.paper : Theme.window; path: "M340 50 H520 V140 H340 Z" }
        Area { zoom: picture.zoom; colour: Theme.outlined ? Theme.paper : Theme.shade; path: dots }
        Area { zoom: picture.zoom; colour: Theme.accent; edge: Theme.paper; path: "M52 130 L292 86 Q308 84 311 99 L337 243 Q339 258 324 261 L84 304 Q69 306 66 291 L40 147 Q38 133 52 130 Z" }
        Area { zoom: picture.zoom; colour: Theme.outlined ? Theme.paper : Theme.sun; path: "M84 176 L136 167 L144 209 L92 218 Z" }
        Area { zoom: picture.zoom; colour: Theme.on_accent; path: "M96 256 L206 236 L208 247 L98 267 Z" }
    }
    readonly property string dots: {
        let path = "";
        for (let row = 0; row < 4; row++)
            for (let column = 0; column < 3; column++) {
                const x = 348 + column * 60, y = 168 + row * 38;
                path += "M" + x + " " + y + " h44 v22 h-44 Z";
            }
        return path;
    }
    Item {
        x: (picture.width - 600 * picture.zoom) / 2
        y: (picture.height - 360 * picture.zoom) / 2
        visible: picture.name === "ticket"
        Area { zoom: picture.zoom; colour: Theme.outlined ? Theme.paper : Theme.stone; path: "M60 20 H540 Q556 20 556 36 V104 Q556 120 540 120 H60 Q44 120 44 104 V36 Q44 20 60 20 Z" }
        Area { zoom: picture.zoom; colour: Theme.shade; path: "M110 58 H490 Q498 58 498 70 Q498 82 490 82 H110 Q102 82 102 70 Q102 58 110 58 Z" }
        Area { zoom: picture.zoom; colour: Theme.outlined ? Theme.paper : Theme.card; edge: Theme.ink; path: "M140 70 H460 V312 L440 326 L420 312 L400 326 L380 312 L360 326 L340 312 L320 326 L300 312 L280 326 L260 312 L240 326 L220 312 L200 326 L180 312 L160 326 L140 312 Z" }
        Area { zoom: picture.zoom; colour: Theme.accent; path: "M174 118 H340 V142 H174 Z" }
        Area { zoom: picture.zoom; colour: Theme.line; path: "M174 168 H426 V180 H174 Z M174 198 H390 V210 H174 Z M174 228 H410 V240 H174 Z M174 264 H270 V284 H174 Z" }
    }
    Item {
        x: (picture.width - 600 * picture.zoom) / 2
        y: (picture.height - 360 * picture.zoom) / 2
        visible: picture.name === "person"
        Area { zoom: picture.zoom; colour: Theme.outlined ? Theme.paper : Theme.glow; path: "M300 10 A170 170 0 1 0 300 350 A170 170 0 1 0 300 10 Z" }
        Area { zoom: picture.zoom; colour: Theme.help; edge: Theme.paper; path: "M176 300 Q184 222 262 214 L300 226 L338 214 Q416 222 424 300 Q372 350 300 350 Q228 350 176 300 Z" }
        Area { zoom: picture.zoom; colour: Theme.outlined ? Theme.paper : Theme.window; path: "M262 214 L300 268 L338 214 L322 200 H278 Z" }
        Area { zoom: picture.zoom; colour: Theme.accent; edge: Theme.paper; path: "M291 238 H309 L316 300 L300 318 L284 300 Z" }
        Area { zoom: picture.zoom; colour: Theme.outlined ? Theme.paper : Theme.stone; path: "M246 134 Q246 212 300 216 Q354 212 354 134 Z" }
        Area { zoom: picture.zoom; colour: Theme.accent; edge: Theme.paper; path: "M236 118 Q232 72 300 66 Q368 72 364 118 Z M240 122 H360 Q366 140 350 144 Q300 130 250 144 Q234 140 240 122 Z" }
        Area { zoom: picture.zoom; colour: Theme.shade; path: "M274 156 A6 7 0 1 0 274 170 A6 7 0 1 0 274 156 Z M326 156 A6 7 0 1 0 326 170 A6 7 0 1 0 326 156 Z M276 184 Q300 210 324 184 Q300 198 276 184 Z" }
    }
}
