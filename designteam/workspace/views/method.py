"""The method, explained to people."""

from flask_babel import get_locale

from designteam.kit.web import Answer, open_to_all, page, say
from designteam.method.definition import KINDS, LANES, PHASES, RELATIONS, ROLES
from designteam.method.texts import INTRODUCTION, explanation
from designteam.method.vocabulary import LADDER
from designteam.workspace.cycle_picture import rounds_of
from designteam.workspace.views.blueprint import bp


@bp.get("/method")
@open_to_all
def method() -> Answer:
    language = str(get_locale())
    return page(
        "workspace/method/index.html",
        introduction=explanation(INTRODUCTION, language),
        picture=rounds_of(PHASES, with_anchors=True),
        rounds=list(dict.fromkeys(phase.round for phase in PHASES)),
        phases=[(phase, explanation(phase.code, language)) for phase in PHASES],
        kinds=KINDS,
        relations=RELATIONS,
        roles=ROLES,
        lanes=LANES,
        ladder=LADDER,
    )
