pragma Singleton
// What is on the screen, typed: `ui/view.py` says what each part means. Lists are models: `Kiosk.rows`.
import QtQuick

QtObject {
    property string page
    property string step
    property string language
    property bool rtl
    property string title
    property string help
    property string note
    property string trouble
    property string news
    property bool busy
    property string place
    property string picture
    property string codePath
    property int codeModules
    property string codeLabel
    property string demo
    property string trail
    property string trailName
    property string again
    property string chosenLabel
    property string chosen
    property string totalLabel
    property string total
    property list<string> why
    property string next
    property bool nextOn
    property string back
    property bool backOn
    property string call
    property string cancel
    property string typed
    property string count
    property string boardNote
    property string deleteLabel
    property string clearLabel
    property bool board
    property string helping: "none"
    property string helpTitle
    property string helpDetail
    property string helpIcon
    property int stillThere
    property string stillTitle
    property string stillDetail
    property string stillButton

    function load(view) {
        step = view.step;
        language = view.language;
        rtl = view.rtl;
        title = view.title;
        help = view.help;
        note = view.note;
        trouble = view.trouble;
        news = view.news;
        busy = view.busy;
        place = view.place;
        picture = view.picture;
        codeModules = view.code.modules;
        codePath = view.code.path;
        codeLabel = view.code.label;
        demo = view.demo;
        trail = view.trail.text;
        trailName = view.trail.name;
        again = view.again.label;
        chosenLabel = view.chosen.label;
        chosen = view.chosen.text;
        totalLabel = view.total.label;
        total = view.total.price;
        why = view.why;
        next = view.next.label;
        nextOn = view.next.enabled;
        back = view.back.label;
        backOn = view.back.enabled;
        call = view.call.label;
        cancel = view.cancel.label;
        typed = view.board.typed;
        count = view.board.count;
        boardNote = view.board.note;
        deleteLabel = view.board.delete;
        clearLabel = view.board.clear;
        board = view.board.shown;
        helping = view.helping.state;
        helpTitle = view.helping.title;
        helpDetail = view.helping.detail;
        helpIcon = view.helping.icon;
        stillThere = view.still_there.seconds;
        stillTitle = view.still_there.title;
        stillDetail = view.still_there.detail;
        stillButton = view.still_there.button;
        page = view.page;
    }
}
