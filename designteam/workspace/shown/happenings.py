"""Lines of the journal as sentences: who did what, with the way to it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from flask import url_for
from flask_babel import gettext

from designteam.evidence.words import KINDS as HOLDINGS
from designteam.journal.queries import Happening
from designteam.kit.dates import machine, weekday
from designteam.kit.web import say
from designteam.kit.words import N_, NN_
from designteam.method.definition import KINDS, PHASES
from designteam.method.terms import Kind
from designteam.reveals.shown.names import name_of_check

ABOUT_ARTEFACTS = {
    "added": N_("wrote %(thing)s"),
    "revised": N_("changed %(thing)s"),
    "agreed": N_("recorded that %(thing)s is agreed"),
    "roughened": N_("shared %(thing)s as a rough version"),
    "dropped": N_("dropped %(thing)s"),
    "took_up": N_("took up %(thing)s again"),
    "shared": N_("chose who may read %(thing)s"),
    "endorsed": N_("agrees with %(thing)s"),
    "reserved": N_("has a reservation about %(thing)s"),
    "linked": N_("linked %(thing)s to what it rests on"),
    "unlinked": N_("loosened a link of %(thing)s"),
    "commented": N_("said something about %(thing)s"),
    "questioned": N_("asked a critical question about %(thing)s"),
    "replied": N_("answered in the conversation about %(thing)s"),
    "answered": N_("marked the answer to a question about %(thing)s"),
    "reopened": N_("opened a question about %(thing)s again"),
    "reworded": N_("reworded a comment about %(thing)s"),
    "withdrew": N_("withdrew a comment about %(thing)s"),
    "asked_around": N_("asked one question about the rough version of %(thing)s"),
    "heard": N_("told what came of the answers about %(thing)s"),
    "attached": N_("added a picture or document to %(thing)s"),
    "detached": N_("removed a picture or document from %(thing)s"),
    "consent_ended": N_("had added a picture of which the consent has ended, to %(thing)s"),
    "bookmarked": N_("added a link to a place elsewhere to %(thing)s"),
    "unbookmarked": N_("removed a link to a place elsewhere from %(thing)s"),
    "link_broke": N_("had added a link that does not work any more, to %(thing)s"),
    "link_works": N_("had added a link that works, to %(thing)s"),
    "counts": N_("began to count something in %(thing)s"),
    "stopped_counting": N_("stopped counting something in %(thing)s"),
    "chose_indicator": N_("agreed what to look at in %(thing)s"),
    "let_go_of_indicator": N_("no longer looks at something in %(thing)s"),
    "measured": N_("noted numbers of %(thing)s"),
    "took_away_number": N_("took away a number of %(thing)s"),
    "wove": N_("thought through a thread of %(thing)s"),
    "balanced": N_("looked whether %(thing)s is in balance"),
    "compared": N_("laid practice beside %(thing)s"),
    "kept_as_intended": N_("kept how %(thing)s was intended"),
    "predicted": N_("wrote down an expectation of %(thing)s"),
    "opened_predictions": N_("opened what everybody expected of %(thing)s"),
    "named_participants": N_("named who takes part in %(thing)s"),
    "found_clear": N_("finds %(thing)s clear"),
    "asked": N_("has a question about %(thing)s"),
    "explained": N_("answered a question about %(thing)s"),
    "cited": N_("let %(thing)s rest on something in the library"),
    "uncited": N_("loosened %(thing)s from something in the library"),
    "reconsidered": N_("looked again at %(thing)s"),
    "named_makers": N_("said who made %(thing)s"),
    "proposed_product": N_("asked to let %(thing)s go out"),
    "returned_product": N_("asked for something else before %(thing)s goes out"),
    "took_back_product": N_("took back the question to let %(thing)s go out"),
    "planned_product": N_("confirmed on which day %(thing)s goes out"),
    "published_product": N_("let %(thing)s go out to others"),
    "renewed_product": N_("put out a new edition of %(thing)s"),
    "withdrew_product": N_("withdrew %(thing)s from others"),
    "lent_link": N_("made a link to let somebody outside read %(thing)s"),
    "revoked_link": N_("revoked a link to read %(thing)s"),
    "used_product": N_("noted how %(thing)s goes at another school"),
    "mirrored_product": N_("said something to the makers of %(thing)s"),
    "took_back_mirror": N_("took back what was said to the makers of %(thing)s"),
    "asked_makers": N_("asked something about %(thing)s"),
    "answered_makers": N_("answered another school about %(thing)s"),
    "averted_product": N_("told what another school did not do, thanks to %(thing)s"),
    "adapted_product": N_("made %(thing)s from a product of another school"),
}
ABOUT_HOLDINGS = {
    "added_holding": N_("brought %(thing)s into the library"),
    "revised_holding": N_("changed %(thing)s in the library"),
    "shared_holding": N_("chose who may read %(thing)s in the library"),
    "removed_holding": N_("took %(thing)s out of the library"),
    "tied_holding": N_("tied %(thing)s to something else in the library"),
    "untied_holding": N_("loosened a tie of %(thing)s in the library"),
    "merged_holding": N_("made one of two of %(thing)s in the library"),
    "kept_apart": N_("said of %(thing)s that it is not the same as another in the library"),
    "signed_card": N_("stands behind %(thing)s in the library"),
    "pictured_card": N_("told what %(thing)s looks like in class"),
    "took_back_picture": N_("took back what %(thing)s looks like in class"),
    "demonstrated_option": N_("looked at %(thing)s in the library together"),
    "withdrew_demonstration": N_("took back what the team found of %(thing)s"),
    "captured": N_("noted an idea at %(thing)s"),
    "decided_capture": N_("decided what to do with an idea of %(thing)s"),
    "took_back_capture": N_("took back an idea of %(thing)s"),
    "checked_card": N_("looked whether %(thing)s still holds"),
    "checked_holding": N_("looked whether %(thing)s still holds"),
    "retracted_source": N_("noted that %(thing)s was retracted"),
    "restored_source": N_("noted that %(thing)s was not retracted after all"),
    "restored_holding": N_("let %(thing)s stand again"),
    "turned_holding": N_("took back something that %(thing)s says"),
}
ABOUT_FILES = {
    "brought_file": NN_("brought one source into the library from", "brought %(num)s sources into the library from"),
    "took_out_file": NN_(
        "took one source out of the library again, from", "took %(num)s sources out of the library again, from"
    ),
}
ABOUT_TEAMS = {
    "described": N_("changed the goal of the team"),
    "welcomed": N_("welcomed somebody to the team"),
    "said_goodbye": N_("noted that somebody left the team"),
    "invited": N_("invited somebody to the team"),
    "uninvited": N_("withdrew an invitation"),
    "joined": N_("joined the team"),
    "gave_on": N_("noted who goes on with work of somebody who leaves"),
    "took_back_handover": N_("took back who goes on with work of somebody who leaves"),
    "arranged": N_("changed what the team agreed on"),
    "agreed_hours": N_("noted the hours of this school year"),
    "carded": N_("filled in a role card"),
    "looked_for": N_("said for whom the team looks"),
    "stopped_looking": N_("said that the team no longer looks for somebody"),
    "began": N_("started an iteration"),
    "went_on": N_("went on to %(phase)s"),
    "went_back": N_("went back to %(phase)s"),
    "marked": N_("put a marker on the timeline"),
    "celebrated": N_("noted a success moment"),
}
ABOUT_MEETINGS = {
    "planned": N_("planned a meeting"),
    "planned_series": N_("planned a series of meetings"),
    "replanned": N_("changed a meeting"),
    "cancelled": N_("cancelled a meeting"),
    "replanned_series": N_("changed a series of meetings"),
    "cancelled_series": N_("cancelled a series of meetings"),
    "prolonged": N_("added meetings to a series"),
    "resumed": N_("let a meeting take place after all"),
    "held": N_("rounded off a meeting"),
    "sent_record": N_("sent the record of a meeting to the team"),
    "decided": N_("noted a decision"),
    "learned": N_("noted an insight"),
    "promised": N_("noted an action"),
    "took_back": N_("took back what was noted"),
    "finished": N_("finished an action"),
    "reopened": N_("took up an action again"),
    "handed_over": N_("gave an action to somebody else"),
    "moved": N_("moved an action to another day"),
}
ABOUT_STRUGGLES = {
    "told_struggle": N_("told other schools what the team struggles with"),
    "reworded_struggle": N_("changed what it told of a struggle"),
    "answered_struggle": N_("said something to a struggle of the team"),
    "helped_with_struggle": N_("said something to a struggle of another school"),
    "took_back_answer": N_("took back what was said to a struggle"),
    "closed_struggle": N_("noted what helped with a struggle"),
    "withdrew_struggle": N_("took back a struggle"),
}
ABOUT_SCHOOL_TEAM = {
    "opened_staff_page": N_("made a page for the staff room"),
    "renewed_staff_page": N_("gave the page for the staff room a new address"),
    "changed_staff_page": N_("chose what stands on the page for the staff room"),
    "revoked_staff_page": N_("closed the page for the staff room"),
    "asked_school_team": N_("asked the school team one question"),
    "closed_school_question": N_("closed the question to the school team"),
    "involved_school_team": N_("noted how the school team was involved"),
    "took_back_involvement": N_("took back a note about the school team"),
    "arranged_joining": N_("agreed with a colleague that they join a try-out"),
    "removed_joining": N_("removed somebody who wanted to join a try-out"),
}
ABOUT_ACTIONS = {
    "noted": N_("noted an action"),
    **{verb: ABOUT_MEETINGS[verb] for verb in ("finished", "reopened", "handed_over", "moved")},
}

ABOUT_EVENTS = {
    "wrote_event_card": N_("wrote what the team looks for and brings at a network meeting"),
    "seated": N_("gave the team a table at a network meeting"),
    "said_at_table": N_("said something to the team at a network meeting"),
}
ABOUT_IDEAS = {
    "took_idea": N_("took an idea along from a network meeting"),
    "decided_idea": N_("said what the team does with an idea from a network meeting"),
    "looked_back_at_idea": N_("said whether the team still uses an idea from a network meeting"),
}
ABOUT_CHECKS = {
    "opened_check": {"picture": N_("began a picture check"), "quadrant": N_("began a quadrant")},
    "revealed_check": {
        "picture": N_("opened the answers of a picture check"), "quadrant": N_("opened the answers of a quadrant"),
    },
    "called_off_check": {"picture": N_("called off a picture check"), "quadrant": N_("called off a quadrant")},
    "explained_check": {"quadrant": N_("wrote down why the dots of a quadrant differ")},
}  # fmt: skip


class Line(NamedTuple):
    on: str
    day: str
    who: str
    did: str
    what: str
    url: str


def lines_of(happenings: Iterable[Happening]) -> Sequence[Line]:
    return [_line(happening) for happening in happenings]


def _line(happening: Happening) -> Line:
    did, what, url = ABOUT.get(happening.subject, _about_team)(happening)
    who = str(happening.details.get("school") or happening.actor)  # who comes from elsewhere goes by their school
    return Line(machine(happening.at), weekday(happening.at), who, did, what, url)


def _about_artefact(happening: Happening) -> tuple[str, str, str]:
    kind = KINDS[happening.details["kind"]]
    thing = gettext(kind.called, number=happening.details["number"]) if kind.called else one(kind)
    url = url_for("cycle.artefact", artefact_id=happening.subject_id)
    return gettext(ABOUT_ARTEFACTS[happening.verb], thing=thing), str(happening.details["title"]), url


def one(kind: Kind) -> str:
    """With its article, which in English depends on the sound of the word."""
    label = say(kind.label)
    return gettext("an %(kind)s", kind=label) if kind.label[0] in "aeiou" else gettext("a %(kind)s", kind=label)


def _about_team(happening: Happening) -> tuple[str, str, str]:
    labels = {phase.code: say(phase.label) for phase in PHASES}
    phase = labels.get(happening.details.get("phase", ""), "")
    return gettext(ABOUT_TEAMS[happening.verb], phase=phase), "", ""


def _about_holding(happening: Happening) -> tuple[str, str, str]:
    thing = say(HOLDINGS[happening.details["kind"]].with_article)
    url = url_for("library.holding", holding_id=happening.subject_id)
    return gettext(ABOUT_HOLDINGS[happening.verb], thing=thing), str(happening.details["title"]), url


def _about_file(happening: Happening) -> tuple[str, str, str]:
    """The way leads to the sources of the team: the file itself is forgotten after a while."""
    url = url_for("library.evidence", kind="source", team=happening.details["team"])
    did = say(ABOUT_FILES[happening.verb], happening.details["many"])
    return did, str(happening.details["file"]), url


def _about_meeting(happening: Happening) -> tuple[str, str, str]:
    url = url_for("meetings.meeting", meeting_id=happening.subject_id)
    return gettext(ABOUT_MEETINGS[happening.verb]), str(happening.details["title"]), url


def _about_action(happening: Happening) -> tuple[str, str, str]:
    url = url_for("meetings.action", action_id=happening.subject_id)
    return gettext(ABOUT_ACTIONS[happening.verb]), str(happening.details["title"]), url


def _about_event(happening: Happening) -> tuple[str, str, str]:
    url = url_for("events.event", event_id=happening.subject_id)
    return gettext(ABOUT_EVENTS[happening.verb]), str(happening.details["title"]), url


def _about_idea(happening: Happening) -> tuple[str, str, str]:
    url = url_for("events.idea", idea_id=happening.subject_id)
    return gettext(ABOUT_IDEAS[happening.verb]), str(happening.details["title"]), url


def _about_struggle(happening: Happening) -> tuple[str, str, str]:
    url = url_for("struggles.struggle", struggle_id=happening.subject_id)
    return gettext(ABOUT_STRUGGLES[happening.verb]), str(happening.details["title"]), url


def _about_school_team(happening: Happening) -> tuple[str, str, str]:
    url = url_for("schoolteam.school_team", team_id=happening.subject_id)
    return gettext(ABOUT_SCHOOL_TEAM[happening.verb]), "", url


def _about_check(happening: Happening) -> tuple[str, str, str]:
    did = ABOUT_CHECKS[happening.verb][happening.details["kind"]]
    url = url_for("reveals.check", check_id=happening.subject_id)
    return gettext(did), name_of_check(happening.details["kind"]), url


ABOUT = {
    "artefact": _about_artefact,
    "holding": _about_holding,
    "reference_file": _about_file,
    "meeting": _about_meeting,
    "action": _about_action,
    "sharing_event": _about_event,
    "taken_idea": _about_idea,
    "struggle": _about_struggle,
    "school_team": _about_school_team,
    "check": _about_check,
}
