"""Lets others harvest the public products: an OAI-PMH 2.0 repository over anything that can list records.

A harvest goes by a number of each record that never changes, not by the moment of its last change: a record that
changes while somebody harvests keeps its place, so it is given exactly once, as it is at that moment. Whoever comes
back with the moment at which the last harvest began gets what changed since. A resumption token holds all there is to
know about where a harvest is; nothing is kept for it here.
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Protocol

from oaipmh import common, error
from oaipmh.metadata import MetadataRegistry
from oaipmh.server import ServerBase, decodeResumptionToken, encodeResumptionToken

from designteam.products.formats import LearningObject, dublin_core, lom
from designteam.products.formats.letters import fit

MOST_IN_A_PAGE: Final = 100
LARGEST_NUMBER: Final = 2**31 - 1
LAST_YEAR: Final = 9999
UNFIT: Final = "\ufffd"
A_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?", re.ASCII)
A_SET: Final = re.compile(r"[A-Za-z0-9\-_.!~*'()]{1,100}(:[A-Za-z0-9\-_.!~*'()]{1,100})*", re.ASCII)
# Before any product could have been published: the moment that an empty repository names.
BEFORE_ALL: Final = datetime(2026, 1, 1, tzinfo=UTC)

FORMATS: Final[Mapping[str, tuple[str, str, Any]]] = {
    "oai_dc": (dublin_core.SCHEMA, dublin_core.NAMESPACE, dublin_core.oai_dc_element),
    "nl_lom": (lom.SCHEMA, lom.NAMESPACE, lom.nl_lom_element),
}


@dataclass(frozen=True)
class Record:
    """What can be harvested. A product that was withdrawn has no description any more, and stays known for ever.

    `number` never changes and no other record has it. `changed_at`, in UTC, is later after every change that a
    harvester must see, also when a product becomes public or is withdrawn.
    """

    number: int
    identifier: str
    changed_at: datetime
    sets: Sequence[str] = ()
    product: LearningObject | None = None


@dataclass(frozen=True)
class Repository:
    """Who we are to a harvester."""

    name: str
    url: str
    email: str


@dataclass(frozen=True)
class Chosen:
    """Which records a harvester asks for: changed since a moment, before another, and in a set."""

    since: datetime | None = None
    before: datetime | None = None
    in_set: str | None = None


class Records(Protocol):
    """Where the records come from. Only what everybody may see, or what everybody could see and was withdrawn."""

    def earliest(self) -> datetime | None:
        """When the first change was that is still to be seen; nothing when there are no records."""

    def sets(self) -> Sequence[tuple[str, str]]:
        """The sets that can be asked for, each by its code and its name."""

    def page(self, chosen: Chosen, *, after: int, most: int) -> Sequence[Record]:
        """The first so many of the chosen records with a higher number than `after`, by their number."""

    def one(self, identifier: str) -> Record | None:
        """The record by this name, withdrawn or not."""


def answer(asked: Mapping[str, Sequence[str]], *, repository: Repository, records: Records) -> bytes:
    """The answer to a request, an error in the words of the protocol included.

    `asked` holds every argument with all the values it was given.
    """
    written: bytes = _Server(_Harvested(repository, records), _registry()).handleRequest(_single(asked))
    return written


def _single(asked: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Every argument once. A repeated verb is none at all, any other that is repeated is an unknown argument."""
    single = {fit(name, UNFIT): fit(values[0], UNFIT) for name, values in asked.items() if len(values) == 1}
    repeated = {f"{fit(name, UNFIT)}, repeated": "" for name, values in asked.items() if len(values) > 1}
    return single | {name: value for name, value in repeated.items() if name != "verb, repeated"}


class _Server(ServerBase):
    """Writes the answers. Stricter than the library where the protocol is."""

    def handleRequest(self, request_kw: dict[str, str]) -> Any:  # noqa: N802  a name of the library
        try:
            for name in {"from", "until"} & request_kw.keys():
                if not A_MOMENT.fullmatch(request_kw[name]):
                    raise error.BadArgumentError(f"The value of {name} is no date or moment in UTC.")
            if not A_SET.fullmatch(request_kw.get("set", "any")):
                raise error.BadArgumentError("The value of set is no setSpec.")
        except error.BadArgumentError:
            return self.handleException(request_kw, sys.exc_info())
        return super().handleRequest(request_kw)

    def handleVerb(self, verb: str, kw: dict[str, Any]) -> Any:  # noqa: N802
        if verb == "GetMetadata":  # an invention of the library
            raise error.BadVerbError(f"Illegal verb: {verb}")
        if {"from_", "until"} <= kw.keys() and kw["from_"] > kw["until"]:
            raise error.BadArgumentError("from lies after until.")
        return super().handleVerb(verb, kw)


