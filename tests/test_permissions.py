"""Who may do what: the rules as a table, and the same rules as people meet them at every address."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from designteam.cycle.models import Consent, Evaluation, Insight, Iteration, Link, Manner, Version
from designteam.guidance.models import Readers
from designteam.kit import clock
from designteam.kit.policy import NotFound, Policy, Viewer
from designteam.kit.web import Site
from designteam.network.models import Audience
from designteam.people import commands
from designteam.people.models import Person
from designteam.teams.models import DesignTeam
from designteam.teams.queries import Stranger, viewer_with
from tests.support.access import (
    Address,
    addresses_of,
    asked_makers,
    asked_paper,
    attached_picture,
    followed_product,
    kept_search,
    named_maker,
    noted_by_guide,
    noted_demonstration,
    noted_idea,
    opened_check,
    planned_event,
    read_file,
    ready_dossier,
    taken_idea,
    tied_together,
    told_picture,
    turned_citation,
    unknown_addresses_of,
)
from tests.support.client import Client
from tests.support.walking import walk
from tests.support.world import CAST, COMING_AND_GOING, Who, World, yield_of

PDFS = {"reports.ask_for_pdf", "reports.ask_for_year", "reports.ask_for_introduction"}
SignedIn = Callable[[Who], Client]

INSIDE = ("teacher", "school_leader", "researcher", "guide", "reader")
DESIGNERS = ("teacher", "school_leader", "researcher", "guide")
# What everybody of a team may do, also who only reads along: talk, and look after what they hear.
TALKING = {"catch_up", "comment", "follow", "reply", "reword", "withdraw", "keep", "decline", "stop"}
TALK = (
    "comment", "mention", "following", "visit", "journal_entry", "saved_search", "maker", "mirror_feedback", "interest",
)  # fmt: skip
# What can be found back follows the journal.
INDEX = ("findable", "word_part", "reading")
LEADERS = ("school_leader", "guide")
OUTSIDE = tuple(key for key in CAST if key not in INSIDE)


# The rules as a table


def test_the_table_of_who_may_do_what(app: Site, world: World, root: Path, snapshot: SnapshotAssertion) -> None:
    things = _a_thing_of_every_policy(app, world)
    lines: list[str] = []

    for policy in _policies(root):
        lines += ["", f"{policy.name}", *(f"  {action}: {rule}" for action, rule in policy.rules.items())]
        for state, thing in things[policy.name].items():
            lines += ["", f"  {policy.name}, {state}", *_rows(world, policy, thing)]

    assert "\n".join(lines) == snapshot


def test_how_far_something_is_shared_does_not_hang_on_its_state(world: World) -> None:
    """What is dropped or agreed is seen by the same people as a draft."""
    policy = _policy_named("designteam.cycle.policy", "artefacts")
    draft, dropped, agreed = world.insight(), world.insight(), world.insight()
    world.drop(dropped)
    world.agree(agreed)

    tables = ["\n".join(_rows(world, policy, thing.id)) for thing in (draft, dropped, agreed)]

    assert tables[0] == tables[1] == tables[2]


def _a_thing_of_every_policy(site: Site, world: World) -> Mapping[str, Mapping[str, int]]:
    """For every policy a thing of the team of De Waterlelie in each state that matters, by its id."""
    in_network, public = world.insight(audience=Audience.NETWORK), world.insight(audience=Audience.PUBLIC)
    shared = {f"shared with: {circle}": world.insight(audience=circle).id for circle in Audience}
    action = world.meeting_with_an_action(owner=world.reader)
    term = world.term()
    return {
        "team": {"the team of De Waterlelie": world.waterlelie.id},
        "iteration": {"of De Waterlelie": world.waterlelie.iteration_id},
        "network": {"of De Waterlelie": world.names.network_id},
        "event": {
            f"for: {circle}, the teacher comes": planned_event(world, who=world.teacher, audience=circle).id
            for circle in (Audience.NETWORK, Audience.OUTER, Audience.PUBLIC)
        },
        "idea": {"that De Waterlelie took along": taken_idea(world, planned_event(world, who=world.teacher)).id},
        "paper": {
            "asked for by the teacher": asked_paper(
                site, world, planned_event(world, who=world.teacher), world.teacher
            ).id
        },
        "artefact": shared,
        "citation": {"from something of De Waterlelie": turned_citation(world, world.insight()).id},
        "holding": {
            "a card of the team": world.card().id,
            "a card shared with the network": world.card(audience=Audience.NETWORK).id,
            "an ict option that is public": world.hold("ict_option", audience=Audience.PUBLIC).id,
        },
        **_things_of_the_library(world),
        **_products(world),
        "comment": {
            "said by the researcher": world.comment(world.insight(), by=world.researcher).id,
            "a critical question of who reads along": world.comment(
                world.insight(), by=world.reader, manner=Manner.CRITICAL
            ).id,
            "asked of the network": world.ask_around(world.insight(), Audience.NETWORK).id,
            "asked of the school team": world.ask_around(world.insight(audience=Audience.PUBLIC), Audience.SCHOOL).id,
        },
        "attachment": {
            "of what is shared with the network": attached_picture(site, world, in_network).id,
            "with people on it, of what is public": attached_picture(site, world, public, consent=Consent.AGREED).id,
        },
        "dossier": {"asked for by the teacher": ready_dossier(site, world, world.teacher).id},
        "check": {"of De Waterlelie": opened_check(world).id},
        "meeting": {"of De Waterlelie": yield_of(action).item.meeting_id},
        "action": {"of who reads along": action.id},
        "vocabulary": {"of the library": term.vocabulary_id},
        "term": {"of the library": term.id},
        "school": {"De Waterlelie, which receives visits": world.hosting().school_id},
        "visit_request": {"of the teacher of Het Kompas, to De Waterlelie": world.visit_request().id},
        "struggle": {
            "of De Waterlelie, shared with the network": world.struggle().id,
            "of De Waterlelie, shared with the outer circle": world.struggle(audience=Audience.OUTER).id,
        },
        "note": {
            f"of the guide, shared with: {read_by}": noted_by_guide(world, read_by=read_by).id for read_by in Readers
        },
        "saved_search": {"of the teacher": kept_search(world, world.teacher).id},
    }


def _things_of_the_library(world: World) -> Mapping[str, Mapping[str, int]]:
    """What belongs to something in the library, each with what is shared with the network."""
    card = world.card(audience=Audience.NETWORK)
    option = world.hold("ict_option", audience=Audience.PUBLIC)
    return {
        "picture": {"told by the teacher, with a card of the network": told_picture(world, card).id},
        "capture": {"noted by the teacher": noted_idea(world, world.hold("inspiration")).id},
        "reference_file": {"brought by the teacher": read_file(world).id},
        "demonstration": {"noted by the teacher, of a public option": noted_demonstration(world, option).id},
        "tie": {"from a card of the network": tied_together(world, card, world.source()).id},
    }


def _products(world: World) -> Mapping[str, Mapping[str, int]]:
    """A product out for every circle, one that is only proposed, and one that was withdrawn."""
    withdrawn = world.publish(audience=Audience.PUBLIC)
    world.withdraw(withdrawn)
    proposed = world.propose(world.product())
    return {
        "publication": {
            "only proposed": proposed.publication_id,
            **{f"out for: {circle}": world.publish(audience=circle).id for circle in list(Audience)[1:]},
            "was public, and withdrawn": withdrawn.id,
        },
        "edition": {"proposed": proposed.id},
        "makers_question": {
            "about a product of De Waterlelie, out for: network": asked_makers(
                world, world.publish(audience=Audience.NETWORK)
            ).id
        },
        "reading_link": {"of De Waterlelie": world.lend(world.product()).id},
        "interest": {"of the teacher": followed_product(world, world.teacher).id},
        "maker": {"the teacher": named_maker(world, world.product(), world.teacher).id},
    }


def _policies(root: Path) -> list[Policy[Any]]:
    """Every policy of the product, found in the files where policies stand."""
    modules = sorted(path.parent.name for path in (root / "designteam").glob("*/policy.py"))
    found = [
        thing
        for slice_ in modules
        for thing in vars(import_module(f"designteam.{slice_}.policy")).values()
        if isinstance(thing, Policy)
    ]
    return sorted({policy.name: policy for policy in found}.values(), key=lambda policy: policy.name)


def _policy_named(module: str, name: str) -> Policy[Any]:
    found: Policy[Any] = getattr(import_module(module), name)
    return found


def _rows(world: World, policy: Policy[Any], thing_id: int) -> list[str]:
    actions = list(policy.rules)
    heading = f"  {'':<46}" + " ".join(actions)
    viewers: list[tuple[str, Viewer]] = [("somebody who is not signed in", Stranger())]
    viewers += [(CAST[who.key], _viewer(world, who)) for who in world.everybody]
    rows = [heading]
    for name, viewer in viewers:
        granted = _granted(world, policy, viewer, thing_id)
        marks = " ".join(("yes" if action in granted else "-").ljust(len(action)) for action in actions)
        rows.append(f"  {name:<46}{marks}".rstrip())
    return rows


def _viewer(world: World, who: Who) -> Viewer:
    with world.database.writing() as session:
        token = commands.sign_in(session.get_one(Person, who.id), at=clock.now())
    with world.database.reading():
        viewer = viewer_with(token, at=clock.now(), today=clock.today())
    assert viewer is not None
    return viewer


def _granted(world: World, policy: Policy[Any], viewer: Viewer, thing_id: int) -> frozenset[str]:
    with world.database.reading():
        try:
            return policy.grant(viewer, thing_id).actions
        except NotFound:
            return frozenset()


# The same at every address


@pytest.mark.parametrize("key", OUTSIDE)
def test_somebody_of_outside_finds_nothing_of_a_team(app: Site, world: World, signed_in: SignedIn, key: str) -> None:
    work = world.chain()
    outsider = signed_in(getattr(world, key))
    reading, writing = (
        [at for at in addresses_of(app, world, work, method=method) if not _is_out_for(key, at)]
        for method in ("GET", "POST")
    )
    before = world.kept()

    answers = {str(at): outsider.get(at.url) for at in reading}
    refusals = {str(at): outsider.send(at.url) for at in writing}
    nowhere = [at for at in unknown_addresses_of(app, method="GET") if not _is_out_for(key, at)]
    unknown = {outsider.get(at.url).text for at in nowhere}

    assert _with_status(answers | refusals, other_than=404) == {}
    assert {_without_address(answer.text) for answer in answers.values()} == {
        _without_address(text) for text in unknown
    }
    assert world.kept() == before


def _is_out_for(key: str, address: Address) -> bool:
    """Whether it is about the product that is out for the school."""
    return key == "colleague" and address.needs.endswith((" publication", " makers_question"))


def test_a_stranger_is_asked_to_sign_in(app: Site, world: World, client: Client) -> None:
    """Also where nothing is: to a stranger, what exists and what does not look the same."""
    work = world.chain()
    reading = [*addresses_of(app, world, work, method="GET"), *unknown_addresses_of(app, method="GET")]
    writing = [*addresses_of(app, world, work, method="POST"), *unknown_addresses_of(app, method="POST")]
    before = world.kept()

    asked = {str(at): client.get(at.url) for at in reading}
    refused = {str(at): client.send(at.url, {"text": "wat ik net typte"}) for at in writing}

    assert _with_status(asked, other_than=302) == {}
    assert {
        name: answer.location for name, answer in asked.items() if not answer.location.startswith("/sign-in?next=")
    } == {}
    assert _with_status(refused, other_than=401) == {}
    assert all("wat ik net typte" in answer.text for answer in refused.values())
    assert world.kept() == before


def test_who_reads_along_reads_everything_and_changes_nothing_but_what_they_said(
    app: Site, world: World, signed_in: SignedIn
) -> None:
    work = world.chain()
    reader = signed_in(world.reader)
    reading = list(addresses_of(app, world, work, method="GET", asker=world.reader))
    writing = list(addresses_of(app, world, work, method="POST", asker=world.reader))
    before = world.kept(apart_from=(*COMING_AND_GOING, *TALK, *INDEX, "dossier"))

    read = {at: reader.get(at.url) for at in reading}
    sent = {at: reader.send(at.url) for at in writing if at.endpoint not in PDFS}  # a PDF takes long

    assert _unexpected(read, refuses=lambda at: at.action not in {"see", "work_in_its_team", "meet", *TALKING}) == {}
    assert _unexpected(sent, refuses=lambda at: at.action not in {"see", *TALKING}) == {}
    assert world.kept(apart_from=(*COMING_AND_GOING, *TALK, *INDEX, "dossier")) == before


@pytest.mark.parametrize("key", DESIGNERS)
def test_who_designs_may_open_everything_of_the_team(app: Site, world: World, signed_in: SignedIn, key: str) -> None:
    work = world.chain()
    who = getattr(world, key)
    designer = signed_in(who)

    read = {at: designer.get(at.url) for at in addresses_of(app, world, work, method="GET", asker=who)}

    assert _unexpected(read, refuses=lambda at: _is_for_others(at.action, key)) == {}


# What only some of the designers of a team may do. What went out is used and changed by other teams: the guide has one.
FOR_SOME = {
    "lead": LEADERS,
    "curate": ("researcher",),
    "confirm": ("school_leader",),
    "recall": ("school_leader",),
    "take_along": ("guide",),
    "guide": ("guide",),
    "adapt": ("guide",),
}


def _is_for_others(action: str, key: str) -> bool:
    return key not in FOR_SOME.get(action, DESIGNERS)


def test_a_dossier_is_only_for_who_asked_for_it_and_only_while_in_the_team(
    app: Site, world: World, signed_in: SignedIn
) -> None:
    asked = ready_dossier(app, world, world.researcher)
    researcher, teacher = signed_in(world.researcher), signed_in(world.teacher)
    file = f"/dossiers/{asked.id}/file"
    assert researcher.get(file).data.startswith(b"%PDF")

    world.leave(world.researcher)

    assert (researcher.get(file).status_code, teacher.get(file).status_code) == (404, 404)


def _with_status(answers: Mapping[str, Any], *, other_than: int) -> dict[str, int]:
    return {name: answer.status_code for name, answer in answers.items() if answer.status_code != other_than}


def _unexpected(answers: Mapping[Address, Any], *, refuses: Callable[[Address], bool]) -> dict[str, int]:
    """The answers that refuse what should be allowed, or allow what should be refused."""
    return {
        str(at): answer.status_code
        for at, answer in answers.items()
        if (answer.status_code == 403) != refuses(at)
        or (answer.status_code >= 400 and answer.status_code not in {403, 422})
    }


def _without_address(text: str) -> str:
    """A page without what tells from where it was asked, and without its token."""
    text = re.sub(r'name="next"[^>]*value="[^"]*"|value="[^"]*"[^>]*name="next"', "", text)
    return re.sub(r"I[jm][\w-]{40,}\.[\w-]+\.[\w-]+", "token", text)


# What is not shared is not in a list, a count or a link either


@pytest.mark.parametrize("key", ["nobody", *CAST])
def test_everybody_comes_across_the_words_that_are_for_them_and_no_others(
    world: World, new_client: Callable[[], Client], key: str
) -> None:
    canaries = _canaries(world)
    client = new_client() if key == "nobody" else new_client().sign_in(getattr(world, key))

    pages = walk(client)

    read = {name for name in canaries if any(canaries[name] in text for text in pages.values())}
    assert read == _meant_for(key)


def _canaries(world: World) -> Mapping[str, str]:
    """A word of its own in everything that is shared with one circle, and in the other team."""
    words = {f"shared by De Waterlelie with {circle.value}": f"kanarie-{circle.value}" for circle in Audience}
    for circle in Audience:
        for kind in ("practice_question", "design", "outcome"):
            main = {"practice_question": "text", "design": "summary", "outcome": "statement"}[kind]
            title = f"kanarie-{circle.value}"
            fields: dict[str, Any] = {"title": title, main: title}
            world.add(kind, audience=circle, **fields)
    world.question(text="kanarie-nog-niet-gedeeld", title="kanarie-nog-niet-gedeeld")
    world.question(team=world.kompas, text="kanarie-kompas", title="kanarie-kompas")
    return words | {"team of De Waterlelie": "kanarie-nog-niet-gedeeld", "team of Het Kompas": "kanarie-kompas"}


def _meant_for(key: str) -> set[str]:
    """Written down a second time, apart from the rules, so that a mistake there is seen here."""
    circles = {
        **dict.fromkeys(INSIDE, ("team", "school", "network", "outer", "public")),
        "colleague": ("school", "network", "outer", "public"),
        "kompas_teacher": ("network", "outer", "public"),
        "coordinator": ("network", "outer", "public"),
        "visitor": ("outer", "public"),
    }
    meant = {f"shared by De Waterlelie with {circle}" for circle in circles.get(key, ("public",))}
    meant |= {"team of De Waterlelie"} if key in INSIDE else set()
    return meant | ({"team of Het Kompas"} if key in {"kompas_teacher", "guide"} else set())


# What changes takes effect at the very next request


def test_who_left_the_team_reads_nothing_more_of_it(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    teacher = signed_in(world.teacher)
    page, form = f"/artefacts/{insight.id}", teacher.form_at(f"/artefacts/{insight.id}/edit")
    assert teacher.get(page).status_code == 200

    world.leave(world.teacher)

    assert teacher.get(page).status_code == 404
    assert teacher.post(form.action, data=form.with_({"text": "toch nog even"})).status_code == 404
    assert world.again(insight).version == 1


def test_what_is_shared_less_far_is_gone_for_others_at_once(world: World, signed_in: SignedIn) -> None:
    insight = world.insight(audience=Audience.NETWORK)
    other = signed_in(world.kompas_teacher)
    assert other.get(f"/artefacts/{insight.id}").status_code == 200

    world.share(insight, Audience.SCHOOL)

    assert other.get(f"/artefacts/{insight.id}").status_code == 404


# What a form carries is not believed


def test_extra_fields_in_a_form_change_nothing(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    teacher = signed_in(world.teacher)
    form = teacher.form_at(f"/artefacts/{insight.id}/edit")
    extra = {
        "id": 4711, "team_id": world.kompas.id, "kind": "design", "number": 99, "audience": "public",
        "status": "agreed", "version": 40, "changed_at": "2001-01-01", "submission": "x", "author_id": world.guide.id,
        "by_id": world.guide.id, "iteration_id": world.kompas.iteration_id, "standings": "1",
    }  # fmt: skip

    answer = teacher.post(form.action, data={**form.with_({"text": "Aangescherpt."}), **extra})

    after = world.again(insight)
    assert answer.status_code == 303
    assert (after.team_id, after.kind, after.number, after.version) == (world.waterlelie.id, "insight", 1, 2)
    assert (after.audience, after.status) == (insight.audience, insight.status)
    assert world.all(Version, artefact_id=insight.id)[-1].author_id == world.teacher.id


def test_nobody_makes_themselves_administrator(world: World, signed_in: SignedIn) -> None:
    reader = signed_in(world.reader)

    reader.send(
        "/account", {"name": "Nieuwe naam", "language": "nl", "is_administrator": "y", "email": "x@y.nl", "id": 1}
    )

    (person,) = world.all(Person, id=world.reader.id)
    assert (person.name, person.email, person.is_administrator) == ("Nieuwe naam", world.reader.email, False)


def test_an_artefact_rests_on_nothing_of_another_team(world: World, signed_in: SignedIn) -> None:
    foreign = world.exploration(team=world.kompas, audience=Audience.PUBLIC)
    teacher = signed_in(world.teacher)
    url = f"/iterations/{world.waterlelie.iteration_id}/insight"

    answer = teacher.send(url, {"lane": "practice", "text": "Dit rust op iets van een ander.", "rests_on": foreign.id})

    assert answer.status_code == 422
    assert world.all(Insight) == []


def test_an_artefact_is_linked_to_nothing_of_another_team(world: World, signed_in: SignedIn) -> None:
    foreign = world.exploration(team=world.kompas, audience=Audience.PUBLIC)
    insight = world.insight()
    teacher = signed_in(world.teacher)

    answers = [
        teacher.send(f"/artefacts/{insight.id}/links", {"other": id_}) for id_ in (foreign.id, 987654, "", "-1", "x")
    ]

    assert {answer.status_code for answer in answers} <= {404, 422}
    assert world.all(Link) == []


def test_a_link_of_another_team_cannot_be_loosened(world: World, signed_in: SignedIn) -> None:
    looked = world.exploration(team=world.kompas)
    world.insight(team=world.kompas, rests_on=[looked])
    (link,) = world.all(Link)
    own = world.insight()

    answer = signed_in(world.teacher).send(f"/artefacts/{own.id}/links/{link.id}/removal")

    assert answer.status_code == 404
    assert len(world.all(Link)) == 1


def test_nothing_of_another_team_comes_along_to_the_next_iteration(world: World, signed_in: SignedIn) -> None:
    foreign = world.question(team=world.kompas)
    evaluation = world.evaluation()

    answer = signed_in(world.teacher).send(
        f"/artefacts/{evaluation.id}/next-iteration",
        {"name": "Tweede ronde", "reason": "We willen verder.", "carries_over": [foreign.id]},
    )

    assert answer.status_code == 422
    assert len(world.all(Iteration, team_id=world.waterlelie.id)) == 1


def test_a_verdict_is_given_only_on_what_was_looked_at(world: World, signed_in: SignedIn) -> None:
    theirs = world.chain(team=world.kompas)
    pair = f"verdict_{theirs['experiment'].id}_{theirs['design_requirement'].id}"
    url = f"/iterations/{world.waterlelie.iteration_id}/evaluation"

    answer = signed_in(world.teacher).send(url, {"learned": "Veel.", pair: "met", f"{pair}_note": "Gezien."})

    evaluations = world.all(Evaluation, team_id=world.waterlelie.id)
    assert answer.status_code == 303
    assert [evaluation.verdicts for evaluation in evaluations] == [[]]


def test_the_administrator_runs_the_installation_but_reads_no_team(world: World, signed_in: SignedIn) -> None:
    administrator = signed_in(world.administrator)

    answers = {team.key: administrator.get(f"/teams/{team.id}") for team in (world.waterlelie, world.kompas)}

    assert _with_status(answers, other_than=404) == {}
    assert len(world.all(DesignTeam)) == 2
