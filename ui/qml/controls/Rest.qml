// The room that is left over.
import QtQuick
import QtQuick.Layouts

Item {
    Layout.fillHeight: true
    Layout.preferredHeight: 0
}
