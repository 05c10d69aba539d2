"""Editions of standards: a file, the text of a draft, the name of the next one, publishing and withdrawing."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.evaluation.models import Edition
from linli.grading.yamltext import LARGEST_BYTES

TABLES = (".xlsx", ".xls", ".csv")
TEXTS = (".yaml", ".yml")
LARGEST_TABLE = 20_000_000

standard_id = RegexValidator(
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)*\Z",
    gettext_lazy("Allowed are small letters, digits and single hyphens, as in “courteous-compound”."),
)
edition_name = RegexValidator(
    r"^[A-Za-z0-9][A-Za-z0-9._-]*\Z",
    gettext_lazy("Allowed are letters, digits, dots, hyphens and underscores, as in “2022.1”."),
)


class ImportEditionForm(forms.Form):
    """A standard's YAML, or the scoring table of a bureau."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "A standard (.yaml), or a bureau's scoring table (.xlsx, .xls, .csv), which becomes a draft to finish."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join((*TEXTS, *TABLES))}),
    )
    standard = forms.CharField(
        label=gettext_lazy("Id of the standard, for a table"), max_length=60, required=False,
        validators=[standard_id],
        help_text=gettext_lazy("A table has none: small letters and hyphens, as in “courteous-compound”."),
    )  # fmt: skip
    edition = forms.CharField(
        label=gettext_lazy("Edition, for a table"), max_length=40, required=False, validators=[edition_name],
        help_text=gettext_lazy("As in “2022.1”; “draft” if it is left empty."),
    )  # fmt: skip

    def clean_file(self) -> Any:
        """Refuse what is neither, and what is too large."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        name = (file.name or "").lower()
        if not name.endswith((*TABLES, *TEXTS)):
            raise ValidationError(
                _("“%(name)s” is neither a standard nor a table. Allowed are %(allowed)s."),
                params={"name": (file.name or "")[-60:], "allowed": "、".join((*TEXTS, *TABLES))},
            )
        most = LARGEST_BYTES if name.endswith(TEXTS) else LARGEST_TABLE
        if (file.size or 0) > most:
            raise ValidationError(
                _("The file has %(size)s MB; at most %(most)s MB are taken."),
                params={"size": round((file.size or 0) / 1_000_000), "most": most // 1_000_000},
            )
        return file

    @property
    def is_table(self) -> bool:
        """Whether the file is a table."""
        return str(self.cleaned_data["file"].name).lower().endswith(TABLES)

    def clean(self) -> dict[str, Any]:
        """Ask for an id where a table comes."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("file") and "standard" in data and self.is_table and not data["standard"]:
            self.add_error("standard", _("A table needs the id under which its standard is known."))
        return data


class DocumentForm(forms.Form):
    """The text of a draft. version: of the draft that the person saw."""

    document = forms.CharField(
        label=gettext_lazy("The standard as YAML"), strip=False, max_length=LARGEST_BYTES,
        widget=forms.Textarea(
            attrs={"rows": 34, "class": "font-monospace ll-document", "spellcheck": "false", "wrap": "off"}
        ),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2_147_483_647)

    def is_multipart(self) -> bool:
        """Send it as it is: with every Chinese character as nine letters, a long standard would not get through."""
        return True

    def clean_document(self) -> str:
        """Return it with the line ends that it came with: a browser sends others."""
        return str(self.cleaned_data["document"]).replace("\r\n", "\n").replace("\r", "\n")


class NextEditionForm(forms.Form):
    """The name of the next edition."""

    edition = forms.CharField(
        label=gettext_lazy("Name of the new edition"), max_length=40, validators=[edition_name],
        help_text=gettext_lazy("As in “2022.1”. Results will name it beside the standard."),
    )  # fmt: skip


class PublishForm(forms.Form):
    """Publishing what was read: its hash comes back."""

    content_hash = forms.CharField(widget=forms.HiddenInput, max_length=64)
    valid_months = forms.IntegerField(
        label=gettext_lazy("Stars, classes and passes hold for (months)"), required=False, min_value=1, max_value=240,
        help_text=gettext_lazy("Counted from a round's as-of date. Empty: until the next award."),
    )  # fmt: skip


class WithdrawForm(forms.Form):
    """Why an edition is withdrawn."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Whoever leads a round by it is told this sentence."),
    )  # fmt: skip


class CompareForm(forms.Form):
    """Two editions to compare."""

    before = forms.ModelChoiceField(Edition.objects.none(), label=gettext_lazy("From"))
    after = forms.ModelChoiceField(Edition.objects.none(), label=gettext_lazy("To"))

    def __init__(self, *args: Any, editions: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("before", "after"):
            field: Any = self.fields[name]
            field.queryset = editions
            field.label_from_instance = _called


def _called(edition: Edition) -> str:
    return f"{edition} · {edition.name}"
