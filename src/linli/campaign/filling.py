"""Filling a Word template: what a template may say, and the process of its own that fills it, bounded in every way.

A template comes from somebody's desk and is code. It may name values, go through lists and ask whether something is so;
it calls nothing, computes nothing and reaches no object. Django is not loaded here: the process has nothing to steal.
Input and output are JSON; docs/adr/0009-documents-by-typst.md says how it is bounded.
"""

import base64
import io
import json
import re
import resource
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import TemplateSyntaxError, Undefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

MOST_TEXT = 20_000_000  # signs of one part that is written
MOST_NESTED = 2  # loops in each other
MOST_LOOPS = 60  # in one part
SECONDS = 20
MEMORY = 1_500_000_000
FILTERS = frozenset({"length", "default"})
TESTS = frozenset({"defined", "undefined", "none", "odd", "even", "divisibleby"})
LOOP = frozenset({"index", "first", "last", "length"})

Schema = Mapping[str, Any]  # name -> None (a text or number), [] (a list of them), or the names of a row's columns


@dataclass
class Fault(Exception):
    """Why a template cannot be filled. code: which sentence; values: what it names; near: the line it stands on."""

    code: str
    values: dict[str, Any]
    near: str = ""
    line: int = 0


# What a template may say ----------------------------------------------------------------------------------------------

_PLAIN = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.If, nodes.For, nodes.CondExpr,
    nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Getattr, nodes.Getitem, nodes.Filter,
    nodes.Test,
)  # fmt: skip


class Checker:
    """Sees that a part of a template says only what it may, and names only what is there."""

    def __init__(self, schema: Schema) -> None:
        self.scopes: list[dict[str, Any]] = [dict(schema)]
        self.loops = self.depth = 0

    def check(self, tree: nodes.Template) -> None:
        """Raise Fault for the first thing that is not allowed."""
        for node in tree.body:
            self.statement(node)

    def statement(self, node: nodes.Node) -> None:
        """See to a statement."""
        if isinstance(node, nodes.Output):
            for one in node.nodes:
                if not isinstance(one, nodes.TemplateData) and self.value(one) is not None:
                    raise self.fault("is_a_list", one, name=words(one))
        elif isinstance(node, nodes.If):
            self.value(node.test)
            for inner in (*node.body, *node.elif_, *node.else_):
                self.statement(inner)
        elif isinstance(node, nodes.For):
            self.loop(node)
        else:
            raise self.fault("not_allowed", node, what=type(node).__name__.lower())

    def loop(self, node: nodes.For) -> None:
        """See to a loop over a list."""
        if not isinstance(node.target, nodes.Name) or node.recursive:
            raise self.fault("not_allowed", node, what="for")
        over = self.value(node.iter)
        if over is None or isinstance(over, Row):
            raise self.fault("no_list", node.iter, name=words(node.iter))
        self.loops += 1
        self.depth += 1
        if self.depth > MOST_NESTED:
            raise self.fault("nested", node, most=MOST_NESTED)
        if self.loops > MOST_LOOPS:
            raise self.fault("loops", node, most=MOST_LOOPS)
        row = Row(tuple(over)) if over else None
        self.scopes.append({node.target.name: row, "loop": Row(tuple(sorted(LOOP)))})
        if node.test is not None:
            self.value(node.test)
        for one in node.body:
            self.statement(one)
        self.scopes.pop()
        self.depth -= 1
        for one in node.else_:
            self.statement(one)

    def value(self, node: nodes.Node) -> Any:
        """Return what an expression is: None a text or number, a list of columns, a Row."""
        if not isinstance(node, _PLAIN):
            raise self.fault("not_allowed", node, what=words(node))
        if isinstance(node, nodes.Name):
            for scope in reversed(self.scopes):
                if node.name in scope:
                    return scope[node.name]
            raise self.fault("unknown", node, name=node.name, allowed=self.names())
        if isinstance(node, (nodes.Getattr, nodes.Getitem)):
            return self.part(node)
        if isinstance(node, nodes.Filter):
            if node.name not in FILTERS or node.node is None or node.kwargs or node.dyn_args or node.dyn_kwargs:
                raise self.fault("not_allowed", node, what=f"|{node.name}")
        elif isinstance(node, nodes.Test) and node.name not in TESTS:
            raise self.fault("not_allowed", node, what=f"is {node.name}")
        for one in node.iter_child_nodes():
            self.value(one)
        return None

    def part(self, node: nodes.Getattr | nodes.Getitem) -> None:
        """See to a column of a row."""
        of = self.value(node.node)
        if isinstance(node, nodes.Getattr):
            name = node.attr
        elif isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            name = node.arg.value
        else:
            raise self.fault("not_allowed", node, what=words(node))
        if not isinstance(of, Row):
            raise self.fault("no_parts", node, name=words(node.node), part=name)
        if name not in of.columns:
            raise self.fault("unknown_part", node, name=words(node.node), part=name, allowed=list(of.columns))

    def names(self) -> list[str]:
        """Return the names that are there."""
        return [name for scope in reversed(self.scopes) for name in scope if name != "loop"]

    @staticmethod
    def fault(code: str, node: nodes.Node, **values: Any) -> Fault:
        """Return what is wrong at a node."""
        return Fault(code, values, line=node.lineno)


