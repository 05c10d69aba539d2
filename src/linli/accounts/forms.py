"""What people fill in."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from linli.core import clock
from linli.core.plain_text import PlainTextField
from linli.core.rights import RIGHTS, SCOPE_TYPES, Grants

from . import phones
from .models import Person, Role, VerifiedHome
from .models.people import EVERY_RIGHT
from .queries import roles_to_give, scopes_found

USERNAME = RegexValidator(
    r"\A[a-z0-9][a-z0-9._-]{2,49}\Z",
    _("A username has 3 to 50 small letters, digits, dots, hyphens or underscores, and begins with a letter or digit."),
)


class PhoneField(forms.CharField):
    """A mobile number; its value is as `phones.normal` gives it."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Mobile number"))
        options.setdefault("max_length", 30)
        super().__init__(**options)
        self.widget.attrs |= {"inputmode": "tel", "autocomplete": "tel"}

    def clean(self, value: Any) -> str:
        """Return the eleven digits."""
        text = super().clean(value)
        if not text:
            return ""
        try:
            return phones.normal(text)
        except phones.NotAPhone as exc:
            raise ValidationError(str(exc)) from None


class Day(forms.DateField):
    """A date, with the browser's own picker."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
        super().__init__(**options)


class RoleField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A choice among roles, by their codes."""

    def __init__(self, queryset: Any, **options: Any) -> None:
        super().__init__(queryset, to_field_name="code", **options)

    def to_python(self, value: Any) -> Any:
        """Return the role; what the database could not even be asked for is no choice either."""
        if value and not str(value).isprintable():
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice", params={"value": ""})
        return super().to_python(value)


def looked_for(data: Any) -> str:
    """Return what somebody typed to look for a place, before the form is checked."""
    return "".join(mark for mark in (data or {}).get("place", "")[:60] if mark.isprintable())


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(label=_("Reason"), max_length=200, help_text=_("Kept in the history, with your name."))


class PhoneForm(forms.Form):
    """The first step of signing in by phone."""

    phone = PhoneField()
    agreed = forms.BooleanField(
        label=_("I have read the privacy notice"),
        error_messages={
            "required": _("Please read the privacy notice and tick the box: no account is kept without it.")
        },
    )


class NewPhoneForm(forms.Form):
    """A number to change to."""

    phone = PhoneField(label=_("New mobile number"))


class CodeForm(forms.Form):
    """The six digits of a text message."""

    code = forms.CharField(label=_("Code from the message"), max_length=12)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}

    def clean_code(self) -> str:
        """Return six half-width digits."""
        import unicodedata

        code = "".join(unicodedata.normalize("NFKC", self.cleaned_data["code"]).split())
        if len(code) != 6 or not (code.isascii() and code.isdigit()):
            raise ValidationError(_("The code has six digits."))
        return code


class NameForm(forms.Form):
    """What a person is called."""

    name = PlainTextField(label=_("Full name"), max_length=50)


class ActingForm(forms.Form):
    """For whom somebody wants to act."""

    name = PlainTextField(label=_("Name of the person for whom you act"), max_length=50)
    phone = PhoneField(label=_("Their mobile number"))


class FindInput(forms.TextInput):
    """A text to look something up by, with its button beside it: `find` is then among what is sent."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Draw both."""
        return format_html(
            '<div class="input-group">{}<button class="btn" type="submit" name="find" value="1">{}</button></div>',
            super().render(name, value, attrs, renderer), _("Find"),
        )  # fmt: skip


NOTHING_FOUND = _("Nothing is found in your area. Type a part of the name, its pinyin or the code.")


class FoundField(forms.ChoiceField):
    """One of what was found; nothing is shown of it before there is something to choose from."""

    default_error_messages = {"required": _("Look for the place first: type its name, press Find and choose it.")}

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.RadioSelect, **options)

    def offer(self, found: list[tuple[Any, str]]) -> None:
        """Let one of these be chosen."""
        if found:
            self.choices = found
        else:
            self.widget = forms.HiddenInput()


class PlacedRoleForm(forms.Form):
    """A role over a place: the place is looked up by what is typed, then chosen."""

    role = RoleField(Role.objects.none(), label=_("Role"), empty_label=None)
    place = forms.CharField(
        label=_("Look for a place"),
        max_length=60,
        required=False,
        widget=FindInput,
        help_text=_("Name, pinyin or code, then press Find."),
    )
    scope = FoundField(label=_("Over"))
    valid_from = Day(label=_("First day"))
    valid_to = Day(label=_("Last day"), required=False, help_text=_("Empty: until somebody ends it."))

    def __init__(self, data: Any = None, *, grants: Grants, right: str, **options: Any) -> None:
        options.setdefault("initial", {})
        options["initial"].setdefault("valid_from", clock.today())
        super().__init__(data, **options)
        roles = roles_to_give(grants, right)
        choice = self.fields["role"]
        choice.queryset = Role.objects.filter(pk__in=[role.pk for role in roles])  # type: ignore[attr-defined]
        asked = (data or {}).get("role") or self.initial.get("role")
        role = next((role for role in roles if role.code == asked), roles[0] if roles else None)
        found = scopes_found(grants, right, role, looked_for(data)) if role else []
        self.fields["scope"].offer(found)  # type: ignore[attr-defined]
        if not found:
            self.fields["place"].help_text = NOTHING_FOUND


class GiveRoleForm(PlacedRoleForm):
    """A role for somebody who is here already."""

    reason = forms.CharField(label=_("Reason"), max_length=200, help_text=_("Kept in the history, with your name."))


