"""The words of a question, brought to the one form of kit/stems, so that both databases find the same."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from designteam.kit.stems import WORD, plain, stems_of
from designteam.kit.words import N_, CannotDo

LONGEST, MOST_WORDS = 200, 20
PART = re.compile(r'(?<!\w)(-?)(?:"([^"]*)"|([^\W_]+(?:[-\'’][^\W_]+)*)(\*?))')
# Words that stand everywhere: alone in a question they would find nearly everything.
COMMON = frozenset(
    [
        "de",
        "het",
        "een",
        "en",
        "of",
        "van",
        "in",
        "op",
        "te",
        "dat",
        "die",
        "is",
        "zijn",
        "voor",
        "met",
        "aan",
        "er",
        "om",
        "ook",
        "als",
        "bij",
        "dan",
        "we",
        "wij",
        "je",
        "ik",
        "ze",
        "zij",
        "niet",
        "hoe",
        "wat",
        "wie",
        "waar",
        "the",
        "a",
        "an",
        "and",
        "or",
        "of",
        "to",
        "in",
        "on",
        "is",
        "are",
        "for",
        "with",
        "at",
        "by",
        "we",
        "you",
        "not",
        "how",
        "what",
    ]
)


class CannotSearch(CannotDo):
    pass


class Term(NamedTuple):
    """One part of a question: a word or a phrase, perhaps only its beginning, that should or should not occur.

    A beginning may be longer than the stem of the word that is meant: `or_stem` finds that one too. `word` is how a
    single word was typed, without accents.
    """

    stems: tuple[str, ...]
    is_refused: bool = False
    is_beginning: bool = False
    or_stem: str = ""
    word: str = ""


class Near(NamedTuple):
    """Another spelling of a word, as it occurs somewhere, with its stem."""

    word: str
    stem: str


class Question(NamedTuple):
    terms: tuple[Term, ...]

    @property
    def wanted(self) -> Sequence[Term]:
        return [term for term in self.terms if not term.is_refused]

    @property
    def words(self) -> Sequence[Term]:
        """Every single word that is looked for, for which another spelling may be tried."""
        return [term for term in self.wanted if len(term.stems) == 1 and not term.is_beginning]


def question_in(text: str) -> Question:
    """What somebody asks: words, "phrases", -without and begin*.

    Raises CannotSearch when there is too much of it, or nothing that could be found.
    """
    if len(text) > LONGEST:
        raise CannotSearch(N_("At most 200 characters fit in a search. Use the few words that matter most."))
    terms = [term for term in map(_term, PART.finditer(text)) if term.stems]
    if sum(len(term.stems) for term in terms) > MOST_WORDS:
        raise CannotSearch(N_("At most 20 words fit in a search. Use the few words that matter most."))
    wanted = [term for term in terms if not term.is_refused]
    if terms and not wanted:
        raise CannotSearch(
            N_("Also write a word that should occur. With only words to leave out nothing can be found.")
        )
    rare = [term for term in terms if len(term.stems) > 1 or term.is_refused or term.stems[0] not in _common]
    kept = rare if any(not term.is_refused for term in rare) else terms
    return Question(tuple(dict.fromkeys(kept)))


def answers(question: Question, stems: Sequence[str]) -> bool:
    """Whether a text of which these are the stems, in their order, answers as it does in the index."""

    def occurs(term: Term) -> bool:
        if term.or_stem and term.or_stem in stems:
            return True
        long = len(term.stems)
        return any(
            tuple(stems[at : at + long - 1]) == term.stems[:-1] and _fits(stems[at + long - 1], term)
            for at in range(len(stems) - long + 1)
        )

    return all(occurs(term) is not term.is_refused for term in question.terms)


def for_sqlite(question: Question, near: Mapping[str, Sequence[Near]], marks: Sequence[str] = ()) -> str:
    """The question in the language of FTS5; `near` adds other spellings to a word, `marks` have to be there too."""

    def said(term: Term) -> str:
        phrase = quoted(" ".join(term.stems)) + (" *" if term.is_beginning else "")
        return "(" + " OR ".join([phrase, *map(quoted, _others(term, near))]) + ")"

    def quoted(words: str) -> str:
        return f'"{words}"'

    wanted = " AND ".join([*map(quoted, marks), *(said(term) for term in question.wanted)])
    return f"({wanted})" + "".join(f" NOT {said(term)}" for term in question.terms if term.is_refused)


def for_postgresql(question: Question, near: Mapping[str, Sequence[Near]], marks: Sequence[str] = ()) -> str:
    """The same in the language of tsquery."""

    def said(term: Term) -> str:
        phrase = "(" + " <-> ".join(term.stems) + (":*)" if term.is_beginning else ")")
        return ("!(" if term.is_refused else "(") + " | ".join([phrase, *_others(term, near)]) + ")"

    return " & ".join([*marks, *(said(term) for term in question.terms)])


def parts_of(word: str) -> list[str]:
    """Every three letters in a row, with the edges of the word."""
    edged = f"  {word}  "
    return sorted({edged[place : place + 3] for place in range(len(edged) - 2)})


def errors_allowed(word: str) -> int:
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def errors_between(one: str, other: str) -> int:
    """How many letters were added, left out, replaced, or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        two_ago, before, row = before, row, [i]
        for j, there in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != there))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == there:
                cost = min(cost, two_ago[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _term(match: re.Match[str]) -> Term:
    minus, phrase, word, star = match.groups()
    if star:
        *before, last = WORD.findall(word)
        if not before:
            return Term((plain(last.lower()),), bool(minus), is_beginning=True, or_stem=stems_of(last)[0])
    stems = tuple(stems_of(phrase if phrase is not None else word))
    return Term(stems, bool(minus), word=plain((phrase or word).lower()) if len(stems) == 1 else "")


def _fits(stem: str, term: Term) -> bool:
    return stem.startswith(term.stems[-1]) if term.is_beginning else stem == term.stems[-1]


def _others(term: Term, near: Mapping[str, Sequence[Near]]) -> Sequence[str]:
    if term.is_beginning:
        return [term.or_stem]
    return [] if term.is_refused else [other.stem for other in near.get(term.word, ())]


_common = {stem for word in COMMON for stem in stems_of(word)}
