"""`python -m generator` is the command `jianbao`."""

from generator.cli import main

main()
