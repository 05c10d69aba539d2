"""An officer edits the template of a report in Word; hostile templates are refused with what is allowed."""

import io
import zipfile
from functools import cache

import docx
import pytest
from django.utils import translation

from linli.campaign import filling
from linli.campaign.models import (
    ReportTemplate,
)
from linli.campaign.reports.built_in import LANGUAGES, draw, path_of
from linli.campaign.reports.docx import UnableToFill, try_template
from linli.campaign.reports.words import VARIABLES, sample_values, schema

from .reported import edited, give, place, saying, taken, words

pytestmark = pytest.mark.django_db


CODE = {
    "class": ("{{ ''.__class__.__mro__ }}", "has no parts"),
    "of a name": ("{{ 标题.__class__ }}", "has no parts"),
    "of a row": ("{% for u in units %}{{ u.__class__ }}{% endfor %}", "u has no __class__"),
    "attribute filter": ("{{ title|attr('__class__') }}", "not allowed"),
    "item": ("{{ units[0] }}", "not allowed"),
    "billion": ("{% for i in range(1000000000) %}x{% endfor %}", "range(…) is not allowed"),
    "long text": ("{{ 'x' * 1000000000 }}", "not allowed"),
    "power": ("{{ 9 ** 9 ** 9 }}", "not allowed"),
    "format": ("{{ '%1000000000d' % 1 }}", "not allowed"),
    "nested": (
        "{% for a in units %}{% for b in units %}{% for c in units %}x{% endfor %}{% endfor %}{% endfor %}", "too deep"
    ),
    "macro": ("{% macro m() %}x{% endmacro %}", "not allowed"),
    "set": ("{% set x = 1 %}", "not allowed"),
    "include": ("{% include '/etc/passwd' %}", "not allowed"),
    "import": ("{% import 'os' as os %}", "not allowed"),
    "cycler": ("{{ cycler.__init__.__globals__ }}", "there is no {{ cycler }}"),
    "config": ("{{ config }}", "there is no {{ config }}"),
    "self": ("{{ self._TemplateReference__context }}", "there is no {{ self }}"),
    "loop": ("{% for u in units %}{{ loop.__init__ }}{% endfor %}", "has no __init__"),
    "unclosed": ("{% for u in units %}", "cannot be read"),
    "a list": ("{{ units }}", "is a list"),
    "no list": ("{% for u in title %}{{ u }}{% endfor %}", "is no list"),
}  # fmt: skip


@pytest.mark.parametrize("name", CODE)
def test_a_template_that_would_run_something_is_refused_with_what_is_allowed(name):
    text, reason = CODE[name]
    with pytest.raises(UnableToFill) as caught:
        try_template(saying(text), "MONTHLY")
    assert any(one in str(caught.value) for one in reason.split("|"))


def test_code_in_head_foot_and_properties_is_refused_as_well():
    def head(document):
        document.sections[0].header.paragraphs[0].text = "{{ ''.__class__ }}"

    def foot(document):
        document.sections[0].footer.paragraphs[0].text = "{{ nothing }}"

    def properties(document):
        document.core_properties.title = "{{ range(9) }}"

    for change in (head, foot, properties):
        with pytest.raises(UnableToFill):
            try_template(edited(change), "MONTHLY")


def test_a_wrong_name_is_told_with_its_paragraph_and_what_is_allowed(made, leads):
    with translation.override("zh-hans"):
        document = docx.Document()
        for text in ("通报", "{{ 标题 }}", "本期{{ 名称 }}"):
            document.add_paragraph(text)
        out = io.BytesIO()
        document.save(out)
        with pytest.raises(UnableToFill) as caught:
            try_template(out.getvalue(), "MONTHLY")
    assert str(caught.value).startswith("第3段：没有 {{ 名称 }}；可用的有：标题、")
    answered = give(leads, made, out.getvalue())
    assert answered.status_code == 422
    assert "Paragraph 3" in answered.content.decode()
    assert not ReportTemplate.objects.exists()


