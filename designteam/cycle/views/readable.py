"""What an artefact says, as labels and sentences, whether it is typed just now or kept in a version."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from flask_babel import gettext, ngettext

from designteam.cycle import forms
from designteam.cycle.forms.actants import Numbered
from designteam.cycle.forms.log import Tallies
from designteam.cycle.forms.log import said as counted
from designteam.cycle.queries.artefacts import titles_of
from designteam.cycle.views.actants import drawn_between
from designteam.evidence.forms.holding import offer_terms
from designteam.kit import reading
from designteam.kit.differences import Differing, Segment, difference, shortened
from designteam.kit.forms import Day, Number, RichText, Several
from designteam.kit.reading import in_words
from designteam.kit.richtext import plain
from designteam.kit.web import say
from designteam.method import vocabulary
from designteam.method.definition import ASPECTS
from designteam.method.vocabulary import CHARTER

# Below this share of words that stayed, both texts are easier to read than their difference.
HARDLY_THE_SAME = 0.25

# What is decided about a kind in another form than the one in which it is written.
DECIDED_ELSEWHERE = {"experiment": forms.RoundingOff}

# The experiment, the requirement, the word and the note.
Verdict = tuple[int, int, str, str]


class Change(NamedTuple):
    """What changed in one part of an artefact: in sentences for choices and days, as a difference for text.

    A text that hardly stayed the same is told as what it was and what it is. `note` says that the whole part is new or
    was taken out.
    """

    label: str
    sentences: Sequence[str] = ()
    segments: Sequence[Segment] = ()
    was: str = ""
    now: str = ""
    note: str = ""

    @property
    def is_one(self) -> bool:
        return bool(self.sentences or self.segments or self.now)


def both_texts(mine: forms.ArtefactForm, theirs: forms.ArtefactForm) -> list[Differing]:
    """Every field that two people filled in differently, in words."""
    names = [field.name for field in mine if _is_content(field)]
    return reading.both_texts(mine, theirs, names, called=lambda field: _told_apart(mine, field))


def _told_apart(form: forms.ArtefactForm, field: Any) -> str:
    """The label; with what it is a note to where a form has many of these."""
    stem = field.name.removesuffix("_note")
    about = form[stem].label.text if stem in form else say(ASPECTS[stem].label) if stem in ASPECTS else ""
    return f"{about}: {field.label.text}" if about and stem != field.name else str(field.label.text)


def changes_between(kind: str, before: dict[str, Any], after: dict[str, Any]) -> Sequence[Change]:
    """What changed between the contents of two versions, part by part, in the order of the form."""
    form = forms.FORMS[kind](formdata=None, meta={"csrf": False})
    offer_terms(form, kind)
    texts = [field for field in form if _is_content(field) and not isinstance(field, Numbered)]
    changes = [_change(field, before.get(field.name), after.get(field.name)) for field in texts]
    drawn = drawn_between(before, after).items()
    changes += [Change(str(form[name].label.text), sentences) for name, sentences in drawn if name in form]
    changes += _changed_aspects(before.get("aspects", {}), after.get("aspects", {}))
    changes += _changed_verdicts(before.get("verdicts") or (), after.get("verdicts") or ())
    if kind in DECIDED_ELSEWHERE:
        asked = DECIDED_ELSEWHERE[kind](formdata=None, meta={"csrf": False}).decision
        changes.append(_change(asked, before.get("decision"), after.get("decision")))
    rows_before, rows_after = (_rows(content.get("collecting") or ()) for content in (before, after))
    changes.append(_changed_text(say(CHARTER["collecting"].label), rows_before, rows_after))
    return [change for change in changes if change.is_one]


def _change(field: Any, before: Any, after: Any) -> Change:
    label = str(field.label.text)
    if isinstance(field, Tallies):
        return _changed_text(label, counted(before), counted(after))
    if isinstance(field, RichText):
        return _changed_text(label, plain(before or ""), plain(after or ""))
    if (before or "") == (after or ""):
        return Change(label)
    if isinstance(field, Several):
        return Change(label, _came_and_went(field, before or [], after or []))
    if hasattr(field, "choices") or isinstance(field, Day | Number):
        return Change(label, [_from_to(in_words(field, before), in_words(field, after))])
    return _changed_text(label, str(before or ""), str(after or ""))


def _changed_text(label: str, before: str, after: str) -> Change:
    if before == after:
        return Change(label)
    if not before:
        return Change(label, segments=[Segment("same", after)], note=gettext("new"))
    if not after:
        return Change(label, segments=[Segment("del", before)], note=gettext("taken out"))
    segments = difference(before, after)
    stayed = sum(len(text.split()) for change, text in segments if change == "same")
    if stayed < HARDLY_THE_SAME * max(len(before.split()), len(after.split())):
        return Change(label, was=before, now=after)
    return Change(label, segments=shortened(segments))


def _rows(collecting: Iterable[Sequence[str]]) -> str:
    """Who collects what: a row on each line."""
    return "\n".join(", ".join(filter(None, row)) for row in collecting)


def _changed_aspects(before: dict[str, Any], after: dict[str, Any]) -> Iterator[Change]:
    for code, (state, note) in after.items():
        was, said = before.get(code, ("", ""))
        words = [say(vocabulary.ASPECT_STATES[one].label) if one else "" for one in (was, state)]
        changed = _changed_text(say(ASPECTS[code].label), said, note)
        yield changed._replace(sentences=[_from_to(*words)]) if state != was else changed


def _changed_verdicts(before: Iterable[Verdict], after: Iterable[Verdict]) -> Iterator[Change]:
    """What was said of each requirement in each experiment, also where a verdict was taken back."""
    told, now = ({(tried, asked): (word, note) for tried, asked, word, note in said} for said in (before, after))
    changed = [pair for pair in {**told, **now} if told.get(pair) != now.get(pair)]
    titles = titles_of({id_ for pair in changed for id_ in pair}) if changed else {}
    for tried, asked in changed:
        (was, noted), (word, note) = told.get((tried, asked), ("", "")), now.get((tried, asked), ("", ""))
        words = [say(vocabulary.VERDICTS[one].label) if one else "" for one in (was, word)]
        change = _changed_text(f"{titles.get(tried, '')}: {titles.get(asked, '')}", noted, note)
        yield change._replace(sentences=[_from_to(*words)]) if word != was else change


def _came_and_went(field: Any, before: Sequence[Any], after: Sequence[Any]) -> Sequence[str]:
    """What was chosen now and not before, and the other way round, in a sentence each."""
    came = [in_words(field, [code]) for code in after if code not in before]
    went = [in_words(field, [code]) for code in before if code not in after]
    sentences = []
    if came:
        sentences.append(ngettext("%(words)s came in.", "%(words)s all came in.", len(came), words=_listed(came)))
    if went:
        sentences.append(ngettext("%(words)s went out.", "%(words)s all went out.", len(went), words=_listed(went)))
    return sentences


def _listed(words: Sequence[str]) -> str:
    """ "Grade 5", "Grade 5 and grade 6": the beginning of a sentence."""
    listed = words[0]
    if len(words) > 1:
        listed = gettext("%(some)s and %(last)s", some=", ".join(words[:-1]), last=words[-1])
    return listed[0].upper() + listed[1:]


def _from_to(before: str, after: str) -> str:
    if not before:
        return gettext("Now chosen: %(after)s.", after=after)
    if not after:
        return gettext("No longer: %(before)s.", before=before)
    return gettext("From “%(before)s” to “%(after)s”.", before=before, after=after)


def _is_content(field: Any) -> bool:
    return field.name not in forms.ArtefactForm.carries
