"""Works of many sorts, each with the rule that it shows and how the manual prints it, in Dutch and in English.

What stands between asterisks is in italics. Numbers are sections of the Publication Manual (APA, 7th edition); what
only holds for a Dutch list is from De APA-richtlijnen uitgelegd (3rd edition, SURF 2021).
The works are invented for these tests, except those marked as real.
"""

from typing import Any, NamedTuple

Csl = dict[str, Any]


class Shown(NamedTuple):
    rule: str
    work: Csl
    dutch: str
    english: str
    dutch_in_text: str
    english_in_text: str


def work(type_: str, title: str, *authors: str, on: str = "", **more: Any) -> Csl:
    """A record of CSL-JSON. A name is "given|particle|family", or "=literal"; `container_title` is container-title."""
    people = {"author": authors} | {role: more.pop(role, ()) for role in ("editor", "director", "translator")}
    record: Csl = {"type": type_, "title": title}
    record |= {name.replace("_", "-"): value for name, value in more.items()}
    record |= {role: [named(one) for one in names] for role, names in people.items() if names}
    return record | ({"issued": day(on)} if on else {})


def named(name: str) -> dict[str, str]:
    if name.startswith("="):
        return {"literal": name[1:]}
    given, particle, family, *suffix = name.split("|")
    parts = {"given": given, "non-dropping-particle": particle, "family": family, "suffix": "".join(suffix)}
    return {part: text for part, text in parts.items() if text}


def day(text: str) -> dict[str, Any]:
    """A day, a month or a year, or a stretch: "2019-07-12/2019-07-15"."""
    return {"date-parts": [[int(part) for part in one.split("-")] for one in text.split("/")]}


def shown(rule: str, csl: Csl, *printed: str) -> Shown:
    """Printed in Dutch and English (one when both are the same), then in the text in Dutch and English."""
    whole, short = [one for one in printed if not one.startswith("(")], [one for one in printed if one.startswith("(")]
    return Shown(rule, csl, whole[0], whole[-1], short[0], short[-1])


TWENTY = [f"Anna||{chr(code)}man" for code in range(ord("A"), ord("T") + 1)]
TWENTY_NAMES = ", ".join(f"{chr(code)}man, A." for code in range(ord("A"), ord("S") + 1))

