"""Forms of beginning a campaign from the file of a plan, and of setting its tasks later."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.campaign.source_plans import Owed, SourcePlan

from .actions import standards_of_communities


class BeginForm(forms.Form):
    """By which standard, and whether tasks whose day has passed are set as well."""

    standard = forms.ChoiceField(
        label=_("Standard of communities"), help_text=_("Which sealed rounds count: those of this standard.")
    )
    past = forms.BooleanField(
        label=_("Also set the tasks whose day has passed"), required=False,
        help_text=_("Each county then has to-dos that are overdue from the first day. They can be set later as well."),
    )  # fmt: skip

    def __init__(self, *args: Any, past: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["standard"].choices = standards_of_communities()  # type: ignore[attr-defined]
        if not past:
            del self.fields["past"]


class TasksForm(forms.Form):
    """Which tasks of the plan are set now."""

    tasks = forms.MultipleChoiceField(
        label=_("Tasks of the plan"), widget=forms.CheckboxSelectMultiple,
        help_text=_("Who owes a task gets a to-do with the day of the plan. The day can be corrected on the task."),
    )  # fmt: skip

    def __init__(self, *args: Any, plan: SourcePlan, left: Collection[tuple[str, Owed]], **options: Any) -> None:
        super().__init__(*args, **options)
        every = [(stage.title, task) for stage in plan.stages for task in stage.tasks]
        # Numbered as the file has them: what somebody else sets meanwhile moves no number.
        self.offered = {str(number): one for number, one in enumerate(every) if one in left}
        self.fields["tasks"].choices = [  # type: ignore[attr-defined]
            (
                number,
                gettext("{stage}: {task} (due {day})").format(
                    stage=stage, task=task.title, day=task.due_on.isoformat()
                ),
            )
            for number, (stage, task) in self.offered.items()
        ]

    def chosen(self) -> list[tuple[str, Owed]]:
        """Return the tasks that were chosen. Call it once the form is valid."""
        return [self.offered[number] for number in dict.fromkeys(self.cleaned_data["tasks"])]
