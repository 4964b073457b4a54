"""The words of sentences laid side by side: which everybody used, which only one, and how much is the same."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from designteam.kit.stems import stemmed

# Words that hold a sentence together and say nothing of what it is about; in Dutch and in English.
STOPS: Final = frozenset(
    """
    a aan about al all alle alleen als also altijd am an and andere any are as at be because been ben bent bij
    binnen but by can could daarbij daarmee dan dat de deze die dit do doel doen does door each een eigen elk elke
    en er ergens every for from gaan geen get gewoon goal haar had hadden has have he heb hebben hebt heeft heel
    hem hen her here het hier hierbij hij him his hoe how hun i ieder iedere iemand iets if ik in into is it its
    ja jaar je jou jouw jullie just kan kunnen maar mag may me meer men met mij mijn moet moeten more most must my
    na naar nee niet niets no nog not nu of off om omdat on onder one ons onze ook op or other our out over overal
    own per samen see seen she should so some steeds straks such te tegen than that the their them then there
    these they this those through to toch toen too tot u uit under until up us uw vaak van veel very voor waar
    waaraan waarbij waarin waarmee waarom waarop wanneer want waren was wat we weer wel welke werd were what when
    where which who whose why wie wij wil will willen with within without word worden wordt would year you your
    zal ze zelf zich zie zien ziet zij zijn zo zodat zonder zou zoveel
    """.split()  # noqa: SIM905  a list of a hundred lines reads no better
)


class Used(NamedTuple):
    """The words of sentences, each as it was typed first: by everybody, by most, and by one alone."""

    by_all: Sequence[str]
    by_most: Sequence[str]
    by_one: Sequence[str]


def telling_words(sentence: str) -> Mapping[str, str]:
    """The words of a sentence that say what it is about, by their stem."""
    found: dict[str, str] = {}
    for stem, start, end in stemmed(sentence):
        word = sentence[start:end].lower()
        if word not in STOPS:
            found.setdefault(stem, word)
    return found


def share_of(sentences: Sequence[str]) -> int:
    """How much of the words is the same, from 0 (nothing) to 100 (everything), over all pairs of sentences.

    Of each pair: twice the number of words that both use, divided by the number of words of both together; a word
    counts once in a sentence, by its stem, and words that say nothing do not count. The answer is the average over
    all pairs, times 100, rounded. A pair without a telling word has nothing in common.
    """
    words = [set(telling_words(sentence)) for sentence in sentences]
    alike = [2 * len(one & other) / ((len(one) + len(other)) or 1) for one, other in combinations(words, 2)]
    return round(100 * sum(alike) / len(alike)) if alike else 0


def used_in(sentences: Sequence[str]) -> Used:
    """Which words everybody used, which more than half did, and which only one, in alphabetical order."""
    found = [telling_words(sentence) for sentence in sentences]
    counts = Counter(stem for words in found for stem in words)
    typed: dict[str, str] = {}
    for words in found:
        for stem, word in words.items():
            typed.setdefault(stem, word)

    def those(fits: range) -> Sequence[str]:
        return sorted(typed[stem] for stem, count in counts.items() if count in fits)

    everybody, half = len(sentences), len(sentences) // 2
    return Used(those(range(everybody, everybody + 1)), those(range(half + 1, everybody)), those(range(1, 2)))