ARTICLES = [
    shown(
        "10.1 ex. 1: a journal article with a DOI; journal and volume in italics, the number of the issue not",
        work("article-journal", "Toetsen zonder cijfer: Een jaar in groep 7", "Mirjam||Oosterhof", on="2021",
             container_title="Pedagogische Studiën", volume="98", issue="2", page="101-118", DOI="10.5555/ps.2021.98.101"),
        "Oosterhof, M. (2021). Toetsen zonder cijfer: Een jaar in groep 7. *Pedagogische Studiën*, *98*(2), 101–118. https://doi.org/10.5555/ps.2021.98.101",
        "(Oosterhof, 2021)",
    ),
    shown(
        "9.8: an ampersand before the last of two, with a comma (real)",
        work("article-journal", "The power of feedback", "John||Hattie", "Helen||Timperley", on="2007",
             container_title="Review of Educational Research", volume="77", issue="1", page="81–112",
             DOI="https://doi.org/10.3102/003465430298487"),
        "Hattie, J., & Timperley, H. (2007). The power of feedback. *Review of Educational Research*, *77*(1), 81–112. https://doi.org/10.3102/003465430298487",
        "(Hattie & Timperley, 2007)",
    ),
    shown(
        "8.17: three or more are the first and et al., from the first time (real)",
        work("article-journal", "Why minimal guidance during instruction does not work", "Paul A.||Kirschner",
             "John||Sweller", "Richard E.||Clark", on="2006", container_title="Educational Psychologist", volume="41",
             issue="2", page="75-86", DOI="doi:10.1207/s15326985ep4102_1"),
        "Kirschner, P. A., Sweller, J., & Clark, R. E. (2006). Why minimal guidance during instruction does not work. *Educational Psychologist*, *41*(2), 75–86. https://doi.org/10.1207/s15326985ep4102_1",
        "(Kirschner et al., 2006)",
    ),
    shown(
        "9.8: up to twenty authors are all named",
        work("article-journal", "Samen kijken", *TWENTY, on="2020", container_title="De Wereld van het Jonge Kind", volume="47", issue="3"),
        f"{TWENTY_NAMES}, & Tman, A. (2020). Samen kijken. *De Wereld van het Jonge Kind*, *47*(3).",
        "(Aman et al., 2020)",
    ),
    shown(
        "9.8: of twenty-one the first nineteen and the last",
        work("article-journal", "Samen kijken", *TWENTY, "Bo||Zwart", on="2020", container_title="Jonge Kind", volume="47"),
        f"{TWENTY_NAMES}, . . . Zwart, B. (2020). Samen kijken. *Jonge Kind*, *47*.",
        "(Aman et al., 2020)",
    ),
    shown(
        "9.8 and the Dutch guide: a particle belongs to the name; in Dutch it takes a capital unless an initial precedes",
        work("article-journal", "Ontwerpen met een team", "Jan|van den|Akker", "Bregje|de|Vries", "Anna|in 't|Veld",
             on="2016", container_title="MESO Magazine", volume="36", issue="1", page="4-9"),
        "Van den Akker, J., De Vries, B., & In 't Veld, A. (2016). Ontwerpen met een team. *MESO Magazine*, *36*(1), 4–9.",
        "van den Akker, J., de Vries, B., & in 't Veld, A. (2016). Ontwerpen met een team. *MESO Magazine*, *36*(1), 4–9.",
        "(Van den Akker et al., 2016)", "(van den Akker et al., 2016)",
    ),
    shown(
        "9.27, ex. 6: an article with a number instead of pages",
        work("article-journal", "Hoe kinderen een plan maken", "Fatima||El Amrani", on="2022",
             container_title="Frontiers of Primary Education", volume="7", number="e0412", DOI="10.5555/fpe.0412"),
        "El Amrani, F. (2022). Hoe kinderen een plan maken. *Frontiers of Primary Education*, *7*, Artikel e0412. https://doi.org/10.5555/fpe.0412",
        "El Amrani, F. (2022). Hoe kinderen een plan maken. *Frontiers of Primary Education*, *7*, Article e0412. https://doi.org/10.5555/fpe.0412",
        "(El Amrani, 2022)",
    ),
    shown(
        "9.25: pages that do not follow on each other stand with a comma (real)",
        work("article-journal", "Principles of instruction: Research-based strategies that all teachers should know",
             "Barak||Rosenshine", on="2012", container_title="American Educator", volume="36", issue="1", page="12-19, 39"),
        "Rosenshine, B. (2012). Principles of instruction: Research-based strategies that all teachers should know. *American Educator*, *36*(1), 12–19, 39.",
        "(Rosenshine, 2012)",
    ),
    shown(
        "9.14, ex. 8: what has been accepted is in press",
        work("article-journal", "Kleine proeven, grote vragen", "Sanne||Hofstra", status="in press",
             container_title="Pedagogische Studiën"),
        "Hofstra, S. (in druk). Kleine proeven, grote vragen. *Pedagogische Studiën*.",
        "Hofstra, S. (in press). Kleine proeven, grote vragen. *Pedagogische Studiën*.",
        "(Hofstra, in druk)", "(Hofstra, in press)",
    ),
    shown(
        "ex. 7: published in advance, online",
        work("article-journal", "Teacher teams as designers", "Petra||Ypma", on="2025", status="Advance online publication",
             container_title="Journal of Teacher Teams", DOI="10.5555/jtt.77"),
        "Ypma, P. (2025). Teacher teams as designers. *Journal of Teacher Teams*. Voorafgaande onlinepublicatie. https://doi.org/10.5555/jtt.77",
        "Ypma, P. (2025). Teacher teams as designers. *Journal of Teacher Teams*. Advance online publication. https://doi.org/10.5555/jtt.77",
        "(Ypma, 2025)",
    ),
    shown(
        "9.18: a title that ends in a question mark gets no full stop",
        work("article-journal", "Wie stelt hier de vragen?", "Joost||Kamphuis", on="2018", container_title="Didactief",
             volume="48", issue="6", page="14-15"),
        "Kamphuis, J. (2018). Wie stelt hier de vragen? *Didactief*, *48*(6), 14–15.",
        "(Kamphuis, 2018)",
    ),
    shown(
        "9.8: hyphenated given names keep their hyphen, Jr. follows the initials",
        work("article-journal", "Reading together", "Jean-Luc||Martin", "Robert T.||King|Jr.", on="2015",
             container_title="Reading", volume="9", page="7"),
        "Martin, J.-L., & King, R. T., Jr. (2015). Reading together. *Reading*, *9*, 7.",
        "(Martin & King, 2015)",
    ),
]  # fmt: skip

