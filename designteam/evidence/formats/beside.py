"""What a format has no place for goes beside its own fields, so that nothing is lost on the way through it."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeVar

from designteam.evidence.formats.items import Fault, Item, normal
from designteam.kit.words import N_

Own = TypeVar("Own")

MARK: Final = "csl."

_LINE = re.compile(r"csl\.([A-Za-z_-]{2,40}): (.+)")
_NOTES: Final = frozenset({"note", "annote"})
_BARELY: Final = frozenset({"type", "id"})


def split_over(
    item: Item, own: Callable[[Item], Own], back: Callable[[Own], Mapping[str, object]]
) -> tuple[Own, dict[str, str]]:
    """The fields of a format for an item, and what reading them again would not give, spelled out."""
    plainly = {name: value for name, value in item.items() if name not in _NOTES or MARK not in value}
    fields = own(plainly)
    again = normal(back(fields))
    if again.keys() - item.keys():  # something would read as more than it says: say it beside instead
        fields = own({name: value for name, value in item.items() if name in _BARELY})
        again = normal(back(fields))
    return fields, {name: spelled(value) for name, value in item.items() if again.get(name) != value}


def spelled(value: object) -> str:
    """A value on one line."""
    if isinstance(value, str) and "\n" not in value and value[:1] not in '[{"':
        return value
    return json.dumps(value, ensure_ascii=False)


def unspelled(text: str) -> object:
    if text[:1] not in '[{"':
        return text
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as broken:
        raise Fault(N_("What we wrote beside this record has been changed and cannot be read.")) from broken


def as_lines(beside: Mapping[str, str]) -> list[str]:
    return [f"{MARK}{name}: {value}" for name, value in beside.items()]


def apart(note: str) -> tuple[str, Item]:
    """A note without the lines that `as_lines` wrote, and what those say."""
    if MARK not in note:
        return note, {}
    said: Item = {}
    kept = []
    for line in note.split("\n"):
        if found := _LINE.fullmatch(line.strip()):
            said[found[1]] = unspelled(found[2])
        else:
            kept.append(line)
    return "\n".join(kept).strip("\n"), said


def keys_of(items: list[Item]) -> Iterator[str]:
    """A key for each item that no other has: its own, or one made of who, when and what."""
    used: dict[str, int] = {}
    for item in items:
        key = str(item.get("id") or made_key(item))
        times = used.get(key.casefold(), 0)
        used[key.casefold()] = times + 1
        while times:
            other = f"{key}-{times + 1}"
            if other.casefold() not in used:
                used[other.casefold()] = 1
                key = other
                break
            times += 1
        yield key


def made_key(item: Item) -> str:
    """A key such as akker2006introducing."""
    people = item.get("author") or item.get("editor") or [{}]
    issued = item.get("issued", {}).get("date-parts", [[""]])
    title = re.findall(r"\w{4,}", str(item.get("title", "")))
    who = people[0].get("family") or people[0].get("literal") or ""
    key = re.sub(r"[^a-z0-9]", "", f"{who.split(' ')[0]}{issued[0][0]}{title[0] if title else ''}".lower())
    return key or "source"