@dataclass(frozen=True)
class Row:
    """One row of a list: its columns."""

    columns: tuple[str, ...]


def words(node: nodes.Node) -> str:
    """Return an expression about as its author wrote it."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Const):
        return repr(node.value)[:40]
    if isinstance(node, nodes.Getattr):
        return f"{words(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem):
        return f"{words(node.node)}[…]"
    if isinstance(node, nodes.Call):
        return f"{words(node.node)}(…)"
    if isinstance(node, nodes.Filter):
        return f"{words(node.node)}|{node.name}" if node.node else f"|{node.name}"
    return getattr(node, "operator", None) or type(node).__name__.lower()


# The environment ------------------------------------------------------------------------------------------------------


class Loud(Undefined):
    """A name that is not there raises, whatever is done with it."""

    def __str__(self) -> str:
        raise Fault("unknown", {"name": self._undefined_name or "?", "allowed": []})

    __iter__ = __bool__ = __len__ = __eq__ = __hash__ = __str__  # type: ignore[assignment]


def _apart(value: Any) -> Any:
    """Return what a template writes: of a number the thousands apart, as on the page and in print."""
    return f"{value:,}" if type(value) is int else value


class PlainEnvironment(ImmutableSandboxedEnvironment):
    """Jinja in which a template is checked before it becomes code, and reaches the columns of rows, nothing else."""

    def __init__(self, schema: Schema) -> None:
        super().__init__(autoescape=True, undefined=Loud, cache_size=0, finalize=_apart)
        self.schema = schema
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.tests = {name: self.tests[name] for name in TESTS}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        try:
            tree = super()._parse(source, name, filename)
            Checker(self.schema).check(tree)
        except TemplateSyntaxError as exc:
            raise Fault("syntax", {"message": exc.message or ""}, _line(source, exc.lineno), exc.lineno) from exc
        except Fault as exc:
            exc.near = exc.near or _line(source, exc.line)
            raise
        except RecursionError as exc:
            raise Fault("nested", {"most": MOST_NESTED}) from exc
        return tree

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a column of a row, or one of the four things that a loop says of itself."""
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return a column of a row."""
        if isinstance(obj, dict) and isinstance(argument, str) and argument in obj:
            return obj[argument]
        if type(obj).__name__ == "LoopContext" and argument in LOOP:
            return getattr(obj, argument)
        raise SecurityError(f"{argument}")

    def is_safe_callable(self, obj: Any) -> bool:
        """Nothing is called."""
        return False

    @staticmethod
    def concat(pieces: Iterable[str]) -> str:
        """Join what is written, up to a limit."""
        written, size = [], 0
        for piece in pieces:
            size += len(piece)
            if size > MOST_TEXT:
                raise Fault("too_large", {"most": MOST_TEXT // 1_000_000})
            written.append(piece)
        return "".join(written)


def _line(source: str, number: int | None) -> str:
    lines = source.splitlines()
    return re.sub(r"<[^>]*>", "", lines[number - 1])[:200] if number and 0 < number <= len(lines) else ""


# Filling --------------------------------------------------------------------------------------------------------------


def fill(template: bytes, values: dict[str, Any], schema: Schema, marks: list[str]) -> bytes:
    """Return a template filled with plain values, each page marked. Raises Fault, and whatever broken files raise.

    schema: what may be named; marks: what stands at the head of every page, whatever the template says
    """
    from docxtpl import DocxTemplate  # type: ignore[import-untyped]

    document = DocxTemplate(io.BytesIO(template))
    try:
        document.render(values, PlainEnvironment(schema))
    except Fault as exc:
        exc.values["paragraph"] = _paragraph(template, exc)
        raise
    out = io.BytesIO()
    document.docx.save(out)
    return _marked(out.getvalue(), " · ".join(marks)) if marks else out.getvalue()


def _marked(data: bytes, text: str) -> bytes:
    """Return a document with a line in every head that a page may have, of first and even ones as well.

    It is read anew: docxtpl puts other heads in place of those that its document knows.
    """
    from docx import Document
    from docx.shared import Pt, RGBColor

    document: Any = Document(io.BytesIO(data))
    done = set()
    for section in document.sections:
        heads = [section.header]
        if section.different_first_page_header_footer:
            heads.append(section.first_page_header)
        if document.settings.odd_and_even_pages_header_footer:
            heads.append(section.even_page_header)
        for head in heads:
            part = str(head.part.partname)  # of a head that goes on from the section before: that one's
            if part in done:
                continue
            done.add(part)
            line = head.paragraphs[0].insert_paragraph_before() if head.paragraphs else head.add_paragraph()
            run = line.add_run(text)
            run.bold, run.font.size, run.font.color.rgb = True, Pt(9), RGBColor(0x9A, 0x34, 0x12)
            line.alignment = 2  # to the right
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _paragraph(template: bytes, fault: Fault) -> int:
    """Return which paragraph of the body a fault stands in, counted as Word's reader would; 0: elsewhere."""
    from docx import Document
    from docx.oxml.ns import qn

    body = Document(io.BytesIO(template)).element.body
    texts = ["".join(one.text or "" for one in node.iter(qn("w:t"))) for node in body.iter(qn("w:p"))]
    asked = [str(fault.values[key]) for key in ("part", "name", "what") if fault.values.get(key)]
    asked = [re.split(r"[(|\[]", one)[0] for one in asked]
    near = fault.near.strip()
    candidates = [number for number, text in enumerate(texts, 1) if "{" in text and near and text.strip() == near]
    if not candidates:
        candidates = [
            number for number, text in enumerate(texts, 1)
            if any(one and one in tag for tag in _tags(text) for one in asked)
        ]  # fmt: skip
    return candidates[0] if candidates else 0


def _tags(text: str) -> Iterator[str]:
    return (found.group(0) for found in re.finditer(r"\{[{%].*?[%}]\}", text))


def main() -> int:
    """Read {"template", "values", "schema", "marks"} and write {"document"} or {"fault"}."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    asked = json.load(sys.stdin)
    try:
        filled = fill(base64.b64decode(asked["template"]), asked["values"], asked["schema"], asked["marks"])
        answer: dict[str, Any] = {"document": base64.b64encode(filled).decode()}
    except Fault as exc:
        answer = {"fault": exc.code, "values": exc.values, "near": exc.near}
    except MemoryError:
        answer = {"fault": "too_large", "values": {"most": MOST_TEXT // 1_000_000}, "near": ""}
    except SecurityError as exc:
        answer = {"fault": "not_allowed", "values": {"what": str(exc)[:80]}, "near": ""}
    except Exception as exc:  # a hostile or broken file may make the reader raise anything
        answer = {"fault": "unreadable", "values": {"what": type(exc).__name__}, "near": ""}
    json.dump(answer, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
