"""What changed between two editions of a standard, for a person: consequences first, words last.

Items are matched by id. An item that only got another id, its Chinese title standing once among those that went
and once among those that came, is renumbered and not removed and added. Numbers count by value.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from .catalogue.changes import CHANGES
from .cells import plain
from .checks import section_top
from .schema import ClassWhen, Condition, Evidence, Fact, Item, Method, OnFail, Outcome, Section, Standard, Text
from .words import LANGUAGES

_LONG, _AROUND = 60, 12


@dataclass(frozen=True)
class Change:
    """One change. `code` is a key of `words.CHANGES`; `id` is that of an item, section, class, fact or party, or "".

    Most have the fields `before` and `after`. Fields hold numbers, words, `Text` in both languages, `Phrase`,
    tuples of these, or None where there is nothing.
    """

    code: str
    id: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Phrase:
    """A part of a sentence, such as a method: a key of `words.CHANGES` and the fields of its blanks."""

    code: str
    fields: Mapping[str, object] = field(default_factory=dict)


def compare(a: Standard, b: Standard) -> list[Change]:
    """Return what changed from edition `a` to edition `b`: by consequence, then in the order of the document.

    Empty if and only if the two say the same.
    """
    changes = [*_whole(a, b), *_outcome(a, b), *_sections(a, b), *_items(a, b), *_definitions(a, b)]
    rank = {code: number for number, code in enumerate(CHANGES)}
    return sorted(changes, key=lambda change: rank[change.code])  # stable: the order of the document stays


def say_change(change: Change, lang: str) -> str:
    """Return one sentence about a change, in `zh` or `en`. Raises KeyError for a code without words."""
    fields: dict[str, object] = {"id": change.id, **change.fields}
    if "before" in fields and "after" in fields:
        before, after = fields["before"], fields["after"]
        # Where only the other language's words changed, nothing would seem to change in this one.
        other = next(one for one in LANGUAGES if one != lang)
        shown = other if _say(before, lang) == _say(after, lang) else lang
        fields["before"], fields["after"] = _where_they_differ(_say(before, shown), _say(after, shown))
    return _fill(change.code, lang, fields)


def _where_they_differ(before: str, after: str) -> tuple[str, str]:
    """Long texts without what is the same at both ends, save a few words around what is not."""
    if min(len(before), len(after)) <= _LONG:
        return before, after
    most = min(len(before), len(after))
    start = next((n for n in range(most) if before[n] != after[n]), most)
    end = next((n for n in range(most - start) if before[-1 - n] != after[-1 - n]), most - start)
    start, end = max(0, start - _AROUND), max(0, end - _AROUND)

    def part(text: str) -> str:
        return f"{'…' if start else ''}{text[start : len(text) - end]}{'…' if end else ''}"

    return part(before), part(after)


def _fill(code: str, lang: str, fields: Mapping[str, object]) -> str:
    sentence = CHANGES[code][LANGUAGES.index(lang)]
    return sentence.format_map({key: _say(value, lang) for key, value in fields.items()})


def _say(value: object, lang: str) -> str:
    if isinstance(value, Text):
        return value.zh if lang == "zh" else value.en
    if isinstance(value, Phrase):
        return _fill(value.code, lang, value.fields)
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, tuple) and value:
        return ("、" if lang == "zh" else ", ").join(_say(part, lang) for part in value)
    return CHANGES["nothing"][LANGUAGES.index(lang)] if value is None or value == () else str(value)


# Comparing ------------------------------------------------------------------------------------------------------------


Show = Callable[[Any], object]


def _differs(
    code: str, before: object, after: object, where: str = "", show: tuple[Show, Show] | None = None, **more: object
) -> Iterator[Change]:
    """A change if the two differ; `show` turns each into what a field may hold, in terms of its own edition."""
    if before != after:
        of_a, of_b = show or (_as_it_is, _as_it_is)
        yield Change(code, where, {**more, "before": of_a(before), "after": of_b(after)})


def _as_it_is(value: object) -> object:
    return value


def _by_id(things: Iterable[Any]) -> dict[str, Any]:
    return {thing.id: thing for thing in things}


def _matched(
    kind: str, a: Sequence[Any], b: Sequence[Any], show: Callable[[Any], dict[str, object]]
) -> tuple[list[tuple[Any, Any]], list[Change]]:
    """The things of both editions, matched by id, and a change for each that came, went, or stands elsewhere."""
    before, after = _by_id(a), _by_id(b)
    changes = [Change(f"{kind}_added", key, show(thing)) for key, thing in after.items() if key not in before]
    changes += [Change(f"{kind}_removed", key, show(thing)) for key, thing in before.items() if key not in after]
    changes += _order(f"{kind}_order_changed", [*before], [*after])
    return [(before[key], after[key]) for key in after if key in before], changes


def _order(code: str, before: Sequence[str], after: Sequence[str], where: str = "") -> Iterator[Change]:
    """A change if those that both have follow each other in another order."""
    common = set(before) & set(after)
    yield from _differs(
        code, tuple(one for one in before if one in common), tuple(one for one in after if one in common), where
    )


# The whole ------------------------------------------------------------------------------------------------------------


def _whole(a: Standard, b: Standard) -> Iterator[Change]:
    name = (Phrase, Phrase)
    yield from _differs("standard_changed", a.id, b.id)
    yield from _differs("subject_changed", a.subject, b.subject, show=name)
    yield from _differs("mode_changed", a.mode, b.mode, show=name)
    yield from _differs("total_changed", _total(a), _total(b))
    yield from _differs("bonus_cap_changed", a.bonus and a.bonus.cap, b.bonus and b.bonus.cap)
    yield from _differs("status_changed", a.status, b.status, show=name)
    yield from _differs("edition_changed", a.edition, b.edition)
    yield from _differs("source_changed", a.source, b.source)
    yield from _differs("title_changed", a.title, b.title)
    yield from _differs("note_changed", a.note, b.note)


def _total(standard: Standard) -> Decimal | None:
    """The points that all sections give together; none where there are no points."""
    if standard.mode != "points":
        return None
    return sum((section_top(section) for section in standard.sections), Decimal(0))


# Outcome --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Band:
    """A band by its kind and name; a grade that stands several times has a number behind its name."""

    id: str
    name: Phrase
    needs: tuple[Phrase, ...]
    title: Text | None


def _outcome(a: Standard, b: Standard) -> Iterator[Change]:
    yield from _differs("ladder_changed", _ladder(a.outcome), _ladder(b.outcome))
    pairs, changes = _matched("band", _bands(a), _bands(b), lambda band: {"band": band.name, "needs": band.needs})
    yield from changes
    for old, new in pairs:
        yield from _differs("band_changed", old.needs, new.needs, old.id, band=old.name)
        yield from _differs("band_title_changed", old.title, new.title, old.id, band=old.name)
    yield from _differs("index_changed", _index(a.outcome), _index(b.outcome))
    pairs, changes = _matched("class", a.outcome.class_, b.outcome.class_, lambda rule: {"title": rule.title})
    yield from changes
    for old, new in pairs:
        needs = _class_needs(old.when), _class_needs(new.when)
        yield from _differs("class_changed", *needs, old.id, title=new.title)
        yield from _differs("class_title_changed", old.title, new.title, old.id)


def _ladder(outcome: Outcome) -> tuple[Phrase, ...]:
    given = {"stars": outcome.stars, "grades": outcome.grades, "pass": outcome.pass_, "index": outcome.index}
    return tuple(Phrase(f"ladder_{name}") for name, value in given.items() if value is not None)


def _bands(standard: Standard) -> list[_Band]:
    found = []
    seen: Counter[str] = Counter()
    for band in reversed(standard.outcome.bands):
        name = str(getattr(band, "star", "") or getattr(band, "grade", ""))
        kind = "star" if hasattr(band, "star") else "grade" if hasattr(band, "grade") else "pass"
        seen[name] += 1
        key = f"{kind} {name} {seen[name] if seen[name] > 1 else ''}".strip()
        needs = [Phrase("needs_min", {"min": band.min})] if band.min is not None else []
        if band.every_section is not None:
            needs.append(Phrase("needs_every_section", {"share": band.every_section}))
        needs += _section_needs(band.section)
        needs += [Phrase("needs_no_bad_entry")] if band.when else []
        found.append(_Band(key, Phrase(f"band_{kind}", {"name": name}), tuple(needs), getattr(band, "title", None)))
    return found


def _section_needs(gates: Mapping[str, Decimal]) -> list[Phrase]:
    return [Phrase("needs_section", {"section": key, "share": share}) for key, share in sorted(gates.items())]


def _index(outcome: Outcome) -> Phrase | None:
    index = outcome.index
    if index is None:
        return None
    return Phrase("index_outcome", {"mean": Phrase(index.mean), "scale": index.scale, "digits": index.digits})


def _class_needs(when: ClassWhen | None) -> tuple[Phrase, ...]:
    if when is None:
        return ()
    stars = [Phrase("needs_star", {"star": when.star.at_least})] if when.star else []
    return (*stars, *_section_needs(when.section))


# Sections and items ---------------------------------------------------------------------------------------------------


def _sections(a: Standard, b: Standard) -> Iterator[Change]:
    pairs, changes = _matched("section", a.sections, b.sections, lambda one: {"title": one.title, "points": one.cap})
    yield from changes
    for old, new in pairs:
        yield from _differs("section_cap_changed", old.cap, new.cap, new.id, title=new.title)
        yield from _differs("section_mean_changed", old.mean, new.mean, new.id, (_phrase, _phrase), title=new.title)
        yield from _differs("section_weight_changed", old.weight, new.weight, new.id, title=new.title)
        yield from _differs("section_title_changed", old.title, new.title, new.id)
        ids = [item.id for item in old.items], [item.id for item in new.items]
        yield from _order("item_order_changed", *ids, new.id)


def _phrase(name: str | None) -> Phrase | None:
    return Phrase(name) if name else None


def _items(a: Standard, b: Standard) -> Iterator[Change]:
    home_a, home_b = _homes(a), _homes(b)
    pairs, gone, come = _pairs(a, b)
    for item in come:
        yield Change("item_added", item.id, _introduced(item, home_b[item.id]))
    for item in gone:
        yield Change("item_removed", item.id, _introduced(item, home_a[item.id]))
    for old, new in pairs:
        yield from _differs("item_renumbered", old.id, new.id, new.id, title=new.title)
        before, after = home_a[old.id], home_b[new.id]
        if before.id != after.id:
            fields = {"title": new.title, "before": before.title, "after": after.title}
            yield Change("item_moved", new.id, fields | {"before_id": before.id, "after_id": after.id})
        yield from _item(old, new, a, b)


def _homes(standard: Standard) -> dict[str, Section]:
    return {item.id: section for section in standard.sections for item in section.items}


def _introduced(item: Item, section: Section) -> dict[str, object]:
    return {
        "title": item.title,
        "section": section.title,
        "role": Phrase(item.role),
        "worth": Phrase("worth", {"points": item.points}) if item.points is not None else Phrase("worth_nothing"),
    }


def _pairs(a: Standard, b: Standard) -> tuple[list[tuple[Item, Item]], list[Item], list[Item]]:
    """The items of both editions in the order of the second, those that went, and those that came."""
    before, after = _by_id(a.items), _by_id(b.items)
    gone = [item for item in a.items if item.id not in after]
    come = [item for item in b.items if item.id not in before]
    once = {title for title, number in Counter(item.title.zh for item in gone).items() if number == 1}
    once &= {title for title, number in Counter(item.title.zh for item in come).items() if number == 1}
    renumbered = {item.title.zh: item for item in gone if item.title.zh in once}
    pairs = [
        (before[item.id] if item.id in before else renumbered[item.title.zh], item)
        for item in b.items
        if item.id in before or item.title.zh in once
    ]
    return pairs, [x for x in gone if x.title.zh not in once], [x for x in come if x.title.zh not in once]


def _item(old: Item, new: Item, a: Standard, b: Standard) -> Iterator[Change]:
    def differs(code: str, before: object, after: object, show: tuple[Show, Show] | None = None) -> Iterator[Change]:
        return _differs(code, before, after, new.id, show, title=new.title)

    listed = (_phrases, _phrases)
    yield from differs("role_changed", old.role, new.role, (Phrase, Phrase))
    yield from differs("points_changed", old.points, new.points)
    yield from differs("weight_changed", old.weight, new.weight)
    yield from _method(old.method, new.method, new)
    yield from differs("on_fail_changed", old.on_fail, new.on_fail, (_consequences(a), _consequences(b)))
    yield from differs("applies_changed", old.applies, new.applies, (_conditions(a), _conditions(b)))
    yield from differs("evidence_changed", _proof(old.evidence), _proof(new.evidence))
    yield from differs("checked_by_changed", old.checked_by, new.checked_by, listed)
    yield from differs("responsible_changed", old.responsible, new.responsible, (_titles(a), _titles(b)))
    yield from differs("suggested_by_changed", old.suggested_by, new.suggested_by)
    yield from differs("outcome_word_changed", old.outcome_word, new.outcome_word)
    yield from differs("serves_changed", old.serves, new.serves)
    yield from _differs("item_title_changed", old.title, new.title, new.id)
    yield from differs("means_changed", old.means, new.means)
    yield from differs("how_changed", old.how, new.how)
    yield from differs("evidence_kinds_changed", old.evidence.kinds, new.evidence.kinds)


def _phrases(names: Sequence[str]) -> tuple[Phrase, ...]:
    return tuple(Phrase(name) for name in names)


def _titles(standard: Standard) -> Show:
    parties = _by_id(standard.parties)
    return lambda ids: tuple(parties[one].title for one in ids)


def _proof(evidence: Evidence) -> Phrase:
    if evidence.valid_months is None:
        return Phrase("proof", {"documents": evidence.documents})
    return Phrase("proof_valid", {"documents": evidence.documents, "months": evidence.valid_months})


def _consequences(standard: Standard) -> Show:
    classes = _by_id(standard.outcome.class_)

    def show(on_fail: OnFail | None) -> tuple[Phrase, ...]:
        if on_fail is None:
            return ()
        found = []
        if on_fail.star_at_most is not None:
            found.append(Phrase("fail_star", {"star": on_fail.star_at_most}))
        if on_fail.grade_at_most is not None:
            found.append(Phrase("fail_grade", {"grade": on_fail.grade_at_most}))
        if on_fail.class_ is not None:
            found.append(Phrase("fail_class", {"title": classes[on_fail.class_].title}))
        if on_fail.not_passed:
            found.append(Phrase("fail_not_passed"))
        return tuple(found)

    return show


def _conditions(standard: Standard) -> Show:
    facts = _by_id(standard.facts)
    return lambda applies: tuple(_condition(facts[key].title, test) for key, test in sorted(applies.items()))


def _condition(title: Text, test: Condition) -> Phrase:
    if test.is_ is not None:
        return Phrase("when_is" if test.is_ else "when_is_not", {"fact": title})
    if test.one_of is not None:
        return Phrase("when_one_of", {"fact": title, "choices": test.one_of})
    bounds = [Phrase("at_least", {"number": test.at_least})] if test.at_least is not None else []
    bounds += [Phrase("at_most", {"number": test.at_most})] if test.at_most is not None else []
    return Phrase("when_number", {"fact": title, "bounds": tuple(bounds)})


# Methods --------------------------------------------------------------------------------------------------------------


def _method(old: Method, new: Method, item: Item) -> Iterator[Change]:
    """The rule, the metric that feeds it, and its words; another method makes the other two go without saying."""
    yield from _differs("method_changed", _rule(old), _rule(new), item.id, (_shown_rule, _shown_rule), title=item.title)
    if old.name == new.name:
        yield from _differs("metric_changed", _metric(old), _metric(new), item.id, title=item.title)
        yield from _differs("method_words_changed", _method_words(old), _method_words(new), item.id, title=item.title)


@dataclass(frozen=True)
class _Rule:
    """How answers become marks: compared by its numbers, shown with its words."""

    numbers: tuple[object, ...]
    shown: Phrase

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Rule) and self.numbers == other.numbers

    def __hash__(self) -> int:
        return hash(self.numbers)


def _shown_rule(rule: _Rule) -> Phrase:
    return rule.shown


def _rule(method: Method) -> _Rule:
    numbers: tuple[object, ...] = ()
    fields: dict[str, object] = {}
    if method.levels is not None:
        numbers, fields = method.levels, {"levels": method.levels}
    elif method.deduct:
        numbers, fields = (method.deduct.per,), {"per": method.deduct.per, "unit": method.deduct.unit}
    elif method.count:
        numbers, fields = (method.count.of,), {"of": method.count.of, "unit": method.count.unit}
    elif method.measured:
        numbers, fields = _measured(method)
    elif method.events:
        kinds = tuple((kind.id, kind.points, kind.valid_months) for kind in method.events.kinds)
        shown = tuple(
            Phrase("event_kind", {"title": kind.title, "points": kind.points, "months": kind.valid_months})
            for kind in method.events.kinds
        )
        numbers, fields = (method.events.lowest, kinds), {"lowest": method.events.lowest, "kinds": shown}
    elif method.index:
        index = method.index
        numbers = (index.low, index.high, index.scale)
        fields = {"low": index.low, "high": index.high, "scale": Phrase(f"scale_{index.scale}")}
    return _Rule((method.name, *numbers), Phrase(f"method_{method.name}", fields))


def _measured(method: Method) -> tuple[tuple[object, ...], dict[str, object]]:
    measured = method.measured
    assert measured is not None
    least = measured.denominator_at_least
    line = tuple(Phrase("line_point", {"value": x, "share": y}) for x, y in measured.points_at)
    numbers = (measured.unit, measured.points_at, measured.when_empty, least)
    fields = {
        "line": line,
        "unit": Phrase(f"unit_{measured.unit}"),
        "empty": Phrase(f"empty_{measured.when_empty}"),
        "least": Phrase("least_sample", {"number": least}) if least is not None else Phrase("any_sample"),
    }
    return numbers, fields


def _metric(method: Method) -> str | None:
    return method.count.metric if method.count else method.measured.metric if method.measured else None


def _method_words(method: Method) -> tuple[Text, ...]:
    if method.events:
        return tuple(kind.title for kind in method.events.kinds)
    return (method.deduct.unit,) if method.deduct else (method.count.unit,) if method.count else ()


# Facts and parties ----------------------------------------------------------------------------------------------------


def _definitions(a: Standard, b: Standard) -> Iterator[Change]:
    pairs, changes = _matched("fact", a.facts, b.facts, lambda fact: {"title": fact.title, "kind": _kind(fact)})
    yield from changes
    for old, new in pairs:
        yield from _differs("fact_changed", _kind(old), _kind(new), new.id, title=new.title)
        yield from _differs("fact_title_changed", old.title, new.title, new.id)
    pairs, changes = _matched("party", a.parties, b.parties, lambda party: {"title": party.title})
    yield from changes
    for old, new in pairs:
        yield from _differs("party_title_changed", old.title, new.title, new.id)


def _kind(fact: Fact) -> Phrase:
    return Phrase(f"kind_{fact.kind}", {"choices": fact.choices})
