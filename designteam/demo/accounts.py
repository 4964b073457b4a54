"""The accounts of the demo, with which anybody can look around as somebody."""

from typing import NamedTuple

from designteam.kit.words import N_

PASSWORD = "designteam-demo"  # noqa: S105  shown on the sign-in page of the demo, and only there


class Account(NamedTuple):
    email: str
    who: str
    sees: str
    password: str = PASSWORD


ACCOUNTS = (
    Account("leraar@waterlelie.example", N_("Teacher, De Waterlelie"), N_("works in one team")),
    Account("schoolleider@waterlelie.example", N_("School leader, De Waterlelie"), N_("leads one team")),
    Account("onderzoeker@demo.example", N_("Researcher"), N_("works in several teams")),
    Account("mediamentor@demo.example", N_("Media mentor"), N_("works in several teams")),
    Account("student@demo.example", N_("Student teacher"), N_("works in several teams")),
    Account("procesbegeleider@demo.example", N_("Process guide"), N_("guides four teams")),
    Account("leraar@kompas.example", N_("Teacher, Het Kompas"), N_("another school of the network")),
    Account("bezoeker@buitenkring.example", N_("Visitor"), N_("a school of the outer circle")),
    Account("netwerk@demo.example", N_("Network coordinator"), N_("looks after the network")),
    Account("bestuur@demo.example", N_("Member of a school board"), N_("reads its teams in numbers, and no more")),
    Account("beheer@demo.example", N_("Administrator"), N_("runs the installation")),
)
