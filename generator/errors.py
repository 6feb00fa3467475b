"""Every error the product means to raise; a message reads `path: what is wrong: what was expected`.

GeneratorError
├── ConfigError    the command ends, exit code 2
├── SourceError    this source file ends as a Failure, the others go on
├── EditError      this edit file is set aside with a Notice, its source is built without it
├── RenderError    a template is wrong; the command ends, docs/ stays as it was
└── ToolError      an outside program (MkDocs, Pagefind) is missing or failed
"""

from __future__ import annotations


class GeneratorError(Exception):
    """Base of all errors; `str(error)` is the whole message a person reads."""

    def __init__(self, path: str, problem: str, expected: str = "") -> None:
        self.path = path
        self.problem = problem
        self.expected = expected
        super().__init__(": ".join(part for part in (path, problem, expected) if part))

    def __reduce__(self) -> tuple[type[GeneratorError], tuple[str, str, str]]:
        """Survive the way back from a worker process, which pickles by arguments."""
        return type(self), (self.path, self.problem, self.expected)


class ConfigError(GeneratorError):
    """site_config.yaml or mkdocs.yml cannot be used."""


class SourceError(GeneratorError):
    """A source file cannot be read, decoded or understood."""


class EditError(GeneratorError):
    """An editor's file cannot be understood."""


class RenderError(GeneratorError):
    """A template cannot be rendered."""


class ToolError(GeneratorError):
    """A program that the build calls is missing or failed."""
