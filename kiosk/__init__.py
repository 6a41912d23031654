"""The core: what a kiosk knows and does. No Qt, no thread, no network but its devices."""
