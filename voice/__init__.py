"""The kiosk's voice: prompts become sound. Knows nothing of helpers."""
