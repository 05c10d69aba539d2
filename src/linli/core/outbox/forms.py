"""The forms of the office."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .limits import MOST_QUEUE_FILE
from .queue_file import Queue, read_queue
from .reading import Unreadable


class ReasonForm(forms.Form):
    """Why an office does something with an entry."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=300,
        help_text=gettext_lazy("Kept with the entry and in the history of what it changes."),
    )  # fmt: skip


class BringForm(ReasonForm):
    """A file that a phone saved, and why it comes this way."""

    file = forms.FileField(
        label=gettext_lazy("File from the phone"),
        widget=forms.ClearableFileInput(attrs={"accept": ".json,application/json"}),
        help_text=gettext_lazy("linli-outbox-….json, saved on the phone's page “Outbox”; at most 100 MB."),
    )

    field_order = ("file", "reason")
    queue: Queue

    def clean_file(self) -> Any:
        """Read it; a file that no phone saved is refused here."""
        upload = self.cleaned_data["file"]
        if upload.size > MOST_QUEUE_FILE:
            raise forms.ValidationError(
                _("The file has {size} MB; at most {most} MB are taken. Save it on the phone in parts.").format(
                    size=-(-upload.size // 1_000_000), most=MOST_QUEUE_FILE // 1_000_000
                )
            )
        try:
            self.queue = read_queue(upload.read())
        except Unreadable as exc:
            raise forms.ValidationError([fault["message"] for fault in exc.faults]) from None
        return upload