class _Harvested:
    """The verbs, by the names under which the library asks for them. It speaks of moments without a time zone."""

    def __init__(self, repository: Repository, records: Records) -> None:
        self.repository = repository
        self.records = records

    def identify(self) -> common.Identify:
        return _Identity(self.repository, self.records)

    def listMetadataFormats(self, identifier: str | None = None) -> list[tuple[str, str, str]]:  # noqa: N802
        if identifier is not None:
            self._known(identifier)
        return [(prefix, schema, namespace) for prefix, (schema, namespace, _write) in FORMATS.items()]

    def listSets(self, resumptionToken: str | None = None) -> tuple[list[Any], None]:  # noqa: N802, N803
        if resumptionToken is not None:
            raise error.BadResumptionTokenError("The list of sets is never cut short.")
        sets = self.records.sets()
        if not sets:
            raise error.NoSetHierarchyError("There are no sets yet.")
        return [(code, fit(name), None) for code, name in sets], None

    def getRecord(self, metadataPrefix: str, identifier: str) -> Any:  # noqa: N802, N803
        record = self._known(identifier)
        _checked(metadataPrefix)
        return _as_the_library_has_it(record)

    def listIdentifiers(self, **asked: Any) -> Any:  # noqa: N802
        found, token = self._page(asked)
        return [header for header, _description, _about in found], token

    def listRecords(self, **asked: Any) -> Any:  # noqa: N802
        return self._page(asked)

    def _page(self, asked: Mapping[str, Any]) -> tuple[list[Any], str | None]:
        """A page of records, and the token for the next: empty after the last of several (OAI-PMH 3.5)."""
        is_first = "resumptionToken" not in asked
        about, after = (dict(asked), 0) if is_first else _resumed(asked["resumptionToken"])
        _checked(about["metadataPrefix"])
        found = self.records.page(_chosen(about), after=after, most=MOST_IN_A_PAGE + 1)
        page = found[:MOST_IN_A_PAGE]
        token = None if is_first else ""
        if len(found) > len(page):
            token = encodeResumptionToken(about, page[-1].number)
        return [_as_the_library_has_it(record) for record in page], token

    def _known(self, identifier: str) -> Record:
        record = self.records.one(identifier)
        if record is None:
            raise error.IdDoesNotExistError("There is no such record.")
        return record


class _Identity(common.Identify):
    """Who we are. Every answer asks for the address; only Identify asks how far back the records go."""

    def __init__(self, repository: Repository, records: Records) -> None:
        super().__init__(
            repositoryName=fit(repository.name),
            baseURL=repository.url,
            protocolVersion="2.0",
            adminEmails=[repository.email],
            earliestDatestamp=None,
            deletedRecord="persistent",
            granularity="YYYY-MM-DDThh:mm:ssZ",
            compression=["identity"],
            toolkit_description=False,
        )
        self.records = records

    def earliestDatestamp(self) -> datetime:  # noqa: N802
        return _without_zone(self.records.earliest() or BEFORE_ALL)


def _resumed(token: str) -> tuple[dict[str, Any], int]:
    """What a token says, if it can be one of ours."""
    try:
        about, after = decodeResumptionToken(token)
    except (error.ErrorBase, error.DatestampError, ValueError) as wrong:
        raise error.BadResumptionTokenError("This is no resumption token of ours.") from wrong
    is_ours = (
        {"metadataPrefix"} <= about.keys() <= {"metadataPrefix", "set", "from_", "until"}
        and about["metadataPrefix"] in FORMATS
        and A_SET.fullmatch(about.get("set", "any"))
        and 0 < after <= LARGEST_NUMBER
    )
    if not is_ours:
        raise error.BadResumptionTokenError("This is no resumption token of ours.")
    return about, after


def _chosen(about: Mapping[str, Any]) -> Chosen:
    """`until` includes the whole second that it names, as records are dated by the second."""
    since, until = about.get("from_"), about.get("until")
    is_bounded = until is not None and until.year < LAST_YEAR
    return Chosen(
        since=since.replace(tzinfo=UTC) if since is not None else None,
        before=until.replace(tzinfo=UTC) + timedelta(seconds=1) if until is not None and is_bounded else None,
        in_set=about.get("set"),
    )


def _checked(prefix: str) -> None:
    if prefix not in FORMATS:
        raise error.CannotDisseminateFormatError(f"There are records as {' and '.join(FORMATS)}.")


def _as_the_library_has_it(record: Record) -> tuple[common.Header, common.Metadata, None]:
    at, is_gone = _without_zone(record.changed_at), record.product is None
    header = common.Header(None, record.identifier, at, list(record.sets), is_gone)
    return header, common.Metadata(None, {"product": record.product}), None


def _without_zone(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(tzinfo=None)


def _registry() -> MetadataRegistry:
    registry = MetadataRegistry()
    for prefix, (_schema, _namespace, write) in FORMATS.items():
        registry.registerWriter(prefix, lambda into, said, write=write: into.append(write(said["product"])))
    return registry


def set_of_area(area: str) -> str:
    """The code of the set with the products of a learning area."""
    return f"area-{area}"


def set_of_network(network_id: int) -> str:
    return f"network-{network_id}"


def what_set(code: str) -> tuple[str, str]:
    """What a code of a set is about: ("area", "rekenen"), ("network", "3"), or nothing that we have."""
    about, _, which = code.partition("-")
    return (about, which) if about in {"area", "network"} and which else ("", "")


def each_set(areas: Mapping[str, str], networks: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    """All sets, each by its code and its name: one per learning area and one per network."""
    yield from ((set_of_area(code), name) for code, name in areas.items())
    yield from ((set_of_network(number), name) for number, name in networks.items())
