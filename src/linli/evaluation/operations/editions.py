"""Editions of standards: drafted, edited, published, withdrawn."""

import re
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from linli.core.history import because
from linli.core.news import publish as tell
from linli.evaluation.models import Edition
from linli.evaluation.news import EditionPublished, EditionWithdrawn
from linli.evaluation.refusals import FaultyStandard, UnableToEvaluate
from linli.grading.commands import shipped
from linli.grading.compile import Published, compile_standard
from linli.grading.faults import Refused
from linli.grading.yamltext import decode

State = Edition.State


def read_document(document: str) -> Published:
    """Compile a document. Raises FaultyStandard with everything that is wrong with it."""
    try:
        return compile_standard(document.encode(), "")
    except Refused as exc:
        count = len(exc.faults)
        sentence = ngettext(
            "The document has {count} fault; it is not kept until it has none.",
            "The document has {count} faults; it is not kept until it has none.",
            count,
        ).format(count=count)
        raise FaultyStandard(sentence, exc.faults) from exc


@transaction.atomic
def draft(*, document: str, by: Any, at: datetime) -> Edition:
    """Keep a new draft. Raises FaultyStandard, or UnableToEvaluate if that edition is there already."""
    published = read_document(document)
    edition = Edition(created_at=at, created_by=by, **_columns(published, document))
    return _saved(edition)


@transaction.atomic
def edit_draft(*, edition: Edition, version: int, document: str) -> Edition:
    """Change a draft. Raises FaultyStandard, or UnableToEvaluate if it is none, or somebody else changed it first."""
    columns = _columns(read_document(document), document)
    current = Edition.objects.select_for_update().get(pk=edition.pk)
    if current.state != State.DRAFT:
        raise UnableToEvaluate(
            _("{name} is published and does not change. Begin a draft of the next edition from it.").format(
                name=current
            )
        )
    if current.version != version:
        raise UnableToEvaluate(
            _("“{name}” was just changed by somebody else. Look at it again, then repeat what still holds.").format(
                name=current
            )
        )
    for name, value in columns.items():
        setattr(current, name, value)
    current.version += 1
    return _saved(current)


@transaction.atomic
def publish_edition(
    *, edition: Edition, content_hash: str, by: Any, at: datetime, valid_months: int | None = None
) -> Edition:
    """Publish a draft as it was read: its hash proves that nobody changed it meanwhile. Raises UnableToEvaluate.

    valid_months: how long what it awards holds; None: until the next award
    """
    current = Edition.objects.select_for_update().get(pk=edition.pk)
    if current.state != State.DRAFT:
        raise UnableToEvaluate(_("{name} is published already.").format(name=current))
    if current.content_hash != content_hash:
        raise UnableToEvaluate(_("The draft was changed after you read it. Read it again, then publish."))
    current.state, current.published_at, current.published_by = State.PUBLISHED, at, by
    current.valid_months = valid_months
    current.save()
    tell(EditionPublished(current.pk))
    return current


@transaction.atomic
def withdraw_edition(*, edition: Edition, reason: str, at: datetime) -> Edition:
    """Withdraw a published edition: no new round uses it, and those under way must say why they go on."""
    if not reason.strip():
        raise UnableToEvaluate(_("Give the reason why the edition is withdrawn."))
    current = Edition.objects.select_for_update().get(pk=edition.pk)
    if current.state != State.PUBLISHED:
        raise UnableToEvaluate(_("Only a published edition can be withdrawn."))
    current.state, current.withdrawn_at, current.withdrawn_reason = State.WITHDRAWN, at, reason.strip()[:500]
    with because(reason.strip()):
        current.save()
    tell(EditionWithdrawn(current.pk))
    return current


@transaction.atomic
def load_shipped(*, at: datetime) -> int:
    """Publish the standards that come with the program and are not there yet; returns how many."""
    known = set(Edition.objects.values_list("standard", "edition"))
    count = 0
    for path in shipped().values():
        raw = path.read_bytes()
        published = compile_standard(raw, path.name)
        if (published.standard.id, published.standard.edition) not in known:
            columns = _columns(published, decode(raw, path.name))
            Edition.objects.create(state=State.PUBLISHED, created_at=at, published_at=at, **columns)
            count += 1
    return count


def next_edition_of(edition: Edition, name: str) -> str:
    """Return an edition's document under another edition name, to begin a draft from."""
    return renamed(edition.document, name)


def renamed(document: str, name: str) -> str:
    """Return a document as another edition."""
    # In quotes: an edition called 2022 is no number.
    return re.sub(r"(?m)^edition:.*$", lambda _found: f'edition: "{name}"', document, count=1)


def _columns(published: Published, document: str) -> dict[str, Any]:
    standard = published.standard
    return {
        "standard": standard.id, "edition": standard.edition, "is_sample": standard.status == "sample",
        "subject": standard.subject, "mode": standard.mode, "title_zh": standard.title.zh[:200],
        "title_en": standard.title.en[:200], "document": document, "content_hash": published.content_hash,
    }  # fmt: skip


def _saved(edition: Edition) -> Edition:
    try:
        with transaction.atomic():
            edition.save()
    except IntegrityError as exc:
        if "edition_once" not in str(exc):
            raise
        raise UnableToEvaluate(
            _("Edition {edition} of {standard} is there already. Give the draft another edition.").format(
                edition=edition.edition, standard=edition.standard
            )
        ) from None
    return edition


def language() -> str:
    """Return the language in which grading speaks on this page."""
    return "en" if (get_language() or "").startswith("en") else "zh"
