"""Brings a work, whatever its sort, into one of the five shapes that the style prints.

What the manual decides by the sort of a work is decided here: who leads, what stands between brackets, which date is
printed in full, who published it. Numbers are sections of the Publication Manual (APA, 7th edition, 2020).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from designteam.evidence.references.dates import Dated, read_day

# Marks that no text of people holds: where italics begin and end, and where a name begins with a small letter.
ITALIC, UPRIGHT, PARTICLE = "\ue000", "\ue001", "\ue002"

JOURNAL, CHAPTER, WHOLE, LAW = "article-journal", "chapter", "book", "legislation"

IN_A_SERIES: Final = frozenset({
    "article-journal", "article-magazine", "article-newspaper", "periodical", "post-weblog", "review", "review-book",
})  # fmt: skip
IN_A_WHOLE: Final = frozenset({"chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference"})
LAWS: Final = frozenset({"bill", "legislation", "regulation", "treaty"})
SAID_SOMEWHERE: Final = frozenset({"event", "paper-conference", "performance", "speech"})
# 9.14: what comes out by the day is dated by the day.
DATED_BY_THE_DAY: Final = SAID_SOMEWHERE | {
    "article-magazine", "article-newspaper", "broadcast", "document", "interview", "motion_picture", "post",
    "post-weblog", "song", "webpage",
}  # fmt: skip
# 9.16: only what is meant to change, and bears no date, is cited with the day on which it was read.
MEANT_TO_CHANGE: Final = frozenset({
    "dataset", "entry", "entry-dictionary", "entry-encyclopedia", "map", "post", "webpage",
})  # fmt: skip
# 9.32: what stands on a site is published by the site.
ON_A_SITE: Final = frozenset({"broadcast", "motion_picture", "post", "song", "webpage"})

# 9.21–9.22: what is no usual book or article says what it is.
DESCRIBED: Final[Mapping[str, tuple[str, str]]] = {
    "broadcast": ("Broadcast", "Uitzending"),
    "dataset": ("Data set", "Dataset"),
    "film": ("Film", "Film"),
    "graphic": ("Image", "Afbeelding"),
    "interview": ("Interview", "Interview"),
    "manuscript": ("Unpublished manuscript", "Niet-gepubliceerd manuscript"),
    "map": ("Map", "Kaart"),
    "motion_picture": ("Video", "Video"),
    "paper-conference": ("Paper presentation", "Paperpresentatie"),
    "software": ("Computer software", "Computersoftware"),
    "speech": ("Conference presentation", "Presentatie"),
    "thesis": ("Thesis", "Scriptie"),
    "untitled": ("Untitled", "Zonder titel"),
}
NOTHING_NEW: Final = frozenset({
    "article", "artikel", "blog post", "boek", "book", "journal article", "preprint", "rapport", "report", "web page",
    "webpage", "webpagina", "website",
})  # fmt: skip
# What reference managers call these, in either language, is printed in the language of the list.
GENRES: Final[Mapping[str, tuple[str, str]]] = {
    spelling: (english, dutch)
    for english, dutch, *spellings in (
        ("Doctoral dissertation", "Proefschrift", "dissertatie", "dissertation", "doctoral thesis", "phd thesis"),
        ("Master’s thesis", "Masterscriptie", "master's thesis", "master thesis", "masterthesis", "masterproef"),
        ("Bachelor’s thesis", "Bachelorscriptie", "bachelor's thesis", "bachelor thesis", "bachelorproef"),
        ("Mobile app", "Mobiele app", "app"),
        ("Report", "Rapport"),
    )
    for spelling in (english.casefold(), dutch.casefold(), *spellings)
}
RETRACTED: Final = ("Retracted", "Ingetrokken")
UNPUBLISHED: Final = ("Unpublished", "Niet-gepubliceerde")
NAMES: Final = ("author", "director", "editor", "translator")
_RICH = re.compile(r"</?(?:i|b|em|strong|sup|sub|sc|span)(?:\s[^<>]{0,80})?>", re.IGNORECASE)
_MARKS = re.compile(r"[\x00-\x1f\x7f-\x9f\ue000-\uf8ff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\S+)$", re.IGNORECASE)


@dataclass(frozen=True)
class Work:
    """One work, ready for the style: a shape, lines of text by the names of CSL, and people by their role."""

    key: str
    shape: str
    lines: Mapping[str, str]
    people: Mapping[str, Sequence[Mapping[str, str]]]
    issued: Dated
    is_dutch: bool
    by_the_day: bool
    first_issued: Dated = field(default_factory=Dated)
    is_in_press: bool = False

    @property
    def leaders(self) -> Sequence[Mapping[str, str]]:
        """Who stands in front (9.7, 9.10): authors, else directors, else who put a book together."""
        ways = ("author", "director", *(["editor"] if self.shape == WHOLE else []))
        return next((self.people[role] for role in ways if self.people.get(role)), ())


def laid_out(item: Mapping[str, Any], *, dutch: bool) -> Work:
    """A work as the style can print it, from a record of CSL-JSON of which nothing is sure."""
    record = _Record(item, dutch=dutch)
    return Work(
        key=record.line("id"),
        shape=record.shape,
        lines={name: text for name, text in record.printed().items() if text},
        people={role: people for role in NAMES if (people := record.people(role))},
        issued=record.issued,
        is_dutch=dutch,
        by_the_day=record.type in DATED_BY_THE_DAY or (dutch and record.type in LAWS),
        first_issued=read_day(item.get("original-date")),
        is_in_press=record.line("status").casefold() in {"in press", "forthcoming", "in druk"},
    )


def one_line(value: Any) -> str:
    """Text on one line, without the marks that CSL allows in it and without what cannot be shown."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(_MARKS.sub(" ", _RICH.sub("", str(value))).split())


