"""Reads pages as a browser does: which faults they have, and what their forms hold.

A fault here is one that no page may have, whatever it is about. Only markup is looked at; how it looks and
behaves is for the journeys in a real browser.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element, tostring

import html5lib
from html5lib.constants import E as SENTENCES

SVG = "{http://www.w3.org/2000/svg}"
REFERRING = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns")
LEADING = {"href", "src", "action", "formaction", "data", "cite", "poster"}
CODE = ("on", "hx-on", "data-hx-on", "hx-vals", "hx-vars")
LEAKS = re.compile(r"\{\{|\{%|%\(\w+\)[sd]|\bNone\b|\bUndefined\b|<built-in|object at 0x")
TOKEN = re.compile(r"I[jm][\w-]{40,}\.[\w-]+\.[\w-]+")

_known: dict[bytes, list[str]] = {}


def faults_in(html: str) -> list[str]:
    """Everything that is wrong with a page or a part of one; a page that was seen before is not read again."""
    mark = hashlib.sha256(TOKEN.sub("", html).encode()).digest()
    if mark not in _known:
        _known[mark] = list(_faults(html))
    return _known[mark]


class Page:
    """A parsed page, with what the checks ask of it."""

    def __init__(self, html: str) -> None:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        self.is_whole = html.lstrip().lower().startswith("<!doctype")
        self.root: Element = parser.parse(html) if self.is_whole else parser.parseFragment(html)
        self.errors = [f"line {line}: {SENTENCES[code] % values}" for (line, _), code, values in parser.errors]
        self.parents = {child: parent for parent in self.root.iter() for child in parent}
        self.by_id = {element.get("id"): element for element in self.elements() if element.get("id")}

    def elements(self, *tags: str) -> Iterator[Element]:
        """Every element with one of these tags, in the order of the page; comments are left out."""
        for element in self.root.iter():
            tag: object = element.tag  # of a comment it is a function
            if isinstance(tag, str) and (not tags or tag in tags):
                yield element

    def ancestors(self, element: Element) -> Iterator[Element]:
        while element in self.parents:
            element = self.parents[element]
            yield element

    def name_of(self, element: Element) -> str:
        """What a screen reader would call it, roughly."""
        if label := (element.get("aria-label") or "").strip():
            return label
        named_by = (element.get("aria-labelledby") or "").split()
        if words := " ".join(text_of(self.by_id[id_]) for id_ in named_by if id_ in self.by_id):
            return words
        return text_of(element) or (element.get("title") or "").strip()


@lru_cache(maxsize=4)
def read(html: str) -> Page:
    """The page, parsed once for all that is asked about it."""
    return Page(html)


def text_of(element: Element) -> str:
    """The words inside an element as they are read out; what is hidden for that is left out."""
    return " ".join(" ".join(_words(element)).split())


def _words(element: Element) -> Iterator[str]:
    tag: object = element.tag
    if element.get("aria-hidden") == "true" or not isinstance(tag, str):
        return
    if element.tag == "img":
        yield element.get("alt") or ""
    if element.tag == f"{SVG}svg":
        yield element.get("aria-label") or ""
    yield element.text or ""
    for child in element:
        yield from _words(child)
        yield child.tail or ""


def _faults(html: str) -> Iterator[str]:
    page = read(html)
    yield from page.errors
    for check in CHECKS if page.is_whole else CHECKS[1:]:
        yield from check(page)


def _frame(page: Page) -> Iterator[str]:
    headings = [text_of(element) for element in page.elements("h1")]
    if len(headings) != 1:
        yield f"{len(headings)} h1 instead of one: {headings}"
    title = next((text_of(element) for element in page.elements("title")), "")
    if headings and not title.startswith(headings[0]):
        yield f"the title {title!r} does not begin with the h1 {headings[0]!r}"
    if not page.root.get("lang"):
        yield "the page does not say in which language it is"
    if sum(1 for _ in page.elements("main")) != 1:
        yield "not exactly one main"


def _ids(page: Page) -> Iterator[str]:
    seen: set[str] = set()
    for element in page.elements():
        id_ = element.get("id")
        if id_ is not None and (id_ in seen or not id_ or " " in id_):
            yield f"the id {id_!r} is there twice, or is none"
        seen.add(id_ or "")


def _references(page: Page) -> Iterator[str]:
    """An id that is referred to exists. A part may refer to what stands elsewhere on its page."""
    if not page.is_whole:
        return
    for element in page.elements():
        named = [(key, id_) for key in REFERRING for id_ in (element.get(key) or "").split()]
        href = element.get("href") or ""
        target = element.get("hx-target") or ""
        named += [("href", href[1:])] if href.startswith("#") else []
        named += [("hx-target", target[1:])] if target.startswith("#") else []
        for key, id_ in named:
            if id_ not in page.by_id:
                yield f"{_shown(element)}: {key} names {id_!r}, which is not on the page"


def _scripts(page: Page) -> Iterator[str]:
    for element in page.elements():
        if element.tag == "style" or (element.tag == "script" and not _only_leads(element) and not _is_data(element)):
            yield f"{element.tag} inside the page"
        for name, value in element.attrib.items():
            if (
                name == "style"
                or name.startswith(("on", "hx-on", "data-hx-on", "hx-vals"))
                or "javascript:" in value.lower()
            ):
                yield f"{_shown(element)}: the attribute {name} is not allowed"


def _only_leads(script: Element) -> bool:
    return not (script.text or "").strip()


def _is_data(script: Element) -> bool:
    """A block of data (JSON-LD) is no script: a browser never runs it. It has to be data, though."""
    if script.get("type") != "application/ld+json" or script.get("src"):
        return False
    try:
        return isinstance(json.loads(script.text or ""), dict)
    except ValueError:
        return False


def _labels(page: Page) -> Iterator[str]:
    labelled = {label.get("for") for label in page.elements("label") if text_of(label)}
    for control in page.elements("input", "select", "textarea"):
        if control.get("type") in {"hidden", "submit", "button"}:
            continue
        wrapped = any(above.tag == "label" and text_of(above) for above in page.ancestors(control))
        named = control.get("aria-label") or control.get("aria-labelledby")
        if not (wrapped or named or control.get("id") in labelled):
            yield f"{_shown(control)}: no label"


def _names(page: Page) -> Iterator[str]:
    for element in page.elements("a", "button", "summary", "h1", "h2", "h3", "h4", "legend"):
        if not page.name_of(element):
            yield f"{_shown(element)}: nothing to read in it"
    for image in page.elements("img"):
        if image.get("alt") is None:
            yield f"{_shown(image)}: no alt"
    for drawing in page.elements(f"{SVG}svg"):
        hidden = any(e.get("aria-hidden") == "true" for e in (drawing, *page.ancestors(drawing)))
        named = drawing.get("role") in {"img", "group"} and page.name_of(drawing)
        if not hidden and not named:
            yield f"{_shown(drawing)}: neither hidden nor named"


def _forms(page: Page) -> Iterator[str]:
    for form in page.elements("form"):
        if (form.get("method") or "get").lower() != "post":
            continue
        if not any(control.get("name") == "csrf_token" and control.get("value") for control in form.iter("input")):
            yield f"{_shown(form)}: no csrf_token"
        if not any((button.get("type") or "submit") == "submit" for button in form.iter("button")):
            yield f"{_shown(form)}: no button to send it"


def _leaks(page: Page) -> Iterator[str]:
    for element in page.elements():
        if element.tag in {"script", "style"}:
            continue
        for text in (element.text, *(child.tail for child in element)):
            if text and (leak := LEAKS.search(text)):
                yield f"{_shown(element)}: {leak.group()} in {text.strip()[:80]!r}"
        for name, value in element.attrib.items():
            if value in {"None", "Undefined"} or "/None" in value or "{{" in value:
                yield f"{_shown(element)}: {name}={value!r}"


CHECKS: list[Callable[[Page], Iterator[str]]] = [
    _frame, _ids, _references, _scripts, _labels, _names, _forms, _leaks,
]  # fmt: skip


def _shown(element: Element) -> str:
    tag = element.tag.removeprefix(SVG)
    attributes = "".join(f' {name}="{value[:40]}"' for name, value in list(element.attrib.items())[:4])
    return f"<{tag}{attributes}>"


@dataclass(frozen=True)
class Form:
    """A form as it stands on a page: where it goes, and what it would send if nobody touched it."""

    action: str
    holds: Mapping[str, list[str]]

    def with_(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """What is sent after filling in these fields. A field that the form does not have cannot be filled in."""
        unknown = set(fields) - set(self.holds)
        assert not unknown, f"{self.action} does not ask for {sorted(unknown)}; it asks for {sorted(self.holds)}"
        return {**{name: values for name, values in self.holds.items() if values}, **fields}


def form_in(html: str, *, to: str, default_action: str) -> Form:
    """The form that goes to an address that ends with `to`; else the one in main with something to fill in."""
    page = read(html)
    found = []
    for form in page.elements("form"):
        if (form.get("method") or "get").lower() != "post":
            continue
        action = form.get("action") or default_action
        in_main = any(above.tag == "main" for above in page.ancestors(form))
        if action.endswith(to) if to else in_main and _asks_something(form):
            found.append(Form(action, dict(_held(form))))
    assert len(found) == 1, f"{len(found)} forms fit: {[form.action for form in found]}"
    return found[0]


def _asks_something(form: Element) -> bool:
    return any(e.tag in {"select", "textarea"} or (e.tag == "input" and e.get("type") != "hidden") for e in form.iter())


def _held(form: Element) -> Iterator[tuple[str, list[str]]]:
    held: dict[str, list[str]] = {}
    for control in form.iter():
        name = control.get("name")
        if not name or control.tag not in {"input", "select", "textarea", "button"}:
            continue
        held.setdefault(name, []).extend(_value_of(control))
    yield from held.items()


def _value_of(control: Element) -> list[str]:
    if control.tag == "button":
        return []
    if control.tag == "textarea":
        return [(control.text or "").removeprefix("\n")]
    if control.tag == "select":
        options = list(control.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None] or options[:1]
        return [option.get("value", text_of(option)) for option in chosen]
    if control.get("type") in {"checkbox", "radio"} and control.get("checked") is None:
        return []
    return [control.get("value") or ""]


def errors_in(html: str) -> dict[str, str]:
    """What a page says is not right yet, by the name of the field where it says so."""
    page = read(html)
    said: dict[str, str] = {}
    for error in page.elements("p"):
        if "field-error" in (error.get("class") or "").split():
            around = next(page.ancestors(error))
            names = {name for control in around.iter() if (name := control.get("name"))}
            for name in names or {(error.get("id") or "").removesuffix("-error").rpartition("-")[2]}:
                said[name] = text_of(error)
    return said


def typed_in(html: str) -> dict[str, list[str]]:
    """What the forms of a page hold, by the name of the field."""
    held: dict[str, list[str]] = {}
    for form in read(html).elements("form"):
        for name, values in _held(form):
            held.setdefault(name, []).extend(values)
    return held


def outer_html(element: Element) -> str:
    """The markup of an element, without its tokens, so that two showings of the same thing are equal."""
    copy = deepcopy(element)
    copy.tail = None
    for control in copy.iter():
        if control.get("name") in {"csrf_token", "submission", "writing"}:
            control.set("value", "")
    return tostring(copy, encoding="unicode")
