"""Entering marks, and deciding a class against the rule."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.plain_text import PlainTextField
from linli.evaluation.models import Sheet
from linli.evaluation.operations.editions import language
from linli.evaluation.operations.marks import Entry, metric_of, needs_reason
from linli.evaluation.queries.sheets import answer_words, in_words, source_words
from linli.grading.cells import CellFault, clean_note, plain
from linli.grading.faults import Fault
from linli.grading.layout import MARKS, SUBJECTS, tables
from linli.grading.marks import applies
from linli.grading.schema import Item, Standard
from linli.grading.show import conditions_text, method_text, on_fail_text
from linli.grading.words import say, sentence


@dataclass
class Choice:
    """One of the answers to choose from."""

    value: str
    label: str
    meaning: str = ""


@dataclass
class Field:
    """One control: of a fact or an item. control: choice, number or text."""

    id: str
    name: str
    title: str
    control: str
    value: str
    choices: list[Choice] = field(default_factory=list)
    hint: str = ""
    unit: str = ""
    error: str = ""
    # of items only
    points: str = ""
    role: str = ""
    how: list[str] = field(default_factory=list)
    applies: bool = True
    condition: str = ""
    reason: str = ""
    proof: str = ""
    reason_error: str = ""
    more_reasons: list[tuple[str, str]] = field(default_factory=list)
    takes_reason: bool = False
    open_reason: bool = False
    source: str = ""
    last: str = ""
    last_value: str = ""


@dataclass
class Part:
    """One section of the form."""

    id: str
    title: str
    fields: list[Field]
    answered: int
    of: int


class MarkForm:
    """All facts and items of one sheet. Keeps what was typed; says beside each field what is wrong with it.

    What stood on the page goes along with it, so that of two people on one sheet each sends only what they changed.
    """

    def __init__(
        self, sheet: Sheet, data: Any = None, *, last: Sheet | None = None, names: Mapping[int, str] | None = None
    ) -> None:
        self.sheet, self.last, self.names = sheet, last, names or {}
        self.standard: Standard = sheet.round.edition.compiled().standard
        self.lang = language()
        self.data, self.is_bound = data, data is not None
        self.errors: dict[str, str] = {}
        self.problem = ""
        self.began = self._read_seen() if self.is_bound else {}
        self.confirmed: list[str] = self._read_confirmed() if self.is_bound else []

    # What was typed

    def entry(self) -> Entry:
        """Return what the person changed. Items that are to be confirmed are not in it."""
        changed = {key: value for key, value in self._typed.items() if value != self.began.get(key, "")}
        facts = {name: changed[f"fact:{name}"] for name in self._facts() if f"fact:{name}" in changed}
        answers, reasons = {}, {}
        typed = self._typed
        for item in self.standard.items:
            keys = [f"{kind}:{item.id}" for kind in ("item", "reason", "proof")]
            if item.id in self.confirmed or not any(key in changed for key in keys):
                continue
            if keys[0] in typed:  # also unchanged: taking the reason away from a lost point is refused
                answers[item.id] = typed[keys[0]]
            if keys[1] in changed or keys[2] in changed:
                reasons[item.id] = (typed.get(keys[1], ""), typed.get(keys[2], ""))
        nothing = {f"{kind}:{name}": "" for name in reasons for kind in ("reason", "proof")}  # is not sent along
        return Entry(facts=facts, answers=answers, reasons=reasons, seen=nothing | self.began)

    @cached_property
    def _typed(self) -> dict[str, str]:
        kinds = ("fact:", "item:", "reason:", "proof:")
        return {key: self.data[key].strip() for key in self.data if key.startswith(kinds)}

    def _read_seen(self) -> dict[str, str]:
        try:
            seen = json.loads(self.data.get("seen", ""))
            if isinstance(seen, dict) and all(isinstance(part, str) for pair in seen.items() for part in pair):
                return seen
        except (ValueError, RecursionError):
            pass
        self.problem = _("The page did not arrive whole. Look at it again, then save once more.")
        return self._stands

    def _read_confirmed(self) -> list[str]:
        asked = set(self.data.getlist("confirm"))
        if "all" in asked:
            return [name for name in self._last_answers if not self.sheet.answers.get(name)]
        return [item.id for item in self.standard.items if item.id in asked]

    # What the page shows

    @property
    def seen(self) -> str:
        """What stands on the sheet now, to be sent along."""
        return json.dumps(self._stands, ensure_ascii=False, separators=(",", ":"))

    def facts(self) -> list[Field]:
        """Return the controls of the facts: they decide which items apply."""
        hints = {column.id: column.hint for column in tables(self.standard, self.lang)[SUBJECTS]}
        found = []
        for fact in self.standard.facts:
            name = f"fact:{fact.id}"
            choices = [Choice("", _("not known"))]
            if fact.kind == "yes_no":
                choices += [Choice(one, say(one, self.lang)) for one in ("yes", "no")]
            choices += [Choice(one, one) for one in fact.choices]
            found.append(
                Field(
                    f"fact-{fact.id}", name, in_words(fact.title, self.lang),
                    "choice" if fact.kind in ("yes_no", "choice") else "number", self._value(name), choices,
                    "" if fact.kind == "yes_no" else hints[fact.id], error=self.errors.get(name, ""),
                )
            )  # fmt: skip
        return found

    def parts(self) -> list[Part]:
        """Return the controls of the items, section by section."""
        hints = {column.id: column.hint for column in tables(self.standard, self.lang)[MARKS]}
        last = self._last_answers
        found = []
        for section in self.standard.sections:
            fields = [self._field(item, hints.get(item.id, ""), last) for item in section.items]
            asked = [one for one in fields if one.applies and one.control]
            answered = sum(bool(one.value) for one in asked)
            found.append(Part(section.id, in_words(section.title, self.lang), fields, answered, len(asked)))
        return found

    def error_list(self) -> list[tuple[str, str, str]]:
        """Return every error as (id of its control, title, sentence), in the order of the page."""
        items = {item.id: in_words(item.title, self.lang) for item in self.standard.items}
        titles = {fact.id: in_words(fact.title, self.lang) for fact in self.standard.facts} | items
        found = []
        for key, said in self.errors.items():
            kind, _colon, name = key.partition(":")
            title = f"{name} {titles.get(name, '')}" if name in items else titles[name]
            found.append((f"{kind}-{name}", title, said))
        return found

    def open_last(self) -> int:
        """Return how many of last time's answers could still be confirmed."""
        return sum(not self.sheet.answers.get(name) for name in self._last_answers)

    def _field(self, item: Item, hint: str, last: Mapping[str, str]) -> Field:
        sheet, lang, name = self.sheet, self.lang, f"item:{item.id}"
        method = item.method
        control = (
            "" if method.events else "choice" if method.binary or method.levels
            else "number" if method.deduct or method.count or method.index else "text"
        )  # fmt: skip
        unit = method.deduct.unit if method.deduct else method.count.unit if method.count else None
        value = self._value(name)
        reasons = sheet.reasons.get(item.id, [])
        made = Field(
            f"item-{item.id}", name, in_words(item.title, lang), control, value, self._choices(item),
            "" if method.binary or method.levels else hint, in_words(unit, lang) if unit else "",
            self.errors.get(name, ""), applies=applies(item, sheet.facts) is not False, how=self._how(item),
        )  # fmt: skip
        made.points = "" if item.points is None else say("points_word", lang, points=plain(item.points))
        made.role = "" if item.role == "ordinary" else say(f"role_{item.role.replace('-', '_')}", lang)
        made.condition = conditions_text(item, self.standard, lang) if item.applies else ""
        made.reason, made.proof = self._value(f"reason:{item.id}"), self._value(f"proof:{item.id}")
        made.reason_error = self.errors.get(f"reason:{item.id}", "")
        made.more_reasons = [(given[0], given[1]) for given in reasons[1:]]
        made.takes_reason = item.role != "bonus" and bool(method.binary or method.levels or method.deduct)
        made.open_reason = bool(made.reason or made.proof or made.reason_error or self._loses(item, value))
        made.source = source_words(sheet.sources.get(item.id, {}), self.names) if sheet.answers.get(item.id) else ""
        if made.applies and (before := last.get(item.id)):
            made.last, made.last_value = answer_words(item, before, lang), before
        return made

    def _how(self, item: Item) -> list[str]:
        lang = self.lang
        lines = []
        if item.how:
            lines.append(in_words(item.how, lang))
        if self.standard.mode != "checklist" and item.role != "must-have":
            lines.append(method_text(item, lang))
        if item.on_fail:
            lines.append(say("on_fail", lang, result=on_fail_text(item.on_fail, self.standard, lang)))
        between, colon = ("、", "：") if lang == "zh" else (", ", ": ")
        if item.checked_by:
            lines.append(
                say("checked_by", lang) + colon + between.join(say(f"check_{one}", lang) for one in item.checked_by)
            )
        if item.evidence.kinds:
            lines.append(say("evidence", lang) + colon + in_words(item.evidence.kinds, lang))
        if item.responsible:
            parties = {party.id: in_words(party.title, lang) for party in self.standard.parties}
            lines.append(say("responsible", lang) + colon + between.join(parties[one] for one in item.responsible))
        if metric := metric_of(item):
            lines.append(say("metric", lang, metric=metric))
        return lines

    def _choices(self, item: Item) -> list[Choice]:
        lang, unknown = self.lang, Choice("", _("not known yet"))
        if item.method.binary:
            return [Choice(one, say(one, lang)) for one in ("yes", "no")] + [unknown]
        if not item.method.levels:
            return []
        means = [in_words(text, lang) for text in item.means] or [""] * len(item.method.levels)
        levels = [
            Choice(plain(level), say("points_word", lang, points=plain(level)), meaning)
            for level, meaning in zip(item.method.levels, means, strict=True)
        ]
        return [*levels, unknown]

    def _loses(self, item: Item, value: str) -> bool:
        if self.sheet.answers.get(item.id, "") != value:
            return True  # typed and not yet read: better to show the field than to ask for it afterwards
        return needs_reason(item, value, self.sheet.round.as_of)

    def _value(self, key: str) -> str:
        """What the field shows: what the person changed, else what stands on the sheet now."""
        stands = self._stands.get(key, "")
        if not self.is_bound:
            return stands
        name = key.partition(":")[2]
        if name in self.confirmed and key.startswith("item:"):
            return self._last_answers.get(name, stands)
        typed = self._typed.get(key)
        return stands if typed is None or typed == self.began.get(key, "") else typed

    def _facts(self) -> list[str]:
        return [fact.id for fact in self.standard.facts]

    @cached_property
    def _stands(self) -> dict[str, str]:
        sheet = self.sheet
        found = {f"fact:{name}": sheet.facts.get(name, "") for name in self._facts()}
        for item in self.standard.items:
            if item.method.events:
                continue
            reason, proof = (sheet.reasons.get(item.id) or [["", ""]])[0]
            found[f"item:{item.id}"] = sheet.answers.get(item.id, "")
            if reason or proof:
                found |= {f"reason:{item.id}": reason, f"proof:{item.id}": proof}
        return found

    @cached_property
    def _last_answers(self) -> Mapping[str, str]:
        if self.last is None:
            return {}
        return {
            item.id: self.last.answers[item.id]
            for item in self.standard.items
            if self.last.answers.get(item.id) and not item.method.events
        }


