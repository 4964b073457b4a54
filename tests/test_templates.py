"""Templates hang together: they compile, lead somewhere, take only what they use, and never trust what people type."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest
from flask_babel import force_locale
from jinja2 import nodes
from werkzeug.routing import Rule

from designteam.kit.web import Site

Parsed = dict[str, nodes.Template]
# HTML made by ourselves: out of texts of our own, or out of the few marks of a longer text, and then cleaned.
TRUSTED = {
    "designteam/evidence/references/__init__.py": 2,
    "designteam/cycle/forms/actants.py": 1,
    "designteam/kit/svg.py": 1,
    "designteam/kit/markdown.py": 1,
    "designteam/kit/richtext.py": 1,
}


@pytest.fixture(scope="module")
def parsed(site: Site) -> Parsed:
    """Every template by its name, as Jinja reads it."""
    names = site.jinja_env.list_templates(extensions=["html", "txt"])
    return {name: site.jinja_env.parse(_source(site, name), name) for name in names}


def _source(site: Site, name: str) -> str:
    assert site.jinja_env.loader is not None
    return site.jinja_env.loader.get_source(site.jinja_env, name)[0]


def test_every_template_compiles(site: Site) -> None:
    for name in site.jinja_env.list_templates():
        site.jinja_env.get_template(name)


def test_every_link_leads_to_a_route_and_says_all_that_the_route_asks(site: Site, parsed: Parsed) -> None:
    rules: dict[str, list[Rule]] = {}
    for rule in site.url_map.iter_rules():
        rules.setdefault(rule.endpoint, []).append(rule)

    wrong = [
        f"{name}:{call.lineno} {endpoint}"
        for name, tree in parsed.items()
        for call, endpoint in _links(tree)
        if not any(rule.arguments <= _says(call) for rule in _rules_for(endpoint, rules))
    ]

    assert wrong == []


def test_every_link_in_the_code_leads_to_a_route(site: Site, root: Path) -> None:
    known = {rule.endpoint for rule in site.url_map.iter_rules()}

    wrong = [
        f"{path.relative_to(root)} {endpoint}"
        for path in (root / "designteam").rglob("*.py")
        for endpoint in re.findall(r'url_for\(\s*"([^"]+)"', path.read_text())
        if not (endpoint in known or (endpoint.startswith(".") and any(e.endswith(endpoint) for e in known)))
    ]

    assert wrong == []


def test_what_people_type_is_never_markup(parsed: Parsed, root: Path) -> None:
    """No template switches escaping off; code that makes HTML is counted, and each place has a reason."""
    unescaped = [
        f"{name}:{node.lineno}"
        for name, tree in parsed.items()
        for node in tree.find_all((nodes.Filter, nodes.ScopedEvalContextModifier, nodes.MarkSafe))
        if not isinstance(node, nodes.Filter) or node.name in {"safe", "forceescape"}
    ]
    made = Counter(
        str(path.relative_to(root))
        for path in (root / "designteam").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and ast.unparse(call.func).split(".")[-1] in {"Markup", "html_params"}
    )

    assert unescaped == []
    assert made == TRUSTED


def test_every_template_is_used(parsed: Parsed, root: Path) -> None:
    used = {pattern for tree in parsed.values() for pattern in _templates_named(tree)}
    used |= {pattern for path in (root / "designteam").rglob("*.py") for pattern in _templates_rendered(path)}

    assert [name for name in parsed if not any(fnmatch(name, pattern) for pattern in used)] == []


def test_a_template_imports_only_what_it_uses(parsed: Parsed) -> None:
    unused = [
        f"{name}: {imported}"
        for name, tree in parsed.items()
        for imported in _imported(tree)
        if imported not in {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"}
    ]

    assert unused == []


def test_every_component_is_used_or_shown(parsed: Parsed) -> None:
    """By a page, or by the style guide, from which the next pages are built."""
    components = {name: tree for name, tree in parsed.items() if name.startswith("components/")}
    macros = {(name, macro.name) for name, tree in components.items() for macro in tree.find_all(nodes.Macro)}
    used = {
        (statement.template.value, _first(imported))
        for tree in parsed.values()
        for statement in tree.find_all(nodes.FromImport)
        if isinstance(statement.template, nodes.Const)
        for imported in statement.names
    }
    inside = {
        (name, called)
        for name, tree in components.items()
        for called in (node.node.name for node in tree.find_all(nodes.Call) if isinstance(node.node, nodes.Name))
    }

    assert sorted(macros - used - inside) == []


def test_a_page_does_not_compare_roles_or_kinds(parsed: Parsed) -> None:
    """Who may do what stands in a policy; what a kind does differently stands with the kind."""
    compared = [
        f"{name}:{comparison.lineno}"
        for name, tree in parsed.items()
        for comparison in tree.find_all(nodes.Compare)
        if _is_about(comparison.expr, {"role", "kind", "is_administrator"})
    ]

    assert compared == []


def _is_about(expression: nodes.Node, names: set[str]) -> bool:
    return isinstance(expression, nodes.Getattr) and expression.attr in names


def _rules_for(endpoint: str, rules: dict[str, list[Rule]]) -> list[Rule]:
    """The routes by this name; one that begins with a dot is of the blueprint that shows the page."""
    fitting = [name for name in rules if name == endpoint or (endpoint.startswith(".") and name.endswith(endpoint))]
    return [rule for name in fitting for rule in rules[name]]


def _links(tree: nodes.Template) -> Iterator[tuple[nodes.Call, str]]:
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "url_for":
            endpoint = call.args[0]
            assert isinstance(endpoint, nodes.Const), f"line {call.lineno}: the route is not written out"
            yield call, endpoint.value


def _says(call: nodes.Call) -> set[str]:
    return {keyword.key for keyword in call.kwargs}


def _imported(tree: nodes.Template) -> Iterator[str]:
    for statement in tree.find_all(nodes.FromImport):
        for imported in statement.names:
            yield imported[1] if isinstance(imported, tuple) else imported


def _first(imported: str | tuple[str, str]) -> str:
    return imported[0] if isinstance(imported, tuple) else imported


def _templates_named(tree: nodes.Template) -> Iterator[str]:
    """The templates that another one extends, includes or imports, with * where a name is filled in."""
    for statement in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
        yield from _patterns(statement.template)  # type: ignore[attr-defined]


def _patterns(expression: nodes.Expr) -> Iterator[str]:
    if isinstance(expression, nodes.Const):
        yield from [expression.value] if isinstance(expression.value, str) else expression.value
    elif isinstance(expression, nodes.Concat):
        yield "".join(part.value if isinstance(part, nodes.Const) else "*" for part in expression.nodes)
    elif isinstance(expression, nodes.CondExpr):
        yield from _patterns(expression.expr1)
        if expression.expr2 is not None:
            yield from _patterns(expression.expr2)
    elif isinstance(expression, nodes.List | nodes.Tuple):
        for item in expression.items:
            yield from _patterns(item)


def _templates_rendered(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith((".html", ".txt")):
            yield node.value
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)


def test_no_template_keeps_the_words_of_its_first_reader(site: Site) -> None:
    """What is constant is worked out once by the engine; a sentence never is."""
    template = site.jinja_env.from_string('{{ "Kept."|say }}')
    said = []
    for language in ("nl", "en"):
        with site.test_request_context(), force_locale(language):
            said.append(template.render())

    assert said == ["Bewaard.", "Kept."]
