"""The items of a sheet as table rows. Not by a template: of fifty items, that alone took a third of the page's time."""

from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from linli.evaluation.queries.sheets import Block, Line


def item_rows(blocks: list[Block], source: str, *, compared: bool) -> list[tuple[Block, SafeString]]:
    """Return each section with its rows. source: said once for the page; compared: with a column of last time."""
    heads = _Heads(source, compared)
    return [(block, mark_safe("\n".join([heads.row(line) for line in block.lines]))) for block in blocks]


class _Heads:
    """What each row says of its columns, in words that are looked for once."""

    def __init__(self, source: str, compared: bool) -> None:
        self.source, self.compared = source, compared
        self.answer, self.mark, self.last = escape(_("Answer")), escape(_("Mark")), escape(_("Last time"))
        self.why = escape(_("Why, and from where"))
        self.better, self.worse = escape(_("better")), escape(_("worse"))

    def row(self, line: Line) -> str:
        """Return the row of an item."""
        role = f" {_badge('danger' if line.must else 'info', escape(line.role))}" if line.role else ""
        cells = (
            f'<th scope="row">{escape(line.name)}{role}</th>',
            f'<td data-label="{self.answer}">{escape(line.answer_or_dash)}</td>',
            f'<td class="text-end text-nowrap" data-label="{self.mark}">{escape(line.mark_of_full)}</td>',
            f'<td data-label="{self.why}"><div>{self._reasons(line)}</div></td>',
            f'<td data-label="{self.last}"><div>{self._before(line)}</div></td>' if self.compared else "",
        )
        return f'<tr id="line-{escape(line.id)}" data-kind="{line.kind}">{"".join(cells)}</tr>'

    def _reasons(self, line: Line) -> str:
        parts = [f"<div>{escape(line.why)}</div>"] if line.why else []
        for text, proof in line.reasons:
            small = f" {_small(escape(proof))}" if proof else ""
            parts.append(f'<div class="ev-reason">{escape(text)}{small}</div>')
        if line.source and line.source != self.source:
            parts.append(_small(escape(f"{line.source} ({line.metric})" if line.live else line.source)))
        return "".join(parts)

    def _before(self, line: Line) -> str:
        if not line.last_answer:
            return "—"
        change = f" {_badge('success', f'↑ {self.better}')}" if line.change > 0 else ""
        change = f" {_badge('danger', f'↓ {self.worse}')}" if line.change < 0 else change
        return f"{escape(line.last_answer)}{change}<br>{_small(escape(line.last_mark))}"


def _badge(tone: str, words: str) -> str:
    return f'<span class="badge ll-badge ll-{tone}">{words}</span>'


def _small(words: str) -> str:
    return f'<small class="text-secondary">{words}</small>'