class _Record:
    """A record of CSL-JSON, asked for what the manual wants to know of it."""

    def __init__(self, item: Mapping[str, Any], *, dutch: bool) -> None:
        self.item, self.dutch = item, dutch
        self.type = self.line("type") or "document"
        self.issued = read_day(item.get("issued"))

    def line(self, *names: str) -> str:
        """The first of these fields that says something."""
        return next((text for name in names if (text := one_line(self.item.get(name)))), "")

    def word(self, name: str) -> str:
        return DESCRIBED[name][self.dutch] if name in DESCRIBED else ""

    @property
    def genre(self) -> str:
        said = self.line("genre")
        return GENRES[said.casefold()][self.dutch] if said.casefold() in GENRES else said[:1].upper() + said[1:]

    def people(self, role: str) -> Sequence[Mapping[str, str]]:
        listed = self.item.get(role)
        named = (_person(one) for one in listed if isinstance(one, Mapping)) if isinstance(listed, list | tuple) else ()
        return [one for one in named if one]

    @property
    def shape(self) -> str:
        container = self.line("container-title")
        if self.type in LAWS and not self.dutch:
            return LAW
        if self.type in IN_A_SERIES and container:
            return JOURNAL
        if self.type in IN_A_WHOLE and container:
            in_journal = self.line("volume") and not self.line("publisher") and not self.people("editor")
            return JOURNAL if self.type == "paper-conference" and in_journal else CHAPTER
        return WHOLE

    def printed(self) -> dict[str, str]:
        """The lines that this shape prints, by the names that the style knows them under."""
        shape, doi = self.shape, self.doi
        lines = {
            "title": self.line("title") or f"[{self.description or self.word('untitled')}]",
            "DOI": doi,
            "URL": "" if doi else self.url,
            "accessed": self.accessed,
        }
        lines["medium"] = self._bracketed
        if shape == JOURNAL:
            return lines | self._serial()
        if shape == LAW:
            return lines | {name: self.line(name) for name in ("container-title", "volume", "number")}
        lines |= self._numbers()
        if shape == CHAPTER:
            return lines | {
                "container-title": self.line("container-title"),
                "page": self.line("page"),
                "publisher": self._unless_it_leads(self.line("publisher")),
            }
        return lines | self._published()

    def _serial(self) -> dict[str, str]:
        early = "Voorafgaande onlinepublicatie" if self.dutch else "Advance online publication"
        is_early = self.line("status").casefold() == "advance online publication"
        lines = {name: self.line(name) for name in ("container-title", "volume", "issue", "page", "number")}
        return lines | {"status": early if is_early else ""}

    def _numbers(self) -> dict[str, str]:
        """9.19: a first edition is not mentioned, and a number only where a series counts by it."""
        is_report = self.type in {"report", "standard", "document"}
        counted = ("collection-title", "collection-number", "number") if is_report else ()
        lines = {name: self.line(name) for name in counted}
        lines["genre"] = self.genre if lines.get("number") else ""
        lines["version"] = re.sub(r"^(?:version|versie|v\.?)\s*(?=\d)", "", self.line("version"), flags=re.IGNORECASE)
        lines["edition"] = edition_text(self.line("edition"), dutch=self.dutch)
        lines["volume"] = "" if self.type in ON_A_SITE else self.line("volume")
        return lines

    def _published(self) -> dict[str, str]:
        """9.29–9.33: the publisher, the site or the meeting; who leads is not named a second time."""
        if self.type == "thesis":
            return {"publisher": self.line("archive") if self._can_be_read else self.line("publisher")}
        if self.type in SAID_SOMEWHERE and (meeting := self.line("event-title", "event", "container-title")):
            return {"publisher": meeting, "event-place": self.line("event-place")}
        if self.type in LAWS:
            place = ", ".join(text for name in ("volume", "number") if (text := self.line(name)))
            return {"volume": "", "publisher": f"{self.line('container-title')} {place}".strip()}
        ways = ("container-title", "publisher") if self.type in ON_A_SITE else ("publisher", "container-title")
        return {"publisher": self._unless_it_leads(self.line(*ways))}

    def _unless_it_leads(self, publisher: str) -> str:
        leaders = self.people("author") or self.people("director") or self.people("editor")
        led_by = {one.get("literal", "").casefold() for one in leaders}
        return "" if publisher.casefold() in led_by else publisher

    @property
    def _bracketed(self) -> str:
        """What stands in brackets behind the title: that it was retracted, and what it is when it is nothing usual."""
        said = self.line("status").casefold()
        retracted = RETRACTED[self.dutch] if said in {word.casefold() for word in RETRACTED} else ""
        return "; ".join(part for part in (retracted, self.description if self.line("title") else "") if part)

    @property
    def description(self) -> str:
        if self.type == "thesis":
            return self._degree(self.genre or self.word("thesis"))
        if self.genre and not self.line("number") and self.genre.casefold() not in NOTHING_NEW:
            return self.genre
        if self.type == "motion_picture" and self.people("director"):
            return self.line("medium") or self.word("film")
        if self.type == "paper-conference" and self.shape != WHOLE:
            return self.line("medium")
        return self.line("medium") or self.word(self.type)

    def _degree(self, genre: str) -> str:
        """10.6: which degree at which university; what cannot be read anywhere says so."""
        if self._can_be_read:
            return ", ".join(part for part in (genre, self.line("publisher")) if part)
        if genre.casefold().startswith(("unpublished", "niet-gepubliceerd", "ongepubliceerd")):
            return genre
        return f"{UNPUBLISHED[self.dutch]} {genre[0].lower()}{genre[1:]}"

    @property
    def _can_be_read(self) -> bool:
        return bool(self.doi or self.url or self.line("archive"))

    @property
    def doi(self) -> str:
        found = _DOI.match(self.line("DOI"))
        return found[1] if found else ""

    @property
    def url(self) -> str:
        return self.line("URL").replace(" ", "%20")

    @property
    def accessed(self) -> str:
        read_on = read_day(self.item.get("accessed"))
        asked_for = self.type in MEANT_TO_CHANGE and self.url and not self.doi and not self.issued.year
        return read_on.in_full(dutch=self.dutch) if asked_for else ""


