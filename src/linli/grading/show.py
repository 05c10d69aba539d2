"""A standard as a document that people read: plain text for the terminal, and a page in HTML."""

from decimal import Decimal
from html import escape
from pathlib import Path

from .cells import plain
from .compile import Published
from .schema import Condition, Item, OnFail, Standard, Text
from .words import say

_STYLE = Path(__file__).with_name("show.css")


def document(published: Published, lang: str) -> list[tuple[str, str]]:
    """Return the standard as (kind, text) lines; kinds: title, sample, fact, section, item, line, soft."""
    standard = published.standard
    colon = "：" if lang == "zh" else ": "
    lines = [("title", _text(standard.title, lang))]
    if standard.status == "sample":
        lines.append(("sample", f"{say('sample_mark', lang)}{colon}{say('sample_note', lang)}"))
    facts = {
        "info_standard": standard.id,
        "info_edition": f"{standard.edition} ({say(standard.status, lang)})",
        "info_content_hash": published.content_hash,
        "subject": say(f"subject_{standard.subject}", lang),
        "info_source": _text(standard.source, lang),
    }
    if standard.note:
        facts["note"] = _text(standard.note, lang)
    lines += [("fact", f"{say(code, lang)}\t{value}") for code, value in facts.items()]
    for section in standard.sections:
        cap = say("points_word", lang, points=plain(section.cap)) if section.cap is not None else ""
        lines.append(("section", f"{section.id} {_text(section.title, lang)}\t{cap}"))
        for item in section.items:
            lines += _item_lines(item, standard, lang)
    lines.append(("section", f"{say('outcome_rules', lang)}\t"))
    lines += [("line", line) for line in outcome_lines(standard, lang)]
    if standard.facts:
        lines.append(("section", f"{say('facts_title', lang)}\t"))
        lines += [("line", f"{fact.id}: {_text(fact.title, lang)}") for fact in standard.facts]
    return lines


def _item_lines(item: Item, standard: Standard, lang: str) -> list[tuple[str, str]]:
    points = say("points_word", lang, points=plain(item.points)) if item.points is not None else ""
    role = "" if item.role == "ordinary" else say(f"role_{item.role.replace('-', '_')}", lang)
    colon = "：" if lang == "zh" else ": "
    lines = [("item", "\t".join((item.id, _text(item.title, lang), " ".join(filter(None, (role, points))), item.role)))]
    if standard.mode != "checklist" and item.role != "must-have":
        lines.append(("line", method_text(item, lang)))
    if item.method.levels and item.means:
        for level, meaning in zip(item.method.levels, item.means, strict=True):
            lines.append(("bullet", f"{say('points_word', lang, points=plain(level))}{colon}{_text(meaning, lang)}"))
    if item.applies:
        lines.append(("line", say("applies_if", lang, facts=conditions_text(item, standard, lang))))
    if item.on_fail:
        lines.append(("line", say("on_fail", lang, result=on_fail_text(item.on_fail, standard, lang))))
    if item.how:
        lines.append(("line", _text(item.how, lang)))
    parties = {party.id: _text(party.title, lang) for party in standard.parties}
    soft = []
    if item.checked_by:
        checks = _list(lang).join(say(f"check_{check}", lang) for check in item.checked_by)
        soft.append(f"{say('checked_by', lang)}{colon}{checks}")
    if item.evidence.kinds:
        months = item.evidence.valid_months
        valid = f" ({say('evidence_months', lang, months=months)})" if months else ""
        soft.append(f"{say('evidence', lang)}{colon}{_text(item.evidence.kinds, lang)}{valid}")
    if item.responsible:
        soft.append(
            f"{say('responsible', lang)}{colon}{_list(lang).join(parties[party] for party in item.responsible)}"
        )
    metric = (item.method.measured and item.method.measured.metric) or (item.method.count and item.method.count.metric)
    if metric:
        soft.append(say("metric", lang, metric=metric))
    if item.suggested_by:
        soft.append(say("suggested_by", lang, metric=item.suggested_by))
    if item.serves:
        soft.append(say("serves", lang, serves=list(item.serves)))
    if item.outcome_word:
        soft.append(item.outcome_word)
    return [*lines, *([("soft", " · ".join(soft))] if soft else [])]


