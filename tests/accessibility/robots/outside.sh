#!/usr/bin/env bash
# A panel without a display, a bus of its own, the real kiosk, and the blind traveller outside of it.
# Run: dbus-run-session -- outside.sh PYTHON HOME SETTINGS <stops.json     Needs what ./loket calls test_packages.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
room=$(mktemp -d)
export XDG_RUNTIME_DIR=$room QT_QPA_PLATFORM=xcb QT_QUICK_BACKEND=software QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1
started=()
trap 'kill "${started[@]}" 2>/dev/null || true; rm -rf "$room"' EXIT
Xvfb -displayfd 6 -screen 0 1080x1920x24 6>"$room/display" >/dev/null 2>&1 & started+=($!)
until [ -s "$room/display" ]; do sleep 0.05; done
DISPLAY=:$(cat "$room/display")
export DISPLAY
/usr/libexec/at-spi-bus-launcher --launch-immediately >/dev/null 2>&1 & started+=($!)
sleep 0.5
(cd "$here/../../.." && exec "$1" -m ui.app --home "$2" --settings "$3") >"$2/outside.log" 2>&1 & started+=($!)
PYTHONDONTWRITEBYTECODE=1 timeout 600 /usr/bin/python3 "$here/listener.py"
