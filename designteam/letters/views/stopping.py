"""Stopping letters of one sort with one press, by whoever has the letter."""

from collections.abc import Callable

from flask import Blueprint, abort

from designteam.kit.security import LetterLink
from designteam.kit.web import Answer, open_to_all, page


def lets_stop(bp: Blueprint, path: str, link: LetterLink, *, template: str, stop: Callable[[int], None]) -> None:
    """Give a blueprint the two addresses under this path: one that asks, and one that calls `stop` for the person.

    Mail programs open links by themselves, so a press is needed.
    """

    @bp.get(f"{path}/<token>")
    @open_to_all
    def ask_to_stop(token: str) -> Answer:
        if link.person_of(token) is None:
            abort(404)
        return page(template, token=token, is_stopped=False)

    @bp.post(f"{path}/<token>")
    @open_to_all
    def stop_letters(token: str) -> Answer:
        person_id = link.person_of(token)
        if person_id is None:
            abort(404)
        stop(person_id)
        return page(template, token=token, is_stopped=True)
