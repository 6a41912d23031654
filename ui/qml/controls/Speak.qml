// She may say it instead of touching it. Stands only where this language can be heard.
import "../theme"

Plain {
    verb: "speak"
    text: View.speak
    drawing: "microphone"
    visible: text !== ""
    size: Theme.portrait ? Math.min(Theme.chrome, Theme.body) : Theme.header
    leftPadding: Theme.pad * 0.6
    rightPadding: leftPadding
}
