pragma Singleton
// Our drawings: strokes on a field of 48 x 48, all drawn with one width of line. Never shown without a word.
import QtQuick

QtObject {
    readonly property var strokes: ({
        "ticket": "M6 16 H42 V21 A4 4 0 0 0 42 29 V34 H6 V29 A4 4 0 0 0 6 21 Z M30 16 V20 M30 24 V27 M30 31 V34",
        "train": "M13 6 H35 Q40 6 40 12 V30 Q40 36 34 36 H14 Q8 36 8 30 V12 Q8 6 13 6 Z M8 23 H40 M24 6 V23 M15 30 H17 M31 30 H33 M14 36 L9 43 M34 36 L39 43",
        "clock": "M24 6 A18 18 0 1 0 24 42 A18 18 0 1 0 24 6 Z M24 13 V24 L32 29",
        "calendar": "M8 11 H40 V41 H8 Z M8 20 H40 M16 6 V14 M32 6 V14 M16 28 H18 M24 28 H26 M32 28 H34 M16 34 H18 M24 34 H26",
        "person": "M24 6 A7 7 0 1 0 24 20 A7 7 0 1 0 24 6 Z M9 42 Q9 27 24 27 Q39 27 39 42",
        "people": "M17 9 A6 6 0 1 0 17 21 A6 6 0 1 0 17 9 Z M5 40 Q5 27 17 27 Q29 27 29 40 M31 10 A6 6 0 0 1 31 22 M34 28 Q43 30 43 40",
        "adult": "M24 5 A6 6 0 1 0 24 17 A6 6 0 1 0 24 5 Z M14 43 V30 Q14 22 24 22 Q34 22 34 30 V43",
        "senior": "M19 5 A6 6 0 1 0 19 17 A6 6 0 1 0 19 5 Z M9 43 V30 Q9 22 19 22 Q27 22 29 29 M33 43 V30 Q33 26 37 26 Q41 26 41 30",
        "child": "M24 12 A6 6 0 1 0 24 24 A6 6 0 1 0 24 12 Z M16 43 V36 Q16 29 24 29 Q32 29 32 36 V43",
        "companion": "M16 8 A5.5 5.5 0 1 0 16 19 A5.5 5.5 0 1 0 16 8 Z M7 42 V32 Q7 24 16 24 Q24 24 25 32 M33 14 A5 5 0 1 0 33 24 A5 5 0 1 0 33 14 Z M25 32 Q27 29 33 29 Q41 29 41 36 V42",
        "walking": "M27 5 A5 5 0 1 0 27 15 A5 5 0 1 0 27 5 Z M25 19 L21 31 L29 36 V44 M21 31 L14 43 M24 20 Q17 22 14 28 M26 20 Q30 26 36 26",
        "one-way": "M7 24 H40 M29 13 L40 24 L29 35",
        "return": "M8 16 H38 M29 7 L38 16 L29 25 M40 33 H10 M19 24 L10 33 L19 42",
        "place": "M24 44 Q10 29 10 19 A14 14 0 1 1 38 19 Q38 29 24 44 Z M24 14 A5 5 0 1 0 24 24 A5 5 0 1 0 24 14 Z",
        "card": "M5 11 H43 V37 H5 Z M5 19 H43 M11 30 H19",
        "counter": "M6 28 H42 V42 H6 Z M12 28 V10 H36 V28 M24 15 A3.5 3.5 0 1 0 24 22 A3.5 3.5 0 1 0 24 15 Z M17 28 Q18 24 24 24 Q30 24 31 28",
        "search": "M21 8 A13 13 0 1 0 21 34 A13 13 0 1 0 21 8 Z M31 31 L42 42",
        "wheelchair": "M19 5 A4 4 0 1 0 19 13 A4 4 0 1 0 19 5 Z M19 17 V29 H32 L38 41 M19 22 H29 M14 25 A10 10 0 1 0 29 36",
        "letters": "M4 38 L13 14 L22 38 M7 30 H19 M25 38 L35 8 L45 38 M29 28 H41",
        "contrast": "M24 6 A18 18 0 1 0 24 42 A18 18 0 1 0 24 6 Z M24 6 V42 M30 9 V39 M36 13 V35",
        "speaker": "M6 19 H14 L25 9 V39 L14 29 H6 Z M31 18 Q35 24 31 30 M36 12 Q44 24 36 36",
        "again": "M38 12 A18 18 0 1 0 42 26 M40 5 V14 H31",
        "back": "M41 24 H8 M19 13 L8 24 L19 35",
        "next": "M7 24 H40 M29 13 L40 24 L29 35",
        "done": "M8 25 L19 36 L40 12",
        "delete": "M16 10 H43 V38 H16 L4 24 Z M23 18 L35 30 M35 18 L23 30",
        "more": "M24 9 V39 M9 24 H39",
        "fewer": "M9 24 H39",
        "good": "M24 5 A19 19 0 1 0 24 43 A19 19 0 1 0 24 5 Z M17 18 V20 M31 18 V20 M14 28 Q24 40 34 28",
        "so-so": "M24 5 A19 19 0 1 0 24 43 A19 19 0 1 0 24 5 Z M17 18 V20 M31 18 V20 M15 31 H33",
        "bad": "M24 5 A19 19 0 1 0 24 43 A19 19 0 1 0 24 5 Z M17 18 V20 M31 18 V20 M14 35 Q24 25 34 35",
        "sun": "M24 15 A9 9 0 1 0 24 33 A9 9 0 1 0 24 15 Z M24 4 V8 M24 40 V44 M4 24 H8 M40 24 H44 M10 10 L13 13 M35 35 L38 38 M10 38 L13 35 M35 13 L38 10",
        "evening": "M4 36 H44 M11 36 A13 13 0 0 1 37 36 M24 13 V17 M9 20 L12 23 M39 20 L36 23 M12 43 H36",
        "morning": "M4 36 H44 M11 36 A13 13 0 0 1 37 36 M24 6 V17 M19 11 L24 6 L29 11 M9 20 L12 23 M39 20 L36 23",
        "star": "M24 6 L29.5 18 L42 19.5 L32.5 28 L35 41 L24 34.5 L13 41 L15.5 28 L6 19.5 L18.5 18 Z",
        "phone": "M15 5 H33 V43 H15 Z M21 37 H27",
        "paper": "M12 5 H36 V43 L32 40 L28 43 L24 40 L20 43 L16 40 L12 43 Z M18 14 H30 M18 21 H30 M18 28 H25"
    })

    function has(name) {
        return strokes[name] !== undefined;
    }
}
