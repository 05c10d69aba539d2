"""The built-in Word templates of the reports, which ship as data; `main` makes them again.

An officer gets the file that was looked at; a test sees that it says what this would make.
"""

import io
from pathlib import Path
from typing import Any

from django.utils import translation

from linli.campaign.models import ReportKind

from .words import VARIABLES, Variable, variables

FOLDER = Path(__file__).resolve().parents[1] / "data"
LANGUAGES = ("zh-hans", "en")
_WIDE = frozenset({"targets", "units", "titles"})  # tables with many columns are set smaller
_HIDDEN = {"targets": {"of", "counted", "band"}}  # columns that a page of paper has no room for


def path_of(kind: str, language: str) -> Path:
    """Return where a built-in template lies: in English for those who read it, in Chinese for all others."""
    return FOLDER / f"report_{kind.lower()}_{'en' if language.startswith('en') else 'zh'}.docx"


def draw(kind: str, language: str) -> bytes:
    """Return a built-in template as a Word document; the same words make the same text."""
    from docx import Document

    with translation.override(language):
        document: Any = Document()
        _styles(document)
        zh = not language.startswith("en")
        name = _names(zh)
        title = document.add_paragraph(f"{{{{ {name['title']} }}}}", style="Title")
        title.alignment = 1
        under = document.add_paragraph(f"{{{{ {name['first']} }}}} — {{{{ {name['last']} }}}}")
        under.alignment = 1
        for remark in ("demo", "sample"):
            document.add_paragraph(f"{{%p if {name[remark]} %}}")
            document.add_paragraph(f"{{{{ {name[remark]} }}}}").runs[0].italic = True
            document.add_paragraph("{%p endif %}")
        document.add_paragraph(f"{{{{ {name['lead']} }}}}")
        for one in variables(kind):
            if one.columns:
                _table(document, one, zh)
        for one in variables(kind):
            if one.is_list:
                document.add_heading(str(one.title), 1)
                row = "条" if zh else "line"
                document.add_paragraph(f"{{%p for {row} in {_name(one, zh)} %}}")
                document.add_paragraph(
                    f"{{{{ {row} }}}}", style="List Number" if one.name == "steps" else "List Bullet"
                )
                document.add_paragraph("{%p endfor %}")
        end = document.add_paragraph(f"{{{{ {name['city']} }}}}\n{{{{ {name['made_on']} }}}}")
        end.alignment = 2
        _footer(document)
        document.core_properties.author = "LinLi 邻礼"
        document.core_properties.title = ""
        document.core_properties.comments = ""
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def _names(zh: bool) -> dict[str, str]:
    return {one.name: _name(one, zh) for one in VARIABLES}


def _name(one: Variable, zh: bool) -> str:
    return one.zh if zh else one.name


def _styles(document: Any) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    for name, size in (("Normal", 11), ("Title", 20), ("Heading 1", 13)):
        style = document.styles[name]
        style.font.size, style.font.name = Pt(size), "Noto Sans SC"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            del fonts.attrib[attribute]
        for attribute in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{attribute}"), "Noto Sans SC")
        style.font.color.rgb = RGBColor(0x14, 0x54, 0x3F) if name != "Normal" else RGBColor(0, 0, 0)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(22)


def _table(document: Any, one: Variable, zh: bool) -> None:
    """Add a heading and a table, both only if there are rows; the table's rows are a loop."""
    from docx.shared import Pt

    name = _name(one, zh)
    document.add_paragraph(f"{{%p if {name} %}}")
    document.add_heading(str(one.title), 1)
    if one.name == "units":
        document.add_paragraph(f"{{{{ {_names(zh)['units_of']} }}}}")
    columns = [column for column in one.columns if column.name not in _HIDDEN.get(one.name, ())]
    table = document.add_table(rows=4, cols=len(columns), style="Table Grid")
    row = "行" if zh else "row"
    table.cell(1, 0).text = f"{{%tr for {row} in {name} %}}"
    table.cell(3, 0).text = "{%tr endfor %}"
    for number, column in enumerate(columns):
        table.cell(0, number).text = str(column.title)
        table.cell(2, number).text = f"{{{{ {row}.{_name(column, zh)} }}}}"
    _repeat(table.rows[0])
    size = Pt(8 if one.name in _WIDE else 9.5)
    for line in table.rows:
        for cell in line.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(0)
                for run in paragraph.runs:
                    run.font.size = size
                    run.bold = line is table.rows[0] or None
    for cell in table.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True
    document.add_paragraph("{%p endif %}")


def _repeat(row: Any) -> None:
    """Repeat a row at the head of each page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _footer(document: Any) -> None:
    """Number the pages."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = 1
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def main() -> None:
    """Write the templates."""
    FOLDER.mkdir(exist_ok=True)
    for kind in ReportKind.values:
        for language in LANGUAGES:
            path_of(kind, language).write_bytes(draw(kind, language))
