"""Every address with an object in it, made out to things that really exist, so that tests can walk them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug.routing import Rule

from designteam.cycle.models import Link
from designteam.kit.web import Site
from tests.support.world import World

NOBODYS = 987_654
# The address of one kind only, with the kind; any other is walked with an insight.
ABOUT = {
    "cycle.new_iteration": "evaluation",
    "cycle.start_next_iteration": "evaluation",
    "cycle.endorse_hypothesis": "working_hypothesis",
}


@dataclass(frozen=True)
class Address:
    """One route made out to one thing. `needs` is what the route declares: "see artefact"."""

    endpoint: str
    method: str
    needs: str
    url: str

    @property
    def action(self) -> str:
        return self.needs.split()[0]

    def __str__(self) -> str:
        return f"{self.method} {self.url}"


def addresses_of(site: Site, world: World, work: Mapping[str, Any], *, method: str) -> Iterator[Address]:
    """Every address with a number in it, made out to the team of De Waterlelie and to what `world.chain()` made."""
    link = next(link for link in world.all(Link) if link.from_id == work["insight"].id)
    for rule in rules_about_things(site, method):
        artefact = work[ABOUT.get(rule.endpoint, "insight")]
        values = {
            "network_id": world.names.network_id,
            "team_id": world.waterlelie.id,
            "iteration_id": world.waterlelie.iteration_id,
            "artefact_id": artefact.id,
            "link_id": link.id,
        }
        yield _address(site, rule, method, values)


def unknown_addresses_of(site: Site, *, method: str) -> Iterator[Address]:
    """The same addresses, made out to what does not exist."""
    for rule in rules_about_things(site, method):
        yield _address(site, rule, method, dict.fromkeys(rule.arguments, NOBODYS))


def rules_about_things(site: Site, method: str) -> Iterator[Rule]:
    for rule in site.url_map.iter_rules():
        if method in (rule.methods or ()) and any(name.endswith("_id") for name in rule.arguments):
            yield rule


def _address(site: Site, rule: Rule, method: str, values: Mapping[str, Any]) -> Address:
    known = {"phase": "explore", "kind": "insight", "code": "question_written", **values}
    with site.test_request_context():
        url = site.url_for(rule.endpoint, _method=method, **{name: known[name] for name in rule.arguments})
    view: Any = site.view_functions[rule.endpoint]
    return Address(rule.endpoint, method, view.access, url)