def method_text(item: Item, lang: str) -> str:
    """How an answer becomes a mark, in a sentence."""
    method = item.method
    if method.deduct:
        return say("method_deduct", lang, word=_text(method.deduct.unit, lang), per=method.deduct.per)
    if method.count:
        return say("method_count", lang, word=_text(method.count.unit, lang), of=method.count.of)
    if method.measured:
        share = method.measured.unit == "share"
        line = [f"{percent(x) if share else plain(x)}→{percent(y)}" for x, y in method.measured.points_at]
        text = say("method_measured", lang, line=line)
        if method.measured.denominator_at_least:
            text += say("method_sample", lang, least=method.measured.denominator_at_least)
        return text + say(f"method_empty_{method.measured.when_empty}", lang)
    if method.levels:
        return say("method_levels", lang, levels=[plain(level) for level in method.levels])
    if method.events:
        kinds = [
            f"{_text(kind.title, lang)} {kind.points:+f} ({say('evidence_months', lang, months=kind.valid_months)})"
            for kind in method.events.kinds
        ]
        return say("method_events", lang, entries=kinds, lowest=method.events.lowest)
    if method.index:
        scale = say(f"scale_{method.index.scale}", lang)
        return say("method_index", lang, low=method.index.low, high=method.index.high, scale=scale)
    return say("method_binary", lang)


def conditions_text(item: Item, standard: Standard, lang: str) -> str:
    """An item's conditions in words."""
    titles = {fact.id: _text(fact.title, lang) for fact in standard.facts}
    return ", ".join(f"{titles[name]} {_condition(condition, lang)}" for name, condition in item.applies.items())


def _condition(condition: Condition, lang: str) -> str:
    parts = []
    if condition.at_least is not None:
        parts.append(f"≥ {plain(condition.at_least)}")
    if condition.at_most is not None:
        parts.append(f"≤ {plain(condition.at_most)}")
    if condition.is_ is not None:
        parts.append("= " + say("yes" if condition.is_ else "no", lang))
    if condition.one_of is not None:
        parts.append("= " + "/".join(condition.one_of))
    return " ".join(parts)


def on_fail_text(on_fail: OnFail, standard: Standard, lang: str) -> str:
    """What a failed must-have does, in words."""
    parts = []
    if on_fail.star_at_most is not None:
        parts.append(
            say("on_fail_star", lang, value=on_fail.star_at_most) if on_fail.star_at_most else say("no_star", lang)
        )
    if on_fail.grade_at_most is not None:
        parts.append(say("on_fail_grade", lang, value=on_fail.grade_at_most))
    if on_fail.class_ is not None:
        title = next(rule.title for rule in standard.outcome.class_ if rule.id == on_fail.class_)
        parts.append(say("on_fail_class", lang, value=_text(title, lang)))
    if on_fail.not_passed:
        parts.append(say("on_fail_not_passed", lang))
    return ", ".join(parts)


