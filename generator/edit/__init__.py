"""Stage 5b: Brief + the editor's file -> Brief. The only part that knows edits.

An edit file `edits/<source path>.yaml` states decisions, never offsets (`decisions.py`); it is read (`reading.py`) and applied
(`applying.py`); its JSON Schema is made from the same classes (`schema.py`).
"""

from __future__ import annotations

from generator.edit.applying import apply_edit
from generator.edit.decisions import ArticleEdit, Edit, FigureEdit
from generator.edit.reading import parse_edit
from generator.edit.schema import SCHEMA_NAME, edit_schema, new_edit, schema_line

__all__ = [
    "SCHEMA_NAME",
    "ArticleEdit",
    "Edit",
    "FigureEdit",
    "apply_edit",
    "edit_schema",
    "new_edit",
    "parse_edit",
    "schema_line",
]