BOOKS = [
    shown(
        "9.19: the edition, in Dutch as 2e druk (real)",
        work("book", "Conducting educational design research", "Susan||McKenney", "Thomas C.||Reeves", on="2018",
             edition="2", publisher="Routledge", publisher_place="London"),
        "McKenney, S., & Reeves, T. C. (2018). *Conducting educational design research* (2e druk). Routledge.",
        "McKenney, S., & Reeves, T. C. (2018). *Conducting educational design research* (2nd ed.). Routledge.",
        "(McKenney & Reeves, 2018)",
    ),
    shown(
        "9.19: a first edition is not mentioned; 9.29: neither is the place of the publisher",
        work("book", "Rekenen met je handen", "Tineke||Zijlstra", on="2014", edition="1", publisher="De Klas",
             publisher_place="Zwolle"),
        "Zijlstra, T. (2014). *Rekenen met je handen*. De Klas.",
        "(Zijlstra, 2014)",
    ),
    shown(
        "9.10: one who put a book together stands in front (Ed.), in Dutch (Red.)",
        work("book", "Spelen is leren", editor=["Karin|van der|Meer"], on="2017", publisher="Lemniscaat"),
        "Van der Meer, K. (Red.). (2017). *Spelen is leren*. Lemniscaat.",
        "van der Meer, K. (Ed.). (2017). *Spelen is leren*. Lemniscaat.",
        "(Van der Meer, 2017)", "(van der Meer, 2017)",
    ),
    shown(
        "9.10: more of them are (Eds.), in Dutch (Reds.) (real)",
        work("book", "Educational design research", editor=["Tjeerd||Plomp", "Nienke||Nieveen"], on="2013", publisher="SLO"),
        "Plomp, T., & Nieveen, N. (Reds.). (2013). *Educational design research*. SLO.",
        "Plomp, T., & Nieveen, N. (Eds.). (2013). *Educational design research*. SLO.",
        "(Plomp & Nieveen, 2013)",
    ),
    shown(
        "9.39, 9.41, ex. 29: translated, in a later edition, with the year of the first (real)",
        work("book", "The psychology of the child", "Jean||Piaget", "Bärbel||Inhelder", on="1969", edition="2",
             translator=["Helen||Weaver"], publisher="Basic Books", original_date=day("1966")),
        "Piaget, J., & Inhelder, B. (1969). *The psychology of the child* (H. Weaver, Vert.; 2e druk). Basic Books. (Oorspronkelijk werk gepubliceerd in 1966)",
        "Piaget, J., & Inhelder, B. (1969). *The psychology of the child* (H. Weaver, Trans.; 2nd ed.). Basic Books. (Original work published 1966)",
        "(Piaget & Inhelder, 1966/1969)",
    ),
    shown(
        "9.19: a volume of a work",
        work("book", "Handboek taal", "Lies||Brouwer", on="2009", edition="3", volume="2", publisher="Zwijsen"),
        "Brouwer, L. (2009). *Handboek taal* (3e druk, Vol. 2). Zwijsen.",
        "Brouwer, L. (2009). *Handboek taal* (3rd ed., Vol. 2). Zwijsen.",
        "(Brouwer, 2009)",
    ),
    shown(
        "9.29: a publisher that is the author is not named again",
        work("book", "Publication manual of the American Psychological Association", "=American Psychological Association",
             on="2020", edition="7th", publisher="American Psychological Association", DOI="10.1037/0000165-000"),
        "American Psychological Association. (2020). *Publication manual of the American Psychological Association* (7e druk). https://doi.org/10.1037/0000165-000",
        "American Psychological Association. (2020). *Publication manual of the American Psychological Association* (7th ed.). https://doi.org/10.1037/0000165-000",
        "(American Psychological Association, 2020)",
    ),
    shown(
        "9.12, 8.14: without an author the title stands in front, in italics also in the text",
        work("book", "Het grote prentenboekenboek", on="2011", publisher="Clavis"),
        "*Het grote prentenboekenboek*. (2011). Clavis.",
        "(*Het grote prentenboekenboek*, 2011)",
    ),
    shown(
        "9.19: an edition in words stays as it is; 9.34: a book that stands online has its address",
        work("book", "Leren op het plein", "Wout|'t|Hart", on="2019", edition="herz. ed.", publisher="Buitenboek", URL="https://buitenboek.example/plein"),
        "'t Hart, W. (2019). *Leren op het plein* (herz. ed.). Buitenboek. https://buitenboek.example/plein",
        "('t Hart, 2019)",
    ),
]  # fmt: skip

