"""Speech models of each language: found, installed, verified, and swapped whole."""