def _person(named: Mapping[str, Any]) -> Mapping[str, str]:
    """A name in the parts that CSL knows; one of which only one part is given stands as it is."""
    parts = {
        part: text
        for part in ("literal", "family", "given", "suffix", "dropping-particle", "non-dropping-particle")
        if (text := one_line(named.get(part)))
    }
    literal = parts.get("literal") or ("" if "family" in parts else parts.get("given", ""))
    if literal or "family" not in parts:
        return {"literal": literal} if literal else {}
    if given := parts.get("given", ""):
        parts["given"] = initials_apart(given)
    return parts


def edition_text(edition: str, *, dutch: bool) -> str:
    """As in "2nd ed." or "2e druk"; the first edition is not mentioned (9.19), and words stay as they are."""
    if edition.casefold() in {"first", "eerste", "first edition", "eerste druk", "1e druk", "1st ed."}:
        return ""
    counted = re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th|e|de|ste)?", edition, re.IGNORECASE)
    if not counted:
        return edition
    number = int(counted[1])
    if number < 2:
        return ""
    ending = "th" if 11 <= number % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}e druk" if dutch else f"{number}{ending} ed."


def initials_apart(given: str) -> str:
    """Given names between which every initial can be told: "JP" is two, "Jean-" has no second."""
    words: Iterable[str] = given.replace("\u2010", "-").split()
    apart = (" ".join(word) if word.isupper() and word.isalpha() and len(word) <= 3 else word for word in words)
    return re.sub(r"-+(?=\s|$)|(?<!\S)-+|(?<=-)-+", "", " ".join(apart)).strip()