CHAPTERS = [
    shown(
        "10.3 ex. 38: a chapter; before the name of who put the book together goes an initial",
        work("chapter", "Formatief handelen in de kleutergroep", "Ilse||Postma", on="2019", editor=["Jan|van|Dijk"],
             container_title="Kijken naar leren", page="33-52", publisher="Coutinho"),
        "Postma, I. (2019). Formatief handelen in de kleutergroep. In J. van Dijk (Red.), *Kijken naar leren* (pp. 33–52). Coutinho.",
        "Postma, I. (2019). Formatief handelen in de kleutergroep. In J. van Dijk (Ed.), *Kijken naar leren* (pp. 33–52). Coutinho.",
        "(Postma, 2019)",
    ),
    shown(
        "9.28: between two of them no comma before the ampersand; edition, volume and page in one pair of parentheses",
        work("chapter", "Rekentaal", "Noor||Visser", "Bas||Smit", on="2020", editor=["Ad||Kuipers", "Els||Mulder"], edition="4",
             volume="1", container_title="Handboek rekenen", page="12", publisher="Garant", DOI="10.5555/hr.12"),
        "Visser, N., & Smit, B. (2020). Rekentaal. In A. Kuipers & E. Mulder (Reds.), *Handboek rekenen* (4e druk, Vol. 1, p. 12). Garant. https://doi.org/10.5555/hr.12",
        "Visser, N., & Smit, B. (2020). Rekentaal. In A. Kuipers & E. Mulder (Eds.), *Handboek rekenen* (4th ed., Vol. 1, p. 12). Garant. https://doi.org/10.5555/hr.12",
        "(Visser & Smit, 2020)",
    ),
    shown(
        "9.28: three of them with a comma before the ampersand",
        work("chapter", "De stille leerling", "Ruth||Cohen", on="2012", editor=["Ad||Kuipers", "Els||Mulder", "Bo|de|Wit"],
             container_title="In de kring", page="9-21", publisher="Garant"),
        "Cohen, R. (2012). De stille leerling. In A. Kuipers, E. Mulder, & B. de Wit (Reds.), *In de kring* (pp. 9–21). Garant.",
        "Cohen, R. (2012). De stille leerling. In A. Kuipers, E. Mulder, & B. de Wit (Eds.), *In de kring* (pp. 9–21). Garant.",
        "(Cohen, 2012)",
    ),
    shown(
        "10.3 ex. 48: an entry in a work of reference; 9.16: without a date, with the day on which it was read",
        work("entry-encyclopedia", "Ontwerponderzoek", container_title="Wikipedia", URL="https://nl.wikipedia.org/wiki/Ontwerponderzoek",
             accessed=day("2026-11-20")),
        "Ontwerponderzoek. (z.d.). In *Wikipedia*. Geraadpleegd op 20 november 2026, van https://nl.wikipedia.org/wiki/Ontwerponderzoek",
        "Ontwerponderzoek. (n.d.). In *Wikipedia*. Retrieved November 20, 2026, from https://nl.wikipedia.org/wiki/Ontwerponderzoek",
        "(“Ontwerponderzoek”, z.d.)", "(“Ontwerponderzoek,” n.d.)",
    ),
]  # fmt: skip

REPORTS = [
    shown(
        "10.4 ex. 50: a report of an institution, that published it itself",
        work("report", "Curriculumspiegel", "=Stichting Leerplan", on="2022", publisher="Stichting Leerplan", genre="Rapport",
             URL="https://leerplan.example/spiegel.pdf"),
        "Stichting Leerplan. (2022). *Curriculumspiegel*. https://leerplan.example/spiegel.pdf",
        "(Stichting Leerplan, 2022)",
    ),
    shown(
        "10.4 ex. 51: people wrote it, an institution published it",
        work("report", "Wat teams nodig hebben", "Hanneke||Blok", "Rik|van|Es", on="2023", publisher="Onderwijsraad"),
        "Blok, H., & Van Es, R. (2023). *Wat teams nodig hebben*. Onderwijsraad.",
        "Blok, H., & van Es, R. (2023). *Wat teams nodig hebben*. Onderwijsraad.",
        "(Blok & Van Es, 2023)", "(Blok & van Es, 2023)",
    ),
    shown(
        "9.19: the number of a report, after what it calls itself",
        work("report", "Peiling lezen", "=Inspectie van het Onderwijs", on="2021", genre="Rapport", number="14",
             publisher="Ministerie van Onderwijs, Cultuur en Wetenschap"),
        "Inspectie van het Onderwijs. (2021). *Peiling lezen* (Rapport nr. 14). Ministerie van Onderwijs, Cultuur en Wetenschap.",
        "Inspectie van het Onderwijs. (2021). *Peiling lezen* (Report No. 14). Ministerie van Onderwijs, Cultuur en Wetenschap.",
        "(Inspectie van het Onderwijs, 2021)",
    ),
    shown(
        "9.21: an unusual sort of report says what it is",
        work("report", "Naar een rustig rooster", "=Stichting De Brug", on="2024", genre="beleidsnotitie"),
        "Stichting De Brug. (2024). *Naar een rustig rooster* [Beleidsnotitie].",
        "(Stichting De Brug, 2024)",
    ),
    shown(
        "9.19: a report in a series",
        work("report", "Samen ontwerpen in de bovenbouw", "Lotte||Haan", on="2018", collection_title="Kohnstamm-rapport",
             collection_number="988", publisher="Instituut voor Onderwijs"),
        "Haan, L. (2018). *Samen ontwerpen in de bovenbouw* (Kohnstamm-rapport 988). Instituut voor Onderwijs.",
        "(Haan, 2018)",
    ),
    shown(
        "9.11: two institutions together; no date",
        work("report", "Aan de slag met data", "=PO-Raad", "=Kennisnet", publisher="Kennisnet"),
        "PO-Raad, & Kennisnet. (z.d.). *Aan de slag met data*.",
        "PO-Raad, & Kennisnet. (n.d.). *Aan de slag met data*.",
        "(PO-Raad & Kennisnet, z.d.)", "(PO-Raad & Kennisnet, n.d.)",
    ),
]  # fmt: skip

