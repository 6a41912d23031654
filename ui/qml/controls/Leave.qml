// From practice back to where tickets are real: one touch, from every screen.
import QtQuick
import QtQuick.Layouts
import "../theme"

Plain {
    verb: "practice-end"
    text: View.practiceLeave
    topPadding: 0
    leftPadding: Theme.pad * 0.4
    rightPadding: leftPadding
    Layout.preferredWidth: Theme.portrait && !Theme.low ? implicitWidth : Math.min(implicitWidth, Theme.target * (Theme.roomy && !Theme.low ? View.speak === "" ? 3 : 6 : 2.4))
}
