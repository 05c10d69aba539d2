"""What somebody might send to a form who means no good, or has no idea."""

from typing import Any

from django.db.models import Model

NASTY = [
    "", " ", "\x00", "a\x00b", "\u202e名称", "😀",
    "'; DROP TABLE places_compound; --", "<script>alert(1)</script>", "{{ 7|add:7 }}", "%s%(x)s{0}", "=1+1",
    "9" * 5000, "-1", "0", "1e400", "NaN", "Infinity", "-inf", "１２", "²", "٣", "0x10", "1_0", "2147483648",
    "9223372036854775808", "0.1234567890123456789", "0000-00-00", "9999-12-31", "2021-02-30", "10000-01-01", "T" * 300,
    "../../etc/passwd", "division:1", "null", "[]", '{"a": 1}', "\n\r\t", "\u200b", "on",
]  # fmt: skip


def sent_by(form: Any) -> dict[str, str]:
    """What a browser would send of a form as it is shown."""
    values = {name: form[name].value() for name in form.fields}
    return {
        name: "" if value is None else str(value.pk if isinstance(value, Model) else value)
        for name, value in values.items()
        if not isinstance(value, list)
    }
