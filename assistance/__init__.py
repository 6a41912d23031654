"""From the help button to a person at the machine. Knows nothing of voice."""