THESES = [
    shown(
        "10.6 ex. 65: a dissertation that can be read, with its university between brackets",
        work("thesis", "Designing in school teams", "Meike||Admiraal", on="2019", genre="Proefschrift",
             publisher="Universiteit Twente", DOI="10.5555/1.978"),
        "Admiraal, M. (2019). *Designing in school teams* [Proefschrift, Universiteit Twente]. https://doi.org/10.5555/1.978",
        "Admiraal, M. (2019). *Designing in school teams* [Doctoral dissertation, Universiteit Twente]. https://doi.org/10.5555/1.978",
        "(Admiraal, 2019)",
    ),
    shown(
        "10.6 ex. 64: one that cannot be read anywhere is unpublished",
        work("thesis", "Kleuters en tijd", "Daan||Bos", on="2022", genre="Masterscriptie", publisher="Hogeschool Utrecht"),
        "Bos, D. (2022). *Kleuters en tijd* [Niet-gepubliceerde masterscriptie]. Hogeschool Utrecht.",
        "Bos, D. (2022). *Kleuters en tijd* [Unpublished master’s thesis]. Hogeschool Utrecht.",
        "(Bos, 2022)",
    ),
    shown(
        "10.6 ex. 66: the place where it is kept comes before the address",
        work("thesis", "Peer feedback in grade five", "Eva||Nguyen", on="2020", genre="PhD thesis",
             publisher="University of Groningen", archive="Pure", URL="https://pure.example/nguyen"),
        "Nguyen, E. (2020). *Peer feedback in grade five* [Proefschrift, University of Groningen]. Pure. https://pure.example/nguyen",
        "Nguyen, E. (2020). *Peer feedback in grade five* [Doctoral dissertation, University of Groningen]. Pure. https://pure.example/nguyen",
        "(Nguyen, 2020)",
    ),
    shown(
        "9.21: a thesis that does not say of which degree",
        work("thesis", "Stil lezen", "Bram||Kok", on="2016", publisher="Saxion", URL="https://hbo.example/stil"),
        "Kok, B. (2016). *Stil lezen* [Scriptie, Saxion]. https://hbo.example/stil",
        "Kok, B. (2016). *Stil lezen* [Thesis, Saxion]. https://hbo.example/stil",
        "(Kok, 2016)",
    ),
]  # fmt: skip

