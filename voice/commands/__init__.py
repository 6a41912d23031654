"""What an operator may ask the voice at a prompt: each command a module with `main(arguments) -> exit code`."""
