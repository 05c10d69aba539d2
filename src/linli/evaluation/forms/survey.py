"""Forms of the resident survey."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.plain_text import PlainTextField
from linli.evaluation.models import Channel, SampledHome, Survey
from linli.evaluation.operations.editions import language
from linli.evaluation.operations.surveys import home_of
from linli.places.forms.common import DayField

LEVELS: tuple[tuple[int, str | Promise], ...] = (
    (5, gettext_lazy("Very satisfied")),
    (4, gettext_lazy("Satisfied")),
    (3, gettext_lazy("So-so")),
    (2, gettext_lazy("Not satisfied")),
    (1, gettext_lazy("Not at all satisfied")),
)
NO_ANSWER = (0, gettext_lazy("No answer"))


class OpenForm(forms.Form):
    """What a survey is opened with; its questions are the same everywhere."""

    title = PlainTextField(label=gettext_lazy("Title"), max_length=120)
    per_compound = forms.IntegerField(
        label=gettext_lazy("Homes per compound"), initial=40, min_value=10, max_value=500,
        help_text=gettext_lazy(
            "At least 10, at most 500; of a smaller compound all. Forty answers tell a share to about 15 points; fewer "
            "than ten are never shown."
        ),
    )  # fmt: skip
    seed = PlainTextField(
        label=gettext_lazy("Seed of the draw"), max_length=40,
        help_text=gettext_lazy(
            "A word or number that nobody could choose, fixed in public on the day, such as the numbers of a lottery. "
            "Whoever knows it and the house ledger can repeat the draw."
        ),
    )  # fmt: skip
    closes_on = DayField(
        label=gettext_lazy("Closes on"), help_text=gettext_lazy("The last day on which answers are taken.")
    )


class CodeForm(forms.Form):
    """The code of a letter. survey: the one it must be of, None for any."""

    code = forms.CharField(
        label=gettext_lazy("Code in your letter"), max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "size": 14}
        ),
    )  # fmt: skip

    def __init__(self, *args: Any, survey: Survey | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self._survey = survey
        self.home: SampledHome | None = None

    def clean_code(self) -> str:
        """Look for the home of the code."""
        code: str = self.cleaned_data["code"]
        home = home_of(code)
        if home is None or (self._survey is not None and home.survey_id != self._survey.pk):
            raise forms.ValidationError(_("No letter of this survey has this code. Please compare it sign by sign."))
        self.home = home
        return code


class AnswerForm(CodeForm):
    """An answer: a level for each question, none of them required by itself."""

    def __init__(self, *args: Any, questions: Sequence[dict[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self._names = [f"level_{number}" for number in range(len(questions))]
        for name, question in zip(self._names, questions, strict=True):
            self.fields[name] = forms.ChoiceField(
                label=question[language()], choices=[*LEVELS, NO_ANSWER], initial=0, required=False,
                widget=forms.RadioSelect,
            )  # fmt: skip

    @property
    def questions(self) -> list[Any]:
        """The fields of the questions, for the page."""
        return [self[name] for name in self._names]

    def levels(self) -> list[int]:
        """Return the levels of a valid form."""
        return [int(self.cleaned_data[name] or 0) for name in self._names]


class EnterForm(AnswerForm):
    """An answer that came by phone or on paper."""

    channel = forms.ChoiceField(
        label=gettext_lazy("How it came"), choices=[(one.value, one.label) for one in (Channel.PHONE, Channel.PAPER)],
        widget=forms.RadioSelect,
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"].label = gettext_lazy("Code of the letter")
