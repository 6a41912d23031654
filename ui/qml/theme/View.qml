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
    property int beats
    property bool busy
    property bool reach // all that is touched lies low
    property string lower
    property string practice // the words of the band; "" where something is sold
    property string practiceLeave
    property string practiceBegin
    property string practiceShow
    property bool playing // the kiosk shows it itself
    property string caption
    property string captionStop
    property string speak // the button that opens the microphone
    readonly property bool speakOnPage: page === "welcome" && resume === "" && (Theme.low || !Theme.portrait) // above, the languages need the room
    property string partBelow
    property string partAbove
    property string languagesLabel // opens the list of them; "" while it is open
    property string listen // listening, thinking, told: the sign is there
    property bool waiting // for the word "help", while nobody is here: the sign of that is on the first screen
    property string waits // what it says; it keeps its place there
    property string listenWords
    property string listenButton
    property string listenVerb
    property string looks // the way to her own settings
    property string resume // the way back to where somebody was when her time was over
    property string dark // what is said of the curtain while it is drawn
    property string place
    property string picture
    property string codePath
    property int codeModules
    property string codeLabel
    property string demo
    property string trail
    property string trailName
    property string pause // stops what is being read, or goes on with it
    property string pauseOther
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
    property string callNote
    property string cancel
    property string typed
    property string count
    property string boardNote
    property string deleteLabel
    property string clearLabel
    property bool board
    property string slip
    property var symbols: []
    property string symbolsLabel
    property bool pad
    property string padTyped
    property string padName
    property string padNumber
    property string padDelete
    property bool helped // something is said of the call for a person, or asked
    property string helpTitle
    property string helpDetail
    property string helpIcon
    property string helpCode
    property string helpCodePath
    property int helpCodeModules
    property bool talkOpen
    property string talkTitle
    property bool talkSeen
    property string talkStop
    property string talkEmpty
    property string talkTyping
    property string talkDraft
    property string talkSpace
    property string talkDelete
    property string talkLine
    property string talkClose
    property bool talkReading
    property string talkRead
    property string talkEarlier
    property bool talkHasEarlier
    property string talkLater
    property bool talkHasLater
    property string talkWrite
    property bool talkHeard // the newest line is one that the kiosk heard
    property string talkSpeaks // who speaks now
    property string talkSpeaksIcon
    property string helpSpeaks
    property bool helpOffersRelay // a button for it stands beside another
    property bool helpRelay // how to reach a relay of sign language
    property string helpSpeaksIcon
    property string glow
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
        beats = view.beats;
        busy = view.busy;
        reach = view.reach;
        lower = view.lower;
        practice = view.practice.band;
        practiceLeave = view.practice.leave;
        practiceBegin = view.practice.begin;
        practiceShow = view.practice.show;
        playing = view.practice.playing;
        caption = view.practice.caption;
        captionStop = view.practice.stop;
        speak = view.listen.speak;
        listenWords = view.listen.words;
        listenButton = view.listen.button;
        listenVerb = view.listen.verb;
        waits = view.listen.waits;
        waiting = view.listen.state === "waiting";
        listen = waiting ? "" : view.listen.state;
        partBelow = view.parts.below;
        partAbove = view.parts.above;
        languagesLabel = view.languages_label;
        resume = view.resume;
        looks = view.looks;
        dark = view.dark;
        place = view.place;
        picture = view.picture;
        codeModules = view.code.modules;
        codePath = view.code.path;
        codeLabel = view.code.label;
        demo = view.demo;
        trail = view.trail.text;
        trailName = view.trail.name;
        pause = view.pause.label;
        pauseOther = view.pause.other;
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
        callNote = view.call.note;
        cancel = view.cancel.label;
        typed = view.board.typed;
        count = view.board.count;
        boardNote = view.board.note;
        deleteLabel = view.board.delete;
        clearLabel = view.board.clear;
        board = view.board.shown;
        slip = view.slip;
        symbols = view.symbols;
        symbolsLabel = view.symbols_label;
        pad = view.pad.shown;
        padTyped = view.pad.typed;
        padName = view.pad.name;
        padNumber = view.pad.number;
        padDelete = view.pad.delete;
        helped = view.helping.state !== "none";
        helpTitle = view.helping.title;
        helpDetail = view.helping.detail;
        helpIcon = view.helping.icon;
        helpCodeModules = view.helping.code.modules;
        helpCodePath = view.helping.code.path;
        helpCode = view.helping.code.label;
        talkOpen = view.talk.open;
        talkTitle = view.talk.title;
        talkSeen = view.talk.seen;
        talkStop = view.talk.stop;
        talkEmpty = view.talk.empty;
        talkTyping = view.talk.typing;
        talkDraft = view.talk.draft;
        talkSpace = view.talk.space;
        talkDelete = view.talk.delete;
        talkLine = view.talk.line;
        talkClose = view.talk.close;
        talkReading = view.talk.reading;
        talkRead = view.talk.read;
        talkEarlier = view.talk.earlier;
        talkHasEarlier = view.talk.has_earlier;
        talkLater = view.talk.later;
        talkHasLater = view.talk.has_later;
        talkWrite = view.talk.write;
        talkSpeaks = view.talk.speaks.label;
        talkHeard = view.talk.heard;
        talkSpeaksIcon = view.talk.speaks.icon;
        helpOffersRelay = view.helping.buttons.some(button => button.id === "help-relay");
        helpRelay = view.helping.state === "relay";
        helpSpeaks = view.helping.speaks.label;
        helpSpeaksIcon = view.helping.speaks.icon;
        glow = view.talk.glow;
        stillThere = view.still_there.seconds;
        stillTitle = view.still_there.title;
        stillDetail = view.still_there.detail;
        stillButton = view.still_there.button;
        page = view.page;
    }
}