PAGES = [
    shown(
        "10.16 ex. 110: a page on a site, dated by the day",
        work("webpage", "Zo werkt een leerlingenraad", "Ingrid|de|Boer", on="2025-03-04", container_title="Klasse op School",
             URL="https://klasse.example/raad", accessed=day("2026-11-20")),
        "De Boer, I. (2025, 4 maart). *Zo werkt een leerlingenraad*. Klasse op School. https://klasse.example/raad",
        "de Boer, I. (2025, March 4). *Zo werkt een leerlingenraad*. Klasse op School. https://klasse.example/raad",
        "(De Boer, 2025)", "(de Boer, 2025)",
    ),
    shown(
        "9.14: a page of which only the month is known",
        work("webpage", "Feedback geven", "=Leraar24", on="2024-11", container_title="Leraar24", URL="https://leraar.example/feedback"),
        "Leraar24. (2024, november). *Feedback geven*. https://leraar.example/feedback",
        "Leraar24. (2024, November). *Feedback geven*. https://leraar.example/feedback",
        "(Leraar24, 2024)",
    ),
    shown(
        "9.16, ex. 113: a page of an institution without a date, with the day on which it was read",
        work("webpage", "Ons aanbod", "=SLO", container_title="SLO", URL="https://slo.example/aanbod", accessed=day("2026-11-20")),
        "SLO. (z.d.). *Ons aanbod*. Geraadpleegd op 20 november 2026, van https://slo.example/aanbod",
        "SLO. (n.d.). *Ons aanbod*. Retrieved November 20, 2026, from https://slo.example/aanbod",
        "(SLO, z.d.)", "(SLO, n.d.)",
    ),
    shown(
        "9.17: no date, and nobody knows when it was read",
        work("webpage", "Onze school", "=Basisschool De Linde", URL="https://linde.example"),
        "Basisschool De Linde. (z.d.). *Onze school*. https://linde.example",
        "Basisschool De Linde. (n.d.). *Onze school*. https://linde.example",
        "(Basisschool De Linde, z.d.)", "(Basisschool De Linde, n.d.)",
    ),
    shown(
        "9.12: a page without an author",
        work("webpage", "Veelgestelde vragen over de eindtoets", on="2026", container_title="Rijksoverheid", URL="https://rijk.example/vragen"),
        "*Veelgestelde vragen over de eindtoets*. (2026). Rijksoverheid. https://rijk.example/vragen",
        "(*Veelgestelde vragen over de eindtoets*, 2026)",
    ),
    shown(
        "9.15: about when it was made",
        work("webpage", "Schoolplaten", "=Onderwijsmuseum", issued={"date-parts": [[1910]], "circa": True}, URL="https://museum.example/platen"),
        "Onderwijsmuseum. (ca. 1910). *Schoolplaten*. https://museum.example/platen",
        "(Onderwijsmuseum, ca. 1910)",
    ),
]  # fmt: skip

MEETINGS = [
    shown(
        "10.5 ex. 60: a presentation, dated by the whole meeting, with its place",
        work("paper-conference", "Drie scholen, één vraag", "Yara||Haddad", on="2023-07-05/2023-07-07",
             event_title="Onderwijs Research Dagen", event_place="Amsterdam, Nederland", URL="https://ord.example/haddad"),
        "Haddad, Y. (2023, 5–7 juli). *Drie scholen, één vraag* [Paperpresentatie]. Onderwijs Research Dagen, Amsterdam, Nederland. https://ord.example/haddad",
        "Haddad, Y. (2023, July 5–7). *Drie scholen, één vraag* [Paper presentation]. Onderwijs Research Dagen, Amsterdam, Nederland. https://ord.example/haddad",
        "(Haddad, 2023)",
    ),
    shown(
        "9.14: a meeting over the end of a month; 9.21: it says what it is",
        work("speech", "Ontwerpen is kiezen", "Olga||Prins", on="2022-08-30/2022-09-01", genre="keynote", event_title="EARLI SIG 11"),
        "Prins, O. (2022, 30 augustus–1 september). *Ontwerpen is kiezen* [Keynote]. EARLI SIG 11.",
        "Prins, O. (2022, August 30–September 1). *Ontwerpen is kiezen* [Keynote]. EARLI SIG 11.",
        "(Prins, 2022)",
    ),
    shown(
        "10.5 ex. 62: published in a book of the meeting, it is a chapter",
        work("paper-conference", "Learning by making", "Sem||Vos", on="2016", editor=["Ute||Klein"], page="201-209",
             container_title="Proceedings of the Making Conference", publisher="ACM", DOI="10.5555/mk.201"),
        "Vos, S. (2016). Learning by making. In U. Klein (Red.), *Proceedings of the Making Conference* (pp. 201–209). ACM. https://doi.org/10.5555/mk.201",
        "Vos, S. (2016). Learning by making. In U. Klein (Ed.), *Proceedings of the Making Conference* (pp. 201–209). ACM. https://doi.org/10.5555/mk.201",
        "(Vos, 2016)",
    ),
    shown(
        "10.5 ex. 61: published in a journal, it is an article",
        work("paper-conference", "Small tests", "Sem||Vos", "Mia||Tol", on="2017", container_title="Procedia of Teaching", volume="12", page="3-8"),
        "Vos, S., & Tol, M. (2017). Small tests. *Procedia of Teaching*, *12*, 3–8.",
        "(Vos & Tol, 2017)",
    ),
]  # fmt: skip

