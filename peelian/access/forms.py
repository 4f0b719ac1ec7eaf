"""What administrators type about accounts, and everyone about their own conflicts of interest."""

import re
from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts

from peelian.access.events import Walled
from peelian.access.permissions import ROLE_CARDS, Role
from peelian.interface.forms import CountedTextarea, HintedRadios

PERSON_REF = re.compile(r"P-[0-9A-Z]{4,13}")
WALLED_BY_PREFIX = {"P": Walled.PERSON, "C": Walled.CASE}
NARROW = {"class": "govuk-input--width-10"}


def _reasons(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, max_length=2000, widget=CountedTextarea(limit=2000))


def _person_ref(label: str, *, required: bool) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=16,
        help_text="For example, P-7F3K2QXM. It keeps the holder away from matters about themselves.",
        widget=forms.TextInput(NARROW),
    )


def checked_person_ref(text: str) -> str:
    """A reference of a person in capitals, or nothing. Raises ValidationError for anything else."""
    ref = text.strip().upper()
    if ref and not PERSON_REF.fullmatch(ref):
        raise forms.ValidationError("A reference of a person looks like P-7F3K2QXM.")
    return ref


class AccountForm(forms.Form):
    """A new account. Its holder changes the password at the first sign-in."""

    name = forms.CharField(label="Name", max_length=120)
    email = forms.EmailField(label="E-mail address")
    unit = forms.CharField(label="Unit", required=False, max_length=80)
    person_ref = _person_ref("Reference of the person", required=False)
    password = forms.CharField(
        label="First password",
        max_length=200,
        strip=False,
        help_text=" ".join(password_validators_help_texts()),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_person_ref(self) -> str:
        return checked_person_ref(self.cleaned_data["person_ref"])


class RoleForm(forms.Form):
    """A role to grant: those that the account does not hold yet, each with what it is for."""

    role = forms.ChoiceField(label="Role")

    def __init__(self, *args: Any, held: set[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(role.value, card.title) for role, card in ROLE_CARDS.items() if role.value not in held]
        hints = {role.value: card.purpose for role, card in ROLE_CARDS.items()}
        self.fields["role"] = forms.ChoiceField(
            label="Role", choices=choices, widget=HintedRadios(hints=hints)
        )

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class LinkForm(forms.Form):
    """Who in the workforce the holder of an account is."""

    person_ref = _person_ref("Reference of the person", required=True)

    def clean_person_ref(self) -> str:
        return checked_person_ref(self.cleaned_data["person_ref"])


class ConflictForm(forms.Form):
    """A conflict of interest. Whether such a person or case exists is not said: that too would be telling."""

    against_ref = forms.CharField(
        label="Reference of the person or case",
        max_length=16,
        help_text="For example, P-7F3K2QXM or C-7F3K2QXM.",
        widget=forms.TextInput(NARROW),
    )
    reasons = _reasons("What is the conflict?", "For example: we are related, or we served on the same team.")

    def clean_against_ref(self) -> str:
        ref: str = self.cleaned_data["against_ref"].strip().upper()
        if not re.fullmatch(r"[PC]-[0-9A-Z]{4,13}", ref):
            raise forms.ValidationError(
                "A reference looks like P-7F3K2QXM for a person or C-7F3K2QXM for a case."
            )
        return ref


class WithdrawalForm(forms.Form):
    """Why a wall may be lifted."""

    reasons = _reasons("Why may this wall be lifted?", "Say who decided it. The reasons are kept.")
