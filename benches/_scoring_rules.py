"""The rules of a scheme in plain numbers, as every engine but the kernel needs them."""

from dataclasses import dataclass
from itertools import pairwise

from linli.kernels.record import (
    Scheme,
)


@dataclass(frozen=True)
class Rules:
    """A scheme in plain Python numbers.

    sections: first item, end, full points, cap; must: item, highest rung, class (-1: none)
    bands, classes: least total or rung, and the gates of the sections that have one
    """

    top: list[int]
    sections: list[tuple[int, int, int, int]]
    bonus: tuple[int, int, int]
    must: list[tuple[int, int, int]]
    bands: list[tuple[int, dict[int, int]]]
    classes: list[tuple[int, dict[int, int]]]


def rules_of(scheme: Scheme) -> Rules:
    if scheme.band_need.any() or not scheme.rescale:
        raise ValueError("these engines know no flags, and always hand on the points that do not apply")
    top, starts = scheme.highest.tolist(), scheme.section_start.tolist()
    caps = scheme.section_cap.tolist()
    gates = [
        {s: g for s, g in enumerate(row) if g} for row in (*scheme.band_gate.tolist(), *scheme.class_gate.tolist())
    ]
    return Rules(
        top=top,
        sections=[(a, b, sum(top[a:b]), cap) for (a, b), cap in zip(pairwise(starts), caps, strict=True)],
        bonus=(starts[-1], scheme.bonus_end, scheme.bonus_cap),
        must=list(
            zip(range(scheme.bonus_end, len(top)), scheme.must_rung.tolist(), scheme.must_class.tolist(), strict=True)
        ),
        bands=list(zip(scheme.band_min.tolist(), gates[: scheme.band_min.size], strict=True)),
        classes=list(zip(scheme.class_rung.tolist(), gates[scheme.band_min.size :], strict=True)),
    )
