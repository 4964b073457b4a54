"""Who may do what: a rule is a SQL condition about the viewer, so that pages and lists ask the same thing.

The viewer's own facts (who they are, which teams, schools and circles they are in) are bound parameters.
Conditions and statements are therefore built once, when the module is read, and run for any viewer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    SQLColumnExpression,
    and_,
    bindparam,
    false,
    null,
    or_,
    select,
    true,
)

from designteam.kit import db

Thing = TypeVar("Thing", bound=db.Model)


class Viewer(Protocol):
    """Somebody who looks at a page, known or not; `facts` fills the parameters of the rules."""

    @property
    def is_authenticated(self) -> bool: ...

    @property
    def facts(self) -> Mapping[str, Any]: ...


@dataclass(frozen=True)
class Rule:
    """A condition in SQL and the sentence that says the same to a reader."""

    sentence: str
    condition: ColumnElement[bool]

    def __str__(self) -> str:
        return self.sentence


everybody = Rule("everybody", true())
nobody = Rule("nobody", false())


def mine(fact: str) -> BindParameter[Any]:
    """The viewer's list of ids under this name, as a parameter for `column.in_(…)`."""
    return bindparam(fact, expanding=True, type_=Integer())


def either(*rules: Rule) -> Rule:
    return Rule(" or ".join(str(rule) for rule in rules), or_(*(rule.condition for rule in rules)))


def all_of(*rules: Rule) -> Rule:
    return Rule(" and ".join(str(rule) for rule in rules), and_(*(rule.condition for rule in rules)))


class Refused(Exception):
    """The viewer may see this, but not do that."""


class NotFound(Exception):
    """It does not exist, or the viewer may not know that it does."""


@dataclass(frozen=True)
class Granted(Generic[Thing]):
    """A thing the viewer may see, and what they may do with it."""

    thing: Thing
    actions: frozenset[str]
    stamp: int | None


class Policy(Generic[Thing]):
    """The table of who may do what with one kind of thing. An action that is not in it is refused.

    `stamp` is a number that is another one as soon as anything changed that the page of the thing shows.
    """

    def __init__(
        self,
        model: type[Thing],
        *,
        name: str,
        see: Rule,
        stamp: SQLColumnExpression[int] | None = None,
        **actions: Rule,
    ) -> None:
        self.model = model
        self.name = name
        self.rules = {"see": see, **actions}
        rights = (rule.condition.label(action) for action, rule in actions.items())
        stamped = null() if stamp is None else stamp
        self._granted = select(model, *rights, stamped.label("stamp")).where(model.id == bindparam("id"), see.condition)
        self._held = self._granted.with_for_update(of=model)

    @property
    def visible(self) -> ColumnElement[bool]:
        """The condition that a list of these things filters by."""
        return self.rules["see"].condition

    def grant(self, viewer: Viewer, thing_id: int) -> Granted[Thing]:
        """Load a thing together with every right the viewer has on it, in one query.

        A unit of work that writes holds the thing until it ends, so that two people who change it at the same
        moment do so one after the other. Raises NotFound when it does not exist or may not be seen.
        """
        statement = self._held if db.writes() else self._granted
        row = db.session().execute(statement, {**viewer.facts, "id": thing_id}).first()
        if row is None:
            raise NotFound
        allowed = {action for action in self.rules if action == "see" or row._mapping[action]}
        return Granted(row[0], frozenset(allowed), row.stamp)
