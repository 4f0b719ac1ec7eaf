"""Sending a file by a plain form."""

from typing import Any

from django import forms

from peelian.access.refusals import Refused
from peelian.evidence.services.storing import known_hash


class AddFile(forms.Form):
    """A file, and what somebody says it hashes to."""

    file = forms.FileField(label="File", allow_empty_file=True)
    stated_hash = forms.CharField(
        label="Hash stated with it",
        max_length=200,
        required=False,
        help_text="SHA-256, SHA-1 or MD5, as the extraction report gives it. A file with another hash is refused.",
    )

    def clean_stated_hash(self) -> str:
        """The hash in lower case without spaces."""
        try:
            return known_hash(self.cleaned_data["stated_hash"])
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def clean(self) -> dict[str, Any]:
        """Hand on what was sealed under the names that the service takes."""
        data = super().clean() or {}
        file = data.pop("file", None)
        if file is not None:
            data["arrival"] = file
        return data
