"""Every word of the interface is there in Dutch, and says it the way a colleague at school would."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
# Said otherwise here: bewaren, goed, gewoon zeggen wat er gebeurde, sturen.
NOT_OUR_WORDS = re.compile(r"\b(opslaan|opgeslagen|ok|oké|succesvol|verzenden|u|uw)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def extracted(root: Path) -> set[str | tuple[str, ...]]:
    """Every message that the code and the templates ask for, found as `make messages` finds them."""
    wanted = re.search(r'--keywords="([^"]+)"', (root / "Makefile").read_text())
    assert wanted is not None
    mappings = tomllib.loads((root / "pyproject.toml").read_text())["tool"]["babel"]["mappings"]
    found = extract_from_dir(
        str(root),
        method_map=[(mapping["pattern"], mapping["method"]) for mapping in mappings],
        options_map={mapping["pattern"]: _options(mapping) for mapping in mappings},
        keywords=DEFAULT_KEYWORDS | parse_keywords(wanted[1].split()),
        directory_filter=lambda folder: Path(folder).name not in {"node_modules", "tests", "static", "__pycache__"},
    )
    return {message for _file, _line, message, _comments, _context in found}


def _options(mapping: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in mapping.items() if name not in {"pattern", "method"}}


def test_every_message_is_there_in_dutch(dutch: Catalog, extracted: set[str | tuple[str, ...]]) -> None:
    lacking = sorted(str(message) for message in extracted if not _translations(dutch.get(_key(message))))

    assert lacking == []


def test_the_catalogue_holds_nothing_that_is_no_longer_said(
    dutch: Catalog, extracted: set[str | tuple[str, ...]]
) -> None:
    asked = {_key(message) for message in extracted}

    assert sorted(_key(message.id) for message in _messages(dutch) if _key(message.id) not in asked) == []
    assert list(dutch.obsolete) == []


def test_nothing_was_translated_by_guessing(dutch: Catalog) -> None:
    assert [message.id for message in _messages(dutch) if message.fuzzy] == []


def test_what_is_filled_in_is_the_same_in_both_languages(dutch: Catalog) -> None:
    """A plural may leave its number to the words: "one thing"."""
    wrong = []
    for message in _messages(dutch):
        originals = _originals(message)
        wanted = {name for original in originals for name in PLACEHOLDER.findall(original)}
        for text in _translations(message):
            given = set(PLACEHOLDER.findall(text))
            if given - wanted or wanted - given - ({"num"} if len(originals) > 1 else set()):
                wrong.append((message.id, text))

    assert wrong == []


def test_nothing_is_exclaimed(dutch: Catalog, extracted: set[str | tuple[str, ...]]) -> None:
    english = [
        text for message in extracted for text in ([message] if isinstance(message, str) else message) if "!" in text
    ]
    in_dutch = [text for message in _messages(dutch) for text in _translations(message) if "!" in text]

    assert (english, in_dutch) == ([], [])


def test_the_words_are_those_of_a_colleague(dutch: Catalog) -> None:
    stiff = [text for message in _messages(dutch) for text in _translations(message) if NOT_OUR_WORDS.search(text)]

    assert stiff == []


def test_a_label_stays_a_label_and_a_sentence_a_sentence(dutch: Catalog) -> None:
    wrong = [
        (original, text)
        for message in _messages(dutch)
        for original, text in zip(_originals(message), _translations(message), strict=False)
        if _is_sentence(original) != _is_sentence(text)
    ]

    assert wrong == []


def _messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _key(message: str | tuple[str, ...] | list[str]) -> str:
    """A catalogue knows a plural by its singular."""
    return message if isinstance(message, str) else message[0]


def _originals(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def _translations(message: Message | None) -> list[str]:
    """What stands there in Dutch; nothing when a form is lacking."""
    if message is None or not message.string:
        return []
    texts = [message.string] if isinstance(message.string, str) else list(message.string)
    return texts if all(texts) else []


def _is_sentence(text: str) -> bool:
    return text.endswith((".", "?", "…"))
