"""Unified social credit codes (统一社会信用代码) after GB 32100: 18 characters, the last of which checks the others.

docs/algorithms/credit-code.md
"""

from django.utils.translation import gettext as _

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # without I, O, S, V, Z: they look like digits or each other
LENGTH = 18
_VALUES = {sign: value for value, sign in enumerate(ALPHABET)}
_MODULUS = len(ALPHABET)  # 31
_WEIGHTS = [pow(3, place, _MODULUS) for place in range(LENGTH - 1)]


def complete(first: str) -> str:
    """Return the code that begins with 17 signs, its check sign added. Raises ValueError for other signs or lengths."""
    if len(first) != LENGTH - 1 or not set(first) <= _VALUES.keys():
        raise ValueError(f"{first!r} is not 17 signs of the alphabet of credit codes")
    total = sum(_VALUES[sign] * weight for sign, weight in zip(first, _WEIGHTS, strict=True))
    return first + ALPHABET[-total % _MODULUS]


def check(code: str) -> str | None:
    """Return what is wrong with a code and what is allowed, None if it is a right one. Letters are capitals."""
    if len(code) != LENGTH:
        return _("“{code}” has {found} characters; a credit code has 18.").format(code=code[:40], found=len(code))
    wrong = sorted(set(code) - _VALUES.keys())
    if wrong:
        return _("“{code}” holds {wrong}; a credit code has digits and capitals without I, O, S, V, Z.").format(
            code=code, wrong=" ".join(wrong)
        )
    if complete(code[:-1]) != code:
        return _("The check sign of “{code}” is wrong: a sign was mistyped, or two were swapped.").format(code=code)
    return None
