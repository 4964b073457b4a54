"""Sorts of publication: one table of what each format calls them."""

from typing import Final, NamedTuple


class Sort(NamedTuple):
    """A sort of CSL, and the names by which each format writes it (the first) and reads it."""

    csl: str
    bibtex: tuple[str, ...]
    ris: tuple[str, ...]
    endnote: tuple[str, ...]
    endnote_number: int
    zotero: tuple[str, ...]


def _sort(csl: str, *, bibtex: str, ris: str, endnote: str, number: int, zotero: str) -> Sort:
    return Sort(
        csl, tuple(bibtex.split()), tuple(ris.split()), tuple(endnote.split("|")), number, tuple(zotero.split())
    )  # fmt: skip


# Where two sorts share a name, the one that stands first is what that name is read as.
SORTS: Final = (
    _sort("article-journal", bibtex="article periodical suppperiodical", ris="JOUR EJOUR ABST INPR JFULL",
          endnote="Journal Article|Electronic Article", number=17, zotero="journalArticle"),
    _sort("article-magazine", bibtex="article", ris="MGZN",
          endnote="Magazine Article", number=19, zotero="magazineArticle"),
    _sort("article-newspaper", bibtex="article", ris="NEWS",
          endnote="Newspaper Article", number=23, zotero="newspaperArticle"),
    _sort("book", bibtex="book collection mvbook mvcollection reference proceedings mvproceedings",
          ris="BOOK EDBOOK EBOOK CONF",
          endnote="Book|Edited Book|Electronic Book|Conference Proceedings", number=6, zotero="book"),
    _sort("chapter", bibtex="incollection inbook suppbook suppcollection bookinbook", ris="CHAP ECHAP",
          endnote="Book Section|Electronic Book Section", number=5, zotero="bookSection"),
    _sort("paper-conference", bibtex="inproceedings conference", ris="CPAPER",
          endnote="Conference Paper", number=47, zotero="conferencePaper"),
    _sort("thesis", bibtex="thesis phdthesis mastersthesis", ris="THES", endnote="Thesis", number=32, zotero="thesis"),
    _sort("report", bibtex="techreport report manual booklet", ris="RPRT GOVDOC",
          endnote="Report|Government Document", number=27, zotero="report"),
    _sort("webpage", bibtex="online electronic www", ris="ELEC ICOMM WEB",
          endnote="Web Page|Online Multimedia", number=12, zotero="webpage"),
    _sort("article", bibtex="unpublished", ris="UNPB", endnote="Unpublished Work", number=34, zotero="preprint"),
    _sort("manuscript", bibtex="unpublished", ris="MANSCPT", endnote="Manuscript", number=36, zotero="manuscript"),
    _sort("document", bibtex="misc", ris="GEN", endnote="Generic", number=13, zotero="document"),
    _sort("dataset", bibtex="dataset", ris="DATA AGGR",
          endnote="Dataset|Aggregated Database", number=59, zotero="dataset"),
    _sort("software", bibtex="software", ris="COMP", endnote="Computer Program", number=9, zotero="computerProgram"),
    _sort("entry", bibtex="misc", ris="GEN", endnote="Generic", number=13, zotero="document"),
    _sort("entry-encyclopedia", bibtex="inreference", ris="ENCYC",
          endnote="Encyclopedia", number=53, zotero="encyclopediaArticle"),
    _sort("entry-dictionary", bibtex="inreference", ris="DICT",
          endnote="Dictionary", number=52, zotero="dictionaryEntry"),
    _sort("motion_picture", bibtex="movie video", ris="MPCT", endnote="Film or Broadcast", number=21, zotero="film"),
    _sort("broadcast", bibtex="video", ris="VIDEO",
          endnote="Audiovisual Material", number=3, zotero="tvBroadcast radioBroadcast videoRecording podcast"),
    _sort("song", bibtex="audio music", ris="SOUND MUSIC",
          endnote="Audiovisual Material|Music", number=3, zotero="audioRecording"),
    _sort("musical_score", bibtex="audio", ris="MUSIC", endnote="Music", number=61, zotero="document"),
    _sort("graphic", bibtex="artwork image", ris="ART", endnote="Artwork", number=2, zotero="artwork"),
    _sort("figure", bibtex="image", ris="FIGURE CHART", endnote="Figure|Chart or Table", number=37, zotero="artwork"),
    _sort("map", bibtex="misc", ris="MAP", endnote="Map", number=20, zotero="map"),
    _sort("speech", bibtex="misc", ris="SLIDE", endnote="Generic", number=13, zotero="presentation"),
    _sort("interview", bibtex="misc", ris="PCOMM", endnote="Personal Communication", number=26, zotero="interview"),
    _sort("personal_communication", bibtex="letter", ris="PCOMM",
          endnote="Personal Communication", number=26, zotero="letter email instantMessage"),
    _sort("post-weblog", bibtex="online", ris="BLOG", endnote="Blog", number=56, zotero="blogPost"),
    _sort("post", bibtex="online", ris="BLOG", endnote="Blog", number=56, zotero="forumPost"),
    _sort("legislation", bibtex="legislation", ris="STAT", endnote="Statute", number=31, zotero="statute"),
    _sort("bill", bibtex="legislation", ris="BILL UNBILL", endnote="Bill", number=4, zotero="bill"),
    _sort("legal_case", bibtex="jurisdiction", ris="CASE", endnote="Case", number=7, zotero="case"),
    _sort("hearing", bibtex="legal", ris="HEAR", endnote="Hearing", number=14, zotero="hearing"),
    _sort("regulation", bibtex="legal", ris="LEGAL", endnote="Legal Rule or Regulation", number=50, zotero="statute"),
    _sort("treaty", bibtex="legal", ris="LEGAL", endnote="Legal Rule or Regulation", number=50, zotero="statute"),
    _sort("patent", bibtex="patent", ris="PAT", endnote="Patent", number=25, zotero="patent"),
    _sort("standard", bibtex="standard", ris="STAND", endnote="Standard", number=58, zotero="standard"),
    _sort("pamphlet", bibtex="booklet", ris="PAMP", endnote="Pamphlet", number=24, zotero="document"),
    _sort("periodical", bibtex="periodical", ris="SER", endnote="Serial", number=57, zotero="document"),
    _sort("review", bibtex="review", ris="JOUR", endnote="Journal Article", number=17, zotero="journalArticle"),
    _sort("review-book", bibtex="review", ris="JOUR", endnote="Journal Article", number=17, zotero="journalArticle"),
    _sort("classic", bibtex="book", ris="CLSWK", endnote="Classical Work", number=49, zotero="book"),
    _sort("collection", bibtex="collection", ris="BOOK", endnote="Book", number=6, zotero="book"),
    _sort("event", bibtex="misc", ris="GEN", endnote="Generic", number=13, zotero="document"),
    _sort("performance", bibtex="performance", ris="GEN", endnote="Generic", number=13, zotero="presentation"),
)  # fmt: skip
OTHERWISE: Final = "document"

BY_CSL: Final = {sort.csl: sort for sort in SORTS}
FROM_BIBTEX: Final = {name: sort.csl for sort in reversed(SORTS) for name in sort.bibtex}
FROM_RIS: Final = {name: sort.csl for sort in reversed(SORTS) for name in sort.ris}
FROM_ENDNOTE: Final = {name.casefold(): sort.csl for sort in reversed(SORTS) for name in sort.endnote}
FROM_ZOTERO: Final = {name: sort.csl for sort in reversed(SORTS) for name in sort.zotero}

ARTICLES: Final = frozenset({"article-journal", "article-magazine", "article-newspaper", "review", "review-book"})
BOOKS: Final = frozenset({"book", "chapter", "classic", "collection", "entry-encyclopedia", "entry-dictionary"})


def sort_of(csl: str) -> Sort:
    return BY_CSL.get(csl, BY_CSL[OTHERWISE])