class InviteForm(PlacedRoleForm):
    """A role for somebody new."""

    name = PlainTextField(label=_("Name of the person"), max_length=50)
    relation = forms.ChoiceField(
        label=_("Relation to the home"),
        choices=[("", _("not a resident")), *VerifiedHome.Relation.choices],
        required=False,
    )
    field_order = ("name",)


class EndRoleForm(ReasonForm):
    """When a role ends, and why."""

    last_day = Day(label=_("Last day"), help_text=_("Yesterday ends it at once."))


class AcceptForm(forms.Form):
    """What an invited person chooses."""

    username = forms.CharField(label=_("Username"), max_length=50, validators=[USERNAME])
    password = forms.CharField(label=_("Password"), max_length=200, strip=False)
    again = forms.CharField(label=_("Password again"), max_length=200, strip=False)
    agreed = PhoneForm.base_fields["agreed"]

    def __init__(self, *args: Any, person: Person, known: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.person = person
        if known:
            del self.fields["username"], self.fields["agreed"]
        for name in ("password", "again"):
            self.fields[name].widget = forms.PasswordInput({"autocomplete": "new-password"})
        self.fields["password"].help_text = " ".join(map(str, password_validators_help_texts()))

    def clean_username(self) -> str:
        """Return a name that nobody has."""
        name: str = self.cleaned_data["username"]
        if Person.objects.filter(username=name).exists():
            raise ValidationError(_("This username is taken. Choose another."))
        return name

    def clean(self) -> dict[str, Any]:
        """Check the password against the rules, and that it was typed twice alike."""
        given = super().clean() or {}
        if password := given.get("password"):
            person = Person(username=given.get("username") or self.person.username)
            try:
                validate_password(password, person)
            except ValidationError as exc:
                self.add_error("password", exc)
            if given.get("again") and given["again"] != password:
                self.add_error("again", _("The two passwords differ. Type the same twice."))
        return given


class RoleForm(ReasonForm):
    """What a role is called and allows."""

    name_zh = PlainTextField(label=_("Name in Chinese"), max_length=50)
    name_en = PlainTextField(label=_("Name in English"), max_length=80)
    scope_types = forms.MultipleChoiceField(label=_("Held over"), widget=forms.CheckboxSelectMultiple)
    second_factor = forms.BooleanField(label=_("Second factor required"), required=False)
    rights = forms.MultipleChoiceField(label=_("Rights"), widget=forms.CheckboxSelectMultiple, required=False)
    field_order = ("name_zh", "name_en", "scope_types", "second_factor", "rights", "reason")

    def __init__(self, *args: Any, role: Role, **options: Any) -> None:
        options["initial"] = {
            name: getattr(role, name) for name in ("name_zh", "name_en", "scope_types", "second_factor", "rights")
        }
        super().__init__(*args, **options)
        places = [(code, kind.title) for code, kind in SCOPE_TYPES.items()]
        self.fields["scope_types"].choices = [("platform", _("The whole platform")), *places]  # type: ignore[attr-defined]
        unknown = sorted(set(role.rights) - set(RIGHTS) - {EVERY_RIGHT})  # of a module that is not installed now
        self.fields["rights"].choices = [  # type: ignore[attr-defined]
            *((code, f"{declared.title} ({code})") for code, declared in sorted(RIGHTS.items())),
            *((code, code) for code in unknown),
        ]


class NewRoleForm(forms.Form):
    """A role of a city's own, as it begins: like another one."""

    code = forms.SlugField(
        label=_("Code"), max_length=50, help_text=_("Latin letters, digits, hyphens; it stays as it is.")
    )
    like = RoleField(Role.objects.all(), label=_("Begin with the rights of"))

    def clean_code(self) -> str:
        """Return a code that no role has."""
        code: str = self.cleaned_data["code"].lower()
        if Role.objects.filter(code=code).exists():
            raise ValidationError(_("There is a role of this code. Choose another code."))
        return code

    def clean_like(self) -> Role:
        """Return a role that can be copied."""
        role: Role = self.cleaned_data["like"]
        if EVERY_RIGHT in role.rights:
            raise ValidationError(_("The role {role} cannot be copied. Choose another.").format(role=role))
        return role


class HomeForm(forms.Form):
    """That a person lives in or owns a home. The home is looked up, then chosen."""

    phone = PhoneField(label=_("Mobile number of the person"))
    name = PlainTextField(label=_("Full name"), max_length=50, help_text=_("Kept if the number is new here."))
    place = forms.CharField(
        label=_("Look for a home"), max_length=60, required=False, widget=FindInput,
        help_text=_("Name of the compound, a space, the number; then press Find."),
    )  # fmt: skip
    scope = FoundField(label=_("Home"))
    relation = forms.ChoiceField(label=_("Relation"), choices=VerifiedHome.Relation.choices)
    valid_from = Day(label=_("First day"))

    def __init__(self, data: Any = None, *, grants: Grants, right: str, **options: Any) -> None:
        super().__init__(data, initial={"valid_from": clock.today()}, **options)
        text = looked_for(data)
        found = SCOPE_TYPES["home"].find(text, grants.keys(right)) if text.strip() else []
        self.fields["scope"].offer(found)  # type: ignore[attr-defined]
        if text.strip() and not found:
            self.fields["place"].help_text = NOTHING_FOUND


class FindPersonForm(forms.Form):
    """Whose data a request is about."""

    phone = PhoneField()
