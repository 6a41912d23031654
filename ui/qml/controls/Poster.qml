// Our picture: a train on a viaduct, evening light, a village under the hills.
import QtQuick
import QtQuick.Shapes
import "../theme"

Item {
    id: poster
    property bool calm: false // the traveller has left: the train is gone
    readonly property real zoom: Theme.upright ? width / 1080 : Math.min(height / 800, width / 1600)
    property real sky: 0 // down to here there are words
    property real ground: height // from here on there are tiles
    readonly property real deck: Theme.upright ? Math.max(sky + 130 * zoom, Math.min(height * 0.47, ground - 130 * zoom)) : Math.max(sky + 115 * zoom, height * 0.7)
    readonly property bool crowded: Theme.outlined && (!Theme.upright || deck - sky < 340 * zoom) // lines would cross the words
    readonly property real centre: width * (Theme.upright ? 0.5 : 0.26)
    readonly property real floor: (height - deck) / zoom // nothing is drawn below the poster

    // x from -1700 to 2900, y from the rails: up is negative
    readonly property string farHills: "M-1700 200 V-60 C-1400 -150 -1250 -120 -1000 -70 C-800 -180 -640 -200 -420 -90 C-260 -150 -60 -250 160 -130 C300 -70 420 -190 640 -200 C860 -200 900 -90 1150 -80 C1400 -150 1600 -190 1900 -80 C2200 -160 2500 -150 2900 -60 V200 Z"
    readonly property string middleHills: "M-1700 260 V20 C-1300 -60 -1000 -40 -760 0 C-560 -80 -300 -70 -120 -10 C120 40 260 -60 520 -60 C760 -60 900 20 1200 0 C1500 -60 1900 -20 2200 10 C2500 -40 2700 0 2900 10 V260 Z"
    readonly property string church: "M-402 -18 V-62 L-390 -120 L-378 -62 V-18 Z M-378 -18 V-46 L-352 -62 L-326 -46 V-18 Z"
    readonly property string houses: "M-452 -14 V-34 L-434 -48 L-416 -34 V-14 Z M-312 -10 V-34 L-290 -52 L-268 -34 V-10 Z M-254 -4 V-24 L-236 -38 L-218 -24 V-4 Z M-500 -14 V-28 L-484 -40 L-468 -28 V-14 Z"
    readonly property string bank: "M-1700 " + Math.min(700, floor) + " V120 C-1300 60 -900 70 -620 130 C-420 170 -300 210 -60 214 C220 216 420 150 640 120 C900 80 1300 60 1700 120 C2100 170 2500 90 2900 110 V" + Math.min(700, floor) + " Z"
    readonly property string meadow: "M-1700 " + floor + " V230 C-1200 180 -760 190 -420 250 C-120 300 240 300 560 240 C900 180 1400 200 1800 260 C2200 300 2600 220 2900 240 V" + floor + " Z"
    readonly property string furrows: "M-1700 " + floor + " V420 C-1100 330 -560 340 -180 400 C160 450 420 440 760 380 C1100 330 1800 380 2900 330 V" + floor + " Z"
    readonly property string viaduct: {
        const foot = Math.min(330, floor);
        let path = "M-1700 6 H2900 V" + foot + " H-1700 Z";
        for (let x = -1660; x < 2880; x += 180)
            path += "M" + x + " " + foot + " V118 A73 73 0 0 1 " + (x + 146) + " 118 V" + foot + " Z";
        return path;
    }
    readonly property string arches: {
        const foot = Math.min(330, floor);
        let path = "";
        for (let x = -1660; x < 2880; x += 180)
            path += "M" + x + " " + foot + " V118 A73 73 0 0 1 " + (x + 146) + " 118 L" + (x + 130) + " 118 A57 57 0 0 0 " + (x + 16) + " 118 V" + foot + " Z";
        return path;
    }
    readonly property string cars: {
        let path = "";
        for (let car = 0; car < 3; car++) {
            const x = -420 + car * 268;
            path += "M" + x + " -14 V-78 Q" + x + " -90 " + (x + 12) + " -90 H" + (x + 248) + " Q" + (x + 260) + " -90 " + (x + 260) + " -78 V-14 Z";
        }
        return path + "M384 -14 V-90 H470 C520 -90 556 -58 572 -14 Z";
    }
    readonly property string panes: {
        let path = "";
        for (let car = 0; car < 3; car++)
            for (let pane = 0; pane < 5; pane++) {
                const x = -402 + car * 268 + pane * 46;
                path += "M" + x + " -72 H" + (x + 34) + " V-44 H" + x + " Z";
            }
        return path + "M402 -72 H436 V-44 H402 Z M478 -72 C504 -70 522 -58 532 -44 H478 Z";
    }
    readonly property string trees: {
        let path = "";
        for (const [x, y, h] of [[-520, 246, 120], [-486, 250, 150], [-448, 256, 105], [430, 268, 140], [472, 262, 170], [-860, 216, 140], [-900, 214, 110], [900, 214, 150], [1300, 212, 130], [1350, 214, 165], [2050, 280, 150]])
            path += "M" + x + " " + y + " C" + (x - 22) + " " + (y - h * 0.3) + " " + (x - 16) + " " + (y - h * 0.8) + " " + x + " " + (y - h) + " C" + (x + 16) + " " + (y - h * 0.8) + " " + (x + 22) + " " + (y - h * 0.3) + " " + x + " " + y + " Z";
        return path;
    }

    Rectangle {
        width: parent.width
        height: poster.deck + 10
        gradient: Gradient {
            GradientStop { position: 0; color: Theme.sky }
            GradientStop { position: 1; color: Theme.glow }
        }
    }
    Item {
        x: poster.centre
        y: poster.deck
        Area { visible: !poster.crowded; zoom: poster.zoom; colour: Theme.sun; path: "M250 -300 A96 96 0 1 0 250 -108 A96 96 0 1 0 250 -300 Z" }
        Area { visible: !poster.crowded; zoom: poster.zoom; colour: Theme.far; path: poster.farHills }
        Area { visible: !poster.crowded; zoom: poster.zoom; colour: Theme.middle; path: poster.middleHills }
        Area { zoom: poster.zoom; colour: Theme.stone; path: poster.houses }
        Area { zoom: poster.zoom; colour: Theme.shade; path: poster.church }
        Area { zoom: poster.zoom; colour: Theme.near; path: poster.bank }
        Area { zoom: poster.zoom; colour: Theme.stone; path: poster.viaduct; rule: ShapePath.OddEvenFill }
        Area { zoom: poster.zoom; colour: Theme.shade; path: poster.arches; visible: !Theme.outlined }
        Area { zoom: poster.zoom; colour: Theme.shade; path: "M-1700 0 H2900 V16 H-1700 Z M-1700 30 H2900 V35 H-1700 Z" }
        Item {
            x: poster.calm ? 590 * poster.zoom : 0 // the journey has begun
            Area { zoom: poster.zoom; colour: Theme.shade; path: "M-404 -14 H-216 V0 H-404 Z M-136 -14 H52 V0 H-136 Z M132 -14 H320 V0 H132 Z M400 -14 H540 V0 H400 Z" }
            Area { zoom: poster.zoom; colour: Theme.train; path: poster.cars; edge: Theme.paper }
            Area { zoom: poster.zoom; colour: Theme.window; path: poster.panes }
            Area { zoom: poster.zoom; colour: Theme.help; path: "M-420 -32 H384 V-25 H-420 Z M384 -32 H562 L566 -25 H384 Z"; visible: !Theme.outlined }
        }
        Area { zoom: poster.zoom; colour: Theme.near; path: poster.meadow }
        Area { zoom: poster.zoom; colour: Theme.middle; path: poster.trees }
        Area { zoom: poster.zoom; colour: Theme.field; path: poster.furrows; visible: poster.floor > 430 }
    }
}
