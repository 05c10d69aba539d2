"""What is said about faults and remarks: a code with fields becomes a sentence for whoever reads it (ADR 11).

Codes of `grading`, which reads the workbooks, are worded there, unless an entry here says it better.
"""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from linli.core.wording import fill
from linli.grading.catalogue.faults import FAULTS as GRADING
from linli.grading.words import sentence as grading_sentence

from .columns import Column, Kind
from .rows import RowFault

WORDS: dict[str, str | Promise] = {
    "not_a_workbook": _("This is neither a workbook nor a readable CSV file. Give an .xlsx, .xls or .csv file."),
    "not_a_table": _("This CSV file cannot be read: {problem}. Save it as .xlsx and send it again."),
    "head_not_found": _(
        "No head was found: none of the first {searched} rows names the columns. Wanted are at least: {wanted}. "
        "Use the template, or give the columns these heads."
    ),
    "column_missing": _("The column “{title}” is missing. Heads that are understood: {wanted}."),
    "repeated_column": _("The column “{title}” stands twice; keep one."),
    "too_many_rows": _("There are {found} rows; at most {most}. Split the file, for example by township."),
    "no_rows": _("There is nothing below the head. Enter one row each, and send the file again."),
    "cell_missing": _("This cell is empty. It is required. {allowed}"),
    "cell_is_true_or_false": _("The cell holds TRUE or FALSE. Enter a text or a number."),
    "not_a_number": _("“{value}” is not a number. Allowed: {allowed}"),
    "not_whole": _("“{value}” is not a whole number. Allowed: {allowed}"),
    "below_minimum": _("“{value}” is too small. Allowed: {allowed}"),
    "above_maximum": _("“{value}” is too large. Allowed: {allowed}"),
    "before_first_day": _("{value} is too early; not before {least}."),
    "after_last_day": _("{value} is too late; not after {most}."),
    "not_one_of": _("“{value}” is not allowed. Allowed: {allowed}."),
    "personal_number": _("The text holds an identity card or mobile number. Remove it: nothing personal belongs here."),
    "repeated_row": _("This row repeats an earlier one; that stands in {first}. Keep one of them."),
    "outside": _("“{value}” is unknown, or not in your area. Check the spelling, or give the code."),
    "several": _("There is more than one “{value}” in your area. Give the code instead: {codes}."),
    "target_gone": _("What this file is for is not there any more, or you may not import into it."),
    "changed_meanwhile": _("Others made changes since the check; the file was checked again and fits no more."),
    # remarks: nothing is refused for these
    "unknown_columns": _("Columns that were left out, for this list has none such: {names}."),
    "personal_columns": _(
        "Personal columns were not taken and not kept: {names}. This list has no purpose for them; who lives in "
        "a home is recorded with that person's knowledge, when the home is verified."
    ),
    "sheet_left_out": _("The sheet “{name}” was left out: it has no head that is understood."),
    "rounded": _("{count} cells in the column “{title}” were rounded to {places} decimals, the first in {first}."),
}  # fmt: skip


def declare(words: Mapping[str, str | Promise]) -> None:
    """Add a door's own codes, with their sentences in named fields. Raises ValueError for a code that exists."""
    for code, text in words.items():
        if code in WORDS:
            raise ValueError(f"the fault {code} is worded twice")
        WORDS[code] = text


def sentence(fault: RowFault, columns: Sequence[Column]) -> str:
    """Return what is wrong and what is allowed, in the language at hand; columns: of the door that found it."""
    if fault.code in WORDS:
        by_key = {column.key: column for column in columns}
        fields = {name: _shown(value) for name, value in fault.fields.items()}
        if about := by_key.get(str(fault.fields.get("title_of"))):
            fields["title"] = str(about.title)
        if column := by_key.get(getattr(fault, "key", "")):  # a fault of a whole file has none
            named = fault.code == "not_one_of"
            fields.setdefault("allowed", _shown(tuple(column.choices.values())) if named else allowed(column))
        return fill(WORDS[fault.code], fields)
    if fault.code in GRADING:
        return grading_sentence(fault, "zh" if _is_chinese() else "en")
    return gettext("This cannot be used ({code}).").format(code=fault.code)  # a fault of an older program


def allowed(column: Column) -> str:
    """Return what belongs into a column, in short sentences."""
    between = "" if _is_chinese() else " "
    return between.join(filter(None, (str(column.help), *_kind(column))))


def _is_chinese() -> bool:
    return (get_language() or "").startswith("zh")


def _kind(column: Column) -> Iterator[str]:
    if column.kind is Kind.DATE:
        yield gettext("A date such as 2021-10-15.")
    elif column.kind is Kind.CHOICE:
        yield gettext("One of: {choices}.").format(choices=_shown(tuple(column.choices.values())))
    elif column.kind is Kind.TEXT:
        yield gettext("At most {most} characters.").format(most=column.max_length)
    elif column.kind is not Kind.CODE:
        whole = column.kind is Kind.WHOLE
        yield (
            gettext("A whole number.")
            if whole
            else gettext("A number with at most {places} decimals.").format(places=column.places)
        )
        if column.minimum is not None and column.maximum is not None:
            yield gettext("From {least} to {most}.").format(least=column.minimum, most=column.maximum)
        if column.units:
            yield gettext("It may be followed by its unit: {units}.").format(units=_shown(column.units))


def _shown(value: object) -> str:
    if isinstance(value, list | tuple):
        return "、".join(str(part) for part in value) or "—"
    return str(value)