class ClassForm(forms.Form):
    """A class given by hand, with its reason and the document that says so."""

    class_id = forms.ChoiceField(label=gettext_lazy("Class"), required=False, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("It is published in the sealed bundle: no personal names or numbers."),
    )  # fmt: skip
    document = PlainTextField(
        label=gettext_lazy("Document"), max_length=200,
        help_text=gettext_lazy("Number or title of the decision, for example 衢政函〔2021〕12号."),
    )  # fmt: skip

    def __init__(self, *args: Any, standard: Standard, by_rule: str, **options: Any) -> None:
        super().__init__(*args, **options)
        lang = language()
        choices = [(rule.id, in_words(rule.title, lang)) for rule in standard.outcome.class_]
        back = _("As the rule says: {name}").format(name=by_rule or "—")
        self.fields["class_id"].choices = [("", back), *choices]  # type: ignore[attr-defined]

    def clean_reason(self) -> str:
        """Refuse numbers that identify a person, and what a spreadsheet would run."""
        return _note(self.cleaned_data["reason"])

    def clean_document(self) -> str:
        """The same for the document."""
        return _note(self.cleaned_data["document"])


def _note(text: str) -> str:
    try:
        return clean_note(" ".join(text.split()))
    except CellFault as exc:
        raise ValidationError(sentence(Fault(exc.code, exc.fields), language())) from exc