PAPERS = [
    shown(
        "10.1 ex. 16: a newspaper, by the day, with its pages and without p.",
        work("article-newspaper", "Rekenen zonder boek", "Marleen||Smeets", on="2024-09-14", container_title="de Volkskrant", page="8-9"),
        "Smeets, M. (2024, 14 september). Rekenen zonder boek. *de Volkskrant*, 8–9.",
        "Smeets, M. (2024, September 14). Rekenen zonder boek. *de Volkskrant*, 8–9.",
        "(Smeets, 2024)",
    ),
    shown(
        "10.1 ex. 16: a newspaper online",
        work("article-newspaper", "School stopt met cijfers", "Tom||Aerts", on="2025-01-03", container_title="Trouw", publisher="DPG",
             URL="https://trouw.example/cijfers"),
        "Aerts, T. (2025, 3 januari). School stopt met cijfers. *Trouw*. https://trouw.example/cijfers",
        "Aerts, T. (2025, January 3). School stopt met cijfers. *Trouw*. https://trouw.example/cijfers",
        "(Aerts, 2025)",
    ),
    shown(
        "10.1 ex. 15: a magazine, by the month, with its volume",
        work("article-magazine", "De kracht van wachten", "Bea|van|Loon", on="2019-05", container_title="Didactief", volume="49", issue="5", page="20-22"),
        "Van Loon, B. (2019, mei). De kracht van wachten. *Didactief*, *49*(5), 20–22.",
        "van Loon, B. (2019, May). De kracht van wachten. *Didactief*, *49*(5), 20–22.",
        "(Van Loon, 2019)", "(van Loon, 2019)",
    ),
    shown(
        "9.12, 8.14: an article without an author, in the text between quotation marks",
        work("article-newspaper", "Vier dagen les", on="2023-02-01", container_title="Het Parool"),
        "Vier dagen les. (2023, 1 februari). *Het Parool*.",
        "Vier dagen les. (2023, February 1). *Het Parool*.",
        "(“Vier dagen les”, 2023)", "(“Vier dagen les,” 2023)",
    ),
]  # fmt: skip

FILMS = [
    shown(
        "10.12 ex. 90: a video on a site, of who put it there",
        work("motion_picture", "Zo geef je feedback in groep 5", "=Leraar in Beeld", on="2021-10-12", container_title="YouTube",
             URL="https://youtube.example/w?v=1"),
        "Leraar in Beeld. (2021, 12 oktober). *Zo geef je feedback in groep 5* [Video]. YouTube. https://youtube.example/w?v=1",
        "Leraar in Beeld. (2021, October 12). *Zo geef je feedback in groep 5* [Video]. YouTube. https://youtube.example/w?v=1",
        "(Leraar in Beeld, 2021)",
    ),
    shown(
        "10.12 ex. 84: a film, led by its director",
        work("motion_picture", "De klas van meester Bo", director=["Hella||Groen-Wit", "Pim||Groen"], on="2016",
             publisher="Film & Klas"),
        "Groen-Wit, H., & Groen, P. (Regisseurs). (2016). *De klas van meester Bo* [Film]. Film & Klas.",
        "Groen-Wit, H., & Groen, P. (Directors). (2016). *De klas van meester Bo* [Film]. Film & Klas.",
        "(Groen-Wit & Groen, 2016)",
    ),
    shown(
        "10.12, 10.13: what is broadcast says what it is",
        work("broadcast", "Het schoolplein", director=["Tess||Winter"], on="2020-11-16", genre="tv-serie", publisher="NPO Doc"),
        "Winter, T. (Regisseur). (2020, 16 november). *Het schoolplein* [Tv-serie]. NPO Doc.",
        "Winter, T. (Director). (2020, November 16). *Het schoolplein* [Tv-serie]. NPO Doc.",
        "(Winter, 2020)",
    ),
]  # fmt: skip

LAWS = [
    shown(
        "11.5: a law is referred to as its own country does; a Dutch list follows that of a page without an author",
        work("legislation", "Wet op het primair onderwijs", container_title="Stb.", volume="1981", number="468", on="1981-07-02",
             URL="https://wetten.overheid.nl/BWBR0003420"),
        "*Wet op het primair onderwijs*. (1981, 2 juli). Stb. 1981, 468. https://wetten.overheid.nl/BWBR0003420",
        "Wet op het primair onderwijs, Stb. 1981, 468 (1981). https://wetten.overheid.nl/BWBR0003420",
        "(*Wet op het primair onderwijs*, 1981)", "(Wet op het primair onderwijs, 1981)",
    ),
    shown(
        "10.4: what a ministry lays down outside the law is a report of that ministry",
        work("report", "Kerndoelen primair onderwijs", "=Ministerie van Onderwijs, Cultuur en Wetenschap", on="2006"),
        "Ministerie van Onderwijs, Cultuur en Wetenschap. (2006). *Kerndoelen primair onderwijs*.",
        "(Ministerie van Onderwijs, Cultuur en Wetenschap, 2006)",
    ),
    shown(
        "11.5: a law that is only known by its address",
        work("legislation", "Besluit kerndoelen", on="2024", container_title="Overheid.nl", URL="https://wetten.example/kerndoelen"),
        "*Besluit kerndoelen*. (2024). Overheid.nl. https://wetten.example/kerndoelen",
        "Besluit kerndoelen, Overheid.nl (2024). https://wetten.example/kerndoelen",
        "(*Besluit kerndoelen*, 2024)", "(Besluit kerndoelen, 2024)",
    ),
]  # fmt: skip

