"""The form that takes a file."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from .operations import LARGEST_FILE


class UploadForm(forms.Form):
    """One workbook or CSV file."""

    file = forms.FileField(
        label=_("Workbook or CSV file"),
        help_text=_("An .xlsx, .xls or .csv file of at most 30 MB. It is checked first; nothing is changed yet."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.csv"}),
        error_messages={"empty": _("The file is empty. Choose one with rows in it.")},
    )

    def clean_file(self) -> Any:
        """Refuse what is too large to be a list."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_FILE:
            raise ValidationError(
                _("The file has %(size)s MB; at most %(most)s MB are taken. Split it, for example by township."),
                params={"size": round((file.size or 0) / 1_000_000), "most": LARGEST_FILE // 1_000_000},
            )
        return file
