"""Editions of standards: drafts that may change, published ones that may not."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from linli.core.history import tracked
from linli.core.rights import PLATFORM, key
from linli.grading.compile import Published, compile_standard
from linli.places.models import Division

from .frozen import refuse_when

# What a published edition is: everything but its state, and who wrote and published it.
_FIXED = (
    "standard", "edition", "is_sample", "subject", "mode", "title_zh", "title_en", "document", "content_hash",
    "valid_months", "created_at", "published_at",
)  # fmt: skip


def _of(row: str) -> str:
    return ", ".join(f"{row}.{name}" for name in _FIXED)


@tracked()
class Edition(models.Model):
    """One edition of one standard, as the YAML that it was written in. Results name it by id, edition and hash."""

    class State(models.TextChoices):
        DRAFT = "DRAFT", _("Draft")
        PUBLISHED = "PUBLISHED", _("Published")
        WITHDRAWN = "WITHDRAWN", _("Withdrawn")

    standard = models.CharField(max_length=60)  # the id in the document
    edition = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    is_sample = models.BooleanField(_("sample"))
    subject = models.CharField(_("for"), max_length=20)  # compound, community, company, ...
    mode = models.CharField(max_length=10)
    title_zh = models.CharField(_("title in Chinese"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=200)
    document = models.TextField()  # the YAML, byte for byte in UTF-8
    content_hash = models.CharField(max_length=64)
    # How long stars, classes and "meeting the standard" hold by it; null: until the next award.
    valid_months = models.PositiveSmallIntegerField(
        _("months"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(240)]
    )
    version = models.PositiveIntegerField(default=1)  # of the draft: two who edit at once, and the second is told
    created_at = models.DateTimeField(_("created at"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("created by")
    )
    published_at = models.DateTimeField(_("published at"), null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("published by")
    )
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(_("why it was withdrawn"), max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["standard", "edition"], name="edition_once"),
            models.CheckConstraint(
                condition=Q(state="DRAFT", published_at=None) | ~Q(state="DRAFT") & Q(published_at__isnull=False),
                name="edition_published_has_a_day",
            ),
        ]
        triggers = [
            refuse_when(
                "published_stays",
                f"OLD.state <> 'DRAFT' AND (TG_OP = 'DELETE' OR ({_of('NEW')}) IS DISTINCT FROM ({_of('OLD')})"
                " OR NEW.state = 'DRAFT' OR (OLD.state = 'WITHDRAWN' AND (NEW.state, NEW.withdrawn_at,"
                " NEW.withdrawn_reason) IS DISTINCT FROM (OLD.state, OLD.withdrawn_at, OLD.withdrawn_reason)))",
                "a published edition does not change",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.edition}"

    @property
    def title(self) -> str:
        """The title in the language of the page."""
        return self.title_en if (get_language() or "").startswith("en") else self.title_zh

    @property
    def name(self) -> str:
        """Id and edition, as bundles name it."""
        return f"{self.standard}@{self.edition}"

    def scope_keys(self) -> frozenset[str]:
        """Return the keys of what it is for: the platform, and every division that lies in no other."""
        tops = Division.objects.filter(parent=None).values_list("pk", flat=True)
        return frozenset({PLATFORM, *(key("division", pk) for pk in tops)})

    def compiled(self) -> Published:
        """Return the standard's objects, read from the document."""
        return compiled(self.document, self.name)


_COMPILED: dict[str, Published] = {}


def compiled(document: str, name: str) -> Published:
    """Compile a document, or return what it compiled to before: a page must not parse 2,000 lines of YAML each time."""
    if document not in _COMPILED:
        if len(_COMPILED) > 30:
            _COMPILED.clear()
        _COMPILED[document] = compile_standard(document.encode(), name)
    return _COMPILED[document]
