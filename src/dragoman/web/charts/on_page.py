"""Charts as pages show them: in the colours of the page, with words at the marks; each asked for by itself, and kept.

A chart takes longer to draw than its page to write, so a page only says where its charts are. Each lives at an address
that has its digest in it: what is there never changes, and is asked for once.
"""

from __future__ import annotations

import base64
import re
from functools import cache
from hashlib import sha256
from importlib.resources import files

from dragoman.web.charts.drawing import COLOURS, digest, once, svg
from dragoman.web.keeping import Kept
from dragoman.web.settings import caps
from dragoman.web.types import Chart

#: Characters of a digest in an address.
SHORT = 24
#: The words of a mark, as the renderer writes them for those who do not see it; a picture shows them as its title.
SAID = re.compile(r'<(path|line|rect|text|image)((?: [\w:-]+="[^"]*")*?) aria-label="([^"]*)"([^>]*)/>')
#: What is for screen readers: the table beside the chart says the same, so they never come to it.
SPOKEN = re.compile(r' (?:aria-roledescription|aria-hidden|role|aria-label)="[^"]*"')
#: Charts that pages have spoken of lately: few, for they hold their tables, and the page is asked for those forgotten.
announced: Kept[Chart] = Kept(caps().pages_kept)


def address_end(chart: Chart) -> str:
    """Return the end of the address at which a chart of a page is; it is drawn when that is asked for."""
    whole = digest(chart)
    announced.put(whole[:SHORT], chart)
    return f"{chart.name}-{whole[:SHORT]}.svg"


def known(file: str) -> tuple[str, str, Chart | None]:
    """Return the name of a chart and its digest by the end of its address, and the chart where it is at hand."""
    name, _, short = file.removesuffix(".svg").rpartition("-")
    return name, short, announced.known(short)


def drawing(chart: Chart) -> str:
    """Return a chart for a page."""
    return once(chart, "page", lambda: themed(svg(chart)))


def themed(text: str) -> str:
    """Return a drawing whose colours are those of the page, and are light or dark by themselves in a picture."""
    for colour, name in COLOURS.items():
        text = text.replace(f'"{colour}"', f'"var(--{name})"')
    text = SAID.sub(r"<\1\2\4><title>\3</title></\1>", text)
    # Hidden from those who hear the page: so no link within may take the focus.
    text = SPOKEN.sub("", text).replace("<a ", '<a tabindex="-1" ')
    return re.sub(r"^<svg ([^>]*)>", rf'<svg aria-hidden="true" \1><style>{style()}</style>', text, count=1)


@cache
def style() -> str:
    """Return the colours of a drawing that stands alone: those at the head of the one style, light and dark."""
    sheet = (files("dragoman.web") / "static" / "app.css").read_text(encoding="utf-8")
    light, dark = (re.findall(r"--([\w-]+): (#\w+)", part) for part in sheet.split("@media", 2)[:2])
    rules = ["".join(f"--{name}:{colour};" for name, colour in some if name in COLOURS.values())
             for some in (light, dark)]  # fmt: skip
    return f":root{{{rules[0]}}}@media screen and (prefers-color-scheme:dark){{:root{{{rules[1]}}}}}"


@cache
def policy() -> str:
    """Return the content policy of a drawing: its own style and nothing else."""
    allowed = base64.b64encode(sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{allowed}'; frame-ancestors 'none'"
