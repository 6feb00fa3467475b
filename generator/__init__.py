"""Jianbao (简报): articles in, a briefing site out in which every published statement is proved."""

__version__ = "0.1.0"