def changed(data, **parts):
    """Return a document with parts changed, or added: name -> a function of what it was."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        names = set(before.namelist())
        for name in before.namelist():
            old = before.read(name)
            after.writestr(name, parts[name](old) if name in parts else old)
        for name in set(parts) - names:
            after.writestr(name, parts[name](b""))
    return out.getvalue()


def with_relationship(kind, target, mode=' TargetMode="External"'):
    type_ = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    row = f'<Relationship Id="rId99" Type="{type_}" Target="{target}"{mode}/></Relationships>'
    return changed(
        path_of("MONTHLY", "en").read_bytes(),
        **{"word/_rels/document.xml.rels": lambda old: old.replace(b"</Relationships>", row.encode())},
    )


@cache
def hostile_files():
    plain = path_of("MONTHLY", "en").read_bytes()
    field = (
        b"<w:p><w:r><w:instrText>INCLUDE</w:instrText></w:r>"
        b'<w:r><w:instrText>TEXT "/etc/passwd"</w:instrText></w:r></w:p><w:sectPr'
    )
    blank = bytes([32])
    entity = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    docm = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return {
        "image": (with_relationship("image", "https://example.org/a.png"), "fetches something from elsewhere"),
        "template": (with_relationship("attachedTemplate", "https://example.org/a.dotm"), "embedded object"),
        "share": (with_relationship("hyperlink", "file://server/share"), "fetches something from elsewhere"),
        "ole": (with_relationship("oleObject", "embeddings/a.bin", ""), "embedded object"),
        "embedded": (changed(plain, **{"word/embeddings/a.xlsx": lambda _old: b"x"}), "embedded object"),
        "macros": (changed(plain, **{"word/vbaProject.bin": lambda _old: b"x"}), "macros"),
        "docm": (changed(plain, **{"[Content_Types].xml": lambda old: old.replace(main, docm)}), "macros"),
        "bomb": (changed(plain, **{"word/bomb.xml": lambda _old: blank * 30_000_000}), "than 200 times"),
        "large": (changed(plain, **{"word/bomb.xml": lambda _old: blank * 51_000_000}), "unpacks to more than 50"),
        "entity": (changed(plain, **{"word/settings.xml": lambda _old: entity}), "document type"),
        "field": (
            changed(plain, **{"word/document.xml": lambda old: old.replace(b"<w:sectPr", field, 1)}), "INCLUDETEXT",
        ),
        "unread part": (
            changed(plain, **{"[Content_Types].xml": lambda old: old.replace(
                b"</Types>", b'<Override PartName="/word/a.bin" ContentType="' + main + b'"/></Types>')}), "damaged",
        ),
        "cut": (plain[:-300], "damaged|no xlsx|cannot be kept"),
        "workbook": (b"PK\x03\x04" + bytes(90), "cannot be kept"),
        "six megabytes": (plain + bytes(6_000_000), "larger than 5 MB"),
        "text": (b"{{ title }}", "cannot be kept"),
    }  # fmt: skip


@pytest.mark.parametrize("name", hostile_files())
def test_a_file_that_holds_more_than_words_is_refused(made, leads, name):
    data, reason = hostile_files()[name]
    answered = give(leads, made, data)
    assert answered.status_code == 422
    assert any(one in answered.content.decode() for one in reason.split("|")), answered.context["form"].errors
    assert not ReportTemplate.objects.exists()


def test_a_picture_of_its_own_and_a_link_to_a_web_page_are_allowed(made, leads):
    data = with_relationship("hyperlink", "https://example.org/")
    assert give(leads, made, data).status_code == 302


def test_what_is_written_and_how_long_it_takes_is_bounded(monkeypatch):
    monkeypatch.setattr(filling, "MOST_TEXT", 500)
    values = sample_values("MONTHLY")
    with pytest.raises(filling.Fault) as caught:
        filling.fill(path_of("MONTHLY", "en").read_bytes(), values, schema("MONTHLY"), [])
    assert caught.value.code == "too_large"


def test_a_template_whose_reading_never_ends_is_stopped(monkeypatch):
    from linli.campaign.reports import docx as reports_docx

    monkeypatch.setattr(reports_docx, "SECONDS", 0.001)
    with pytest.raises(UnableToFill, match="too long"):
        try_template(path_of("MONTHLY", "en").read_bytes(), "MONTHLY")


def test_the_process_that_fills_knows_nothing_of_the_platform(monkeypatch):
    from linli.campaign.reports import docx as reports_docx

    seen = {}
    real = reports_docx.subprocess.run

    def run(*args, **options):
        seen.update(options["env"])
        return real(*args, **options)

    monkeypatch.setattr(reports_docx.subprocess, "run", run)
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    try_template(path_of("MONTHLY", "en").read_bytes(), "MONTHLY")
    assert set(seen) == {"PYTHONPATH", "PATH", "LANG"}


def test_an_officer_edits_the_template_in_word_and_gets_the_new_words(made, leads):
    sent = leads.get(place(made, "report_template_file", kind="monthly"))
    document = docx.Document(io.BytesIO(sent.content))
    document.add_paragraph("特此通报：{{ 地区 }}{{ area }}，共{{ units|length }}个单位。")
    document.add_paragraph("{%p for 行 in 新达标 %}")
    document.add_paragraph("{{ loop.index }} {{ 行.名称 }}")
    document.add_paragraph("{%p endfor %}")
    out = io.BytesIO()
    document.save(out)
    assert give(leads, made, out.getvalue()).status_code == 302
    _row, data = taken(leads, made, "docx")
    text = words(data)
    assert "特此通报：示例市示例市，共3个单位。" in text
    assert "2 书院社区" in text
    again = leads.get(place(made, "report_template_file", kind="monthly"))
    assert again.content == out.getvalue()
    built_in = leads.get(place(made, "report_template_file", kind="monthly") + "?built_in")
    assert built_in.content == path_of("MONTHLY", "en").read_bytes()
    assert "Edition 1" in leads.get(place(made, "report_templates", kind="monthly")).content.decode()
    assert ReportTemplate.objects.count() == 1


@pytest.mark.parametrize("kind", ["MONTHLY", "YEARLY"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_built_in_templates_are_what_the_program_draws_and_can_be_filled(kind, language):
    shipped = docx.Document(str(path_of(kind, language)))
    drawn = docx.Document(io.BytesIO(draw(kind, language)))
    assert shipped.element.xml == drawn.element.xml
    try_template(path_of(kind, language).read_bytes(), kind)


def test_names_of_variables_are_given_once_in_each_language():
    for one in (VARIABLES, *(one.columns for one in VARIABLES if one.columns)):
        for language in ("name", "zh"):
            names = [getattr(variable, language) for variable in one]
            assert len(set(names)) == len(names)
