"""How the kiosk speaks."""
