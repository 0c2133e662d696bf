"""Templates: every word of a page is escaped, an unknown name is an error."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from time import thread_time
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from communique import __version__
from communique.showing.glossary import meaning
from communique.showing.words import capital, clean, counted
from communique.web.marking import visible

POLICY = "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'"
"""What a page of the site may load: its own style and script, nothing from elsewhere, nothing written into the page."""

FORMS = POLICY.replace("form-action 'none'", "form-action 'self'")
"""The same for a page with a form that the server takes."""


class Templates(Environment):
    """Templates, and the seconds of CPU that `compiling` them took: each is compiled once, for whoever asks for it first."""

    compiling = 0.0

    def compile(self, *given: Any, **named: Any) -> Any:
        began = thread_time()
        try:
            return super().compile(*given, **named)
        finally:
            self.compiling += thread_time() - began


@cache
def environment() -> Templates:
    """The templates of the site. Each value of a record goes through ``clean`` or comes as segments; autoescaping holds for all."""
    made = Templates(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
        finalize=_harmless,
    )
    made.filters["clean"] = lambda words: clean(str(words))
    made.filters["spaced"] = lambda words: clean(str(words)).replace("_", " ")
    made.filters["capital"] = capital
    made.filters["counted"] = counted
    made.globals["meaning"] = meaning
    return made


def _harmless(value: Any) -> Any:
    """Last of all, whatever a template puts out: nothing in it steers or hides what a reader sees."""
    return visible(value) if type(value) is str and not value.isprintable() else value


def render(template: str, *, root: str, **given: Any) -> str:
    """`template` with what is `given`. `root` leads from the page to the root of the site: ``""`` or ``"../"``."""
    return environment().get_template(template).render(root=root, version=__version__, **given)


def assets() -> dict[str, str]:
    """The style and the script of the site, by name."""
    folder = files("communique.web").joinpath("static")
    return {item.name: item.read_text(encoding="utf-8") for item in sorted(folder.iterdir(), key=lambda i: i.name) if item.is_file()}
