"""The table of notices."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from linli.core.subjects import url_of
from linli.core.wording import fill

from .kinds import KINDS


class Notice(models.Model):
    """One message to one person."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)  # of notices.KINDS
    fields = models.JSONField(default=dict)
    subject_type = models.CharField(max_length=60, blank=True)  # of core.subjects; empty: about nothing in particular
    subject_id = models.BigIntegerField(null=True)
    url = models.CharField(max_length=300, blank=True)  # empty: the subject's own page
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(subject_type="", subject_id=None) | (~Q(subject_type="") & ~Q(subject_id=None)),
                name="notice_subject_whole",
            )
        ]
        indexes = [
            models.Index(fields=["person", "-id"], name="notice_inbox"),
            models.Index(fields=["person"], condition=Q(read_at=None), name="notice_unread"),
            models.Index(fields=["made_at"], name="notice_age"),
        ]

    @property
    def title(self) -> str:
        """What kind of message it is, in the reader's language."""
        return str(KINDS[self.kind].title) if self.kind in KINDS else self.kind

    @property
    def text(self) -> str:
        """The message, in the reader's language."""
        return fill(KINDS[self.kind].text, self.fields) if self.kind in KINDS else ""

    @property
    def href(self) -> str:
        """Where it leads, empty if nowhere."""
        return self.url or (url_of(self.subject_type, self.subject_id) if self.subject_id is not None else "")