def outcome_lines(standard: Standard, lang: str) -> list[str]:
    """The bands, classes and caps of a standard in words."""
    outcome = standard.outcome
    colon = "：" if lang == "zh" else ": "
    if standard.mode == "checklist":
        return [say("all_criteria", lang, count=len(standard.items))]
    lines = []
    if outcome.index:
        mean = say(f"{outcome.index.mean}_mean", lang)
        lines.append(say("index_rule", lang, mean=mean, scale=outcome.index.scale, digits=outcome.index.digits))
    for band in reversed(outcome.bands):
        star, grade = getattr(band, "star", None), getattr(band, "grade", None)
        name = say("stars", lang, count=star) if star else grade or say("passed", lang)
        needs = [say("band_min", lang, min=band.min)] if band.min is not None else []
        if band.every_section is not None:
            needs.append(say("band_every", lang, share=percent(band.every_section)))
        needs += [say("band_section", lang, section=s, share=percent(share)) for s, share in band.section.items()]
        needs += [say("band_clean", lang)] if band.when else []
        lines.append(f"{name}{colon}{_list(lang).join(needs) or say('band_any', lang)}")
    for rule in outcome.class_:
        needs = []
        if rule.when and rule.when.star:
            needs.append(say("class_star", lang, star=rule.when.star.at_least))
        if rule.when:
            gates = rule.when.section.items()
            needs += [say("band_section", lang, section=s, share=percent(share)) for s, share in gates]
        lines.append(f"{_text(rule.title, lang)}{colon}{_list(lang).join(needs) or say('band_any', lang)}")
    if standard.bonus:
        lines.append(say("bonus_cap", lang, cap=standard.bonus.cap))
    return lines


def percent(share: Decimal) -> str:
    """0.85 as 85%."""
    return f"{plain(share * 100)}%"


def as_text(published: Published, lang: str) -> str:
    """The document for a terminal."""
    out = []
    for kind, text in document(published, lang):
        parts = text.split("\t")
        if kind == "title":
            out += [text, "=" * (2 * len(text))]
        elif kind == "fact":
            out.append(f"{parts[0]}: {parts[1]}")
        elif kind == "section":
            out += ["", f"## {parts[0]}  {parts[1]}".rstrip()]
        elif kind == "item":
            out += ["", f"{parts[0]}  {parts[1]}  [{parts[2]}]" if parts[2] else f"{parts[0]}  {parts[1]}"]
        else:
            out.append(f"    {'- ' if kind == 'bullet' else ''}{text}" if kind != "sample" else f"*** {text}")
    return "\n".join(out) + "\n"


def as_html(published: Published, lang: str) -> str:
    """The document as one page without scripts and without anything from outside."""
    body: list[str] = []
    open_article = open_list = open_facts = False

    def close(article: bool) -> None:
        nonlocal open_article, open_list, open_facts
        body.extend(["</ul>"] if open_list else [])
        body.extend(["</dl>"] if open_facts else [])
        open_list = open_facts = False
        if article and open_article:
            body.append("</article>")
            open_article = False

    for kind, text in document(published, lang):
        parts = [escape(part) for part in text.split("\t")]
        if kind == "bullet":
            if not open_list:
                body.append("<ul>")
                open_list = True
            body.append(f"<li>{parts[0]}</li>")
            continue
        if kind == "fact":
            if not open_facts:
                body.append("<dl>")
                open_facts = True
            body.append(f"<dt>{parts[0]}</dt><dd>{parts[1]}</dd>")
            continue
        close(article=kind in ("section", "item"))
        if kind == "title":
            body.append(f"<h1>{parts[0]}</h1>")
        elif kind == "sample":
            body.append(f'<p class="sample">{parts[0]}</p>')
        elif kind == "section":
            body.append(f"<h2>{parts[0]} <small>{parts[1]}</small></h2>")
        elif kind == "item":
            role = {"must-have": "must", "bonus": "bonus"}.get(parts[3], "")
            body.append(f'<article class="{role}"><h3><b>{parts[0]}</b> {parts[1]} <span>{parts[2]}</span></h3>')
            open_article = True
        else:
            body.append(f'<p class="{"soft" if kind == "soft" else ""}">{parts[0]}</p>')
    close(article=True)
    title = escape(_text(published.standard.title, lang))
    style = _STYLE.read_text(encoding="utf-8")
    code = "zh-Hans" if lang == "zh" else "en"
    return (
        f'<!doctype html><html lang="{code}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{style}</style></head>'
        f"<body><main>{''.join(body)}</main></body></html>\n"
    )


def _list(lang: str) -> str:
    """What stands between the parts of a list."""
    return "、" if lang == "zh" else ", "


def _text(text: Text, lang: str) -> str:
    return text.zh if lang == "zh" else text.en
