"""Forms of hearings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Hearing

LONGEST = 5000


ALLOWED = _("A photo or a PDF of at most 20 MB. The file's name is not kept.")


class FileForm(forms.Form):
    """What somebody has to say; the module whose result it is about shows it and calls `file_hearing`."""

    text = forms.CharField(
        label=_("What is wrong, and why"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 8})
    )
    evidence = forms.FileField(label=_("Evidence"), required=False, help_text=ALLOWED)


class EvidenceForm(forms.Form):
    """A file that shows what a hearing says."""

    file = forms.FileField(label=_("File"), help_text=ALLOWED)


class AnswerForm(forms.Form):
    """The answer to a hearing."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=[("", "—"), *Hearing.Outcome.choices])
    answer = forms.CharField(
        label=_("Answer, with its reasons"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 8})
    )


class AcceptForm(forms.Form):
    """Accepting one; the reason is asked for if it was late."""

    reason = forms.CharField(label=_("Reason why it is heard although it is late"), max_length=500)

    def __init__(self, *args: Any, late: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not late:
            del self.fields["reason"]
