"""The surface of the application in one text: every address, and who may come there."""

from syrupy.assertion import SnapshotAssertion

from designteam.cli import surface
from designteam.kit.web import READING, Site


def test_every_address_with_who_may_come_there(site: Site, snapshot: SnapshotAssertion) -> None:
    assert "\n".join(surface(site)) == snapshot


def test_every_route_declares_who_may_come_there(site: Site) -> None:
    undeclared = [line for line in surface(site) if line.endswith("?")]

    assert undeclared == []


def test_what_changes_something_is_never_reached_by_reading(site: Site) -> None:
    both = [
        rule.rule
        for rule in site.url_map.iter_rules()
        if rule.methods and rule.methods - READING & rule.methods and "GET" in rule.methods
    ]

    assert both == []