DATA = [
    shown(
        "10.9 ex. 75: data, with their version",
        work("dataset", "Observaties in dertig klassen", "Kees||Mol", on="2022", version="2", publisher="DANS", DOI="10.5555/dans-1"),
        "Mol, K. (2022). *Observaties in dertig klassen* (Versie 2) [Dataset]. DANS. https://doi.org/10.5555/dans-1",
        "Mol, K. (2022). *Observaties in dertig klassen* (Version 2) [Data set]. DANS. https://doi.org/10.5555/dans-1",
        "(Mol, 2022)",
    ),
    shown(
        "9.16: data that still change, with the day on which they were read",
        work("dataset", "Onderwijs in cijfers", "=DUO", URL="https://duo.example/data", accessed=day("2026-01-09")),
        "DUO. (z.d.). *Onderwijs in cijfers* [Dataset]. Geraadpleegd op 9 januari 2026, van https://duo.example/data",
        "DUO. (n.d.). *Onderwijs in cijfers* [Data set]. Retrieved January 9, 2026, from https://duo.example/data",
        "(DUO, z.d.)", "(DUO, n.d.)",
    ),
    shown(
        "10.10 ex. 77: software, with its version",
        work("software", "Timer voor de klas", "=Klokhuis Software", on="2023", version="version 2.1", publisher="Klokhuis Software",
             URL="https://klok.example"),
        "Klokhuis Software. (2023). *Timer voor de klas* (Versie 2.1) [Computersoftware]. https://klok.example",
        "Klokhuis Software. (2023). *Timer voor de klas* (Version 2.1) [Computer software]. https://klok.example",
        "(Klokhuis Software, 2023)",
    ),
    shown(
        "10.10 ex. 79: an app says so, with the shop as its publisher",
        work("software", "Letterspoor", "Iris||Baas", on="2024", version="v3", genre="mobiele app", publisher="App Store", URL="https://apps.example/letterspoor"),
        "Baas, I. (2024). *Letterspoor* (Versie 3) [Mobiele app]. App Store. https://apps.example/letterspoor",
        "Baas, I. (2024). *Letterspoor* (Version 3) [Mobile app]. App Store. https://apps.example/letterspoor",
        "(Baas, 2024)",
    ),
]  # fmt: skip

BLOGS = [
    shown(
        "10.1 ex. 17: a blog post; the blog is in italics, as a journal is",
        work("post-weblog", "Waarom ik stopte met huiswerk", "JP|van der|Laan", on="2022-02-08", container_title="De lerende juf", URL="https://juf.example/huiswerk"),
        "Van der Laan, J. P. (2022, 8 februari). Waarom ik stopte met huiswerk. *De lerende juf*. https://juf.example/huiswerk",
        "van der Laan, J. P. (2022, February 8). Waarom ik stopte met huiswerk. *De lerende juf*. https://juf.example/huiswerk",
        "(Van der Laan, 2022)", "(van der Laan, 2022)",
    ),
    shown(
        "10.15: a post on a site for posts says what it is",
        work("post", "Vandaag in groep 4 ontdekten we dat een proef ook mag mislukken", "=Juf Noa", on="2026-05-01", genre="afbeelding",
             container_title="Mastodon", URL="https://social.example/1"),
        "Juf Noa. (2026, 1 mei). *Vandaag in groep 4 ontdekten we dat een proef ook mag mislukken* [Afbeelding]. Mastodon. https://social.example/1",
        "Juf Noa. (2026, May 1). *Vandaag in groep 4 ontdekten we dat een proef ook mag mislukken* [Afbeelding]. Mastodon. https://social.example/1",
        "(Juf Noa, 2026)",
    ),
]  # fmt: skip

WORKS = [*ARTICLES, *BOOKS, *CHAPTERS, *REPORTS, *THESES, *PAGES, *MEETINGS, *PAPERS, *FILMS, *LAWS, *DATA, *BLOGS]
