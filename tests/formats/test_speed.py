"""How long reading takes, as a ratio to what the machine needs to read the same as JSON."""

from __future__ import annotations

import json
from time import process_time

from designteam.evidence.formats import Format, read, source_values, write

MOST_TIMES_JSON = 250
ENTRIES = r"""
@article{{akker{n}, title = {{Leren {{K}}iezen in {{ICT}} groep {n}}},
  journal = {{Pedagogische Voorbeeldstudi{{\"e}}n}},
  author = {{van den Akker, Jantine and Gravemeijer, Koeno and Bregje de Vries}}, year = 2021, month = mar,
  volume = 98,
  number = {{2}}, pages = {{103--118}}, doi = {{10.5555/ps.{n}}}, keywords = {{eigenaarschap, ict}},
  abstract = {{Leerlingen die zelf \emph{{kiezen}}, leren anders. We keken in vier scholen.
  Wat er gebeurt \& waarom.
  Leerlingen die hun eigen doel kozen, werkten langer door; leraren vonden loslaten lastig.}}}}
@book{{gouw{n}, author = {{{{Hogeschool Waterland}}}}, title = {{{{Samen ontwerpen}}}}, edition = {{2}},
  year = {{2019}}, publisher = {{De Gouw}}, address = {{Purmerend}}, isbn = {{978-90-6868-123-9}}}}
"""  # fmt: skip


def measured(records: int) -> tuple[float, float]:
    """Seconds for reading so many records of BibTeX and making the values of a source, and for the same as JSON."""
    content = "".join(ENTRIES.format(n=number) for number in range(records // 2)).encode()
    started = process_time()
    items = [one.item for one in read(content) if one.item]
    values = [source_values(item) for item in items]
    ours = process_time() - started
    assert len(values) == records
    same = write(items, Format.CSL_JSON)
    started = process_time()
    json.loads(same)
    return ours, process_time() - started


def test_reading_bibtex_costs_a_fixed_number_of_times_what_json_costs() -> None:
    """One machine is slower than another, and busy at times: what counts is how it grows, and against what."""
    ours, same_as_json = measured(1_000)

    assert ours < MOST_TIMES_JSON * max(same_as_json, 0.001)
