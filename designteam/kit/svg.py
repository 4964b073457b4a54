"""The elements of a drawing as plain SVG: nothing in it is markup unless it went through here.

Colours stand as attributes, because paper reads no classes in a drawing; on a screen the style sheet takes over.
"""

from markupsafe import Markup, escape

INK, SOFT, RULE, PAPER = "#1b2825", "#485751", "#c8d2c6", "#fcfdfa"


def drawing(width: float, height: float, body: str, *, uid: str, title: str, desc: str) -> Markup:
    words = element("title", str(escape(title)), id=f"{uid}-title")
    words += element("desc", str(escape(desc)), id=f"{uid}-desc")
    drawn = element(
        "svg", words + body, class_="chart", viewBox=f"0 0 {width:.0f} {height:.0f}", role="img",
        font_family="Hyperlegible, sans-serif", aria_labelledby=f"{uid}-title {uid}-desc",
    )  # fmt: skip
    return Markup(drawn)  # noqa: S704  every word and every value in it went through escape


def element(tag: str, body: str = "", **attributes: object) -> str:
    """One element. `body` is markup already; attributes are not, whatever they hold."""
    said = "".join(
        f' {_spelled(name)}="{escape(f"{value:.1f}" if isinstance(value, float) else str(value))}"'
        for name, value in attributes.items()
        if value not in {None, ""}
    )
    return f"<{tag}{said}>{body}</{tag}>" if body else f"<{tag}{said}/>"


def _spelled(name: str) -> str:
    """SVG has names with a capital in them, so only underscores become dashes."""
    return name.rstrip("_").replace("_", "-")


def text(x: float, y: float, words: str, *, anchor: str = "middle", fill: str = SOFT, class_: str = "") -> str:
    return element("text", str(escape(words)), class_=class_, x=x, y=y, text_anchor=anchor, font_size=12, fill=fill)
