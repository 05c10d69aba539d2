"""Triggers that keep what was published or sealed as it is, whatever writes."""

import pgtrigger

_SEALED = """
    IF EXISTS (SELECT 1 FROM evaluation_round WHERE id = {row}.round_id AND state = 'SEALED') THEN
        RAISE EXCEPTION 'round % is sealed: nothing of it changes', {row}.round_id USING ERRCODE = 'restrict_violation';
    END IF;
"""


def unchanged_once_sealed() -> list[pgtrigger.Trigger]:
    """Refuse any write to a row of a sealed round. For tables with a column `round_id`."""
    new = _SEALED.format(row="NEW")
    old = _SEALED.format(row="OLD")
    return [
        pgtrigger.Trigger(
            name="sealed_new", when=pgtrigger.Before, operation=pgtrigger.Insert | pgtrigger.Update,
            func=f"{new} RETURN NEW;",
        ),
        pgtrigger.Trigger(
            name="sealed_old", when=pgtrigger.Before, operation=pgtrigger.Update | pgtrigger.Delete,
            func=f"{old} IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
        ),
    ]  # fmt: skip


def refuse_when(name: str, condition: str, sentence: str, *, delete: bool = True) -> pgtrigger.Trigger:
    """Refuse to change (and to delete) a row while an SQL condition on OLD holds."""
    operation = pgtrigger.Update | pgtrigger.Delete if delete else pgtrigger.Update
    return pgtrigger.Trigger(
        name=name, when=pgtrigger.Before, operation=operation,
        func=f"""
        IF {condition} THEN
            RAISE EXCEPTION '{sentence}' USING ERRCODE = 'restrict_violation';
        END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
        """,
    )  # fmt: skip
