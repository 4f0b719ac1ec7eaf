"""Turns Django's stock error messages into sentences that name the field and say what to do.

A message that a form's author wrote is never touched: only a message that is Django's own default is replaced.
"""

from collections.abc import Iterator

from django.core import validators
from django.core.exceptions import ValidationError
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, Field, RadioSelect, Select

REPLACEMENTS = {
    "invalid": "{Label} is not in the right form",
    "invalid_choice": "Select {label} from the list",
    "invalid_list": "Select {label} from the list",
    "max_length": "{Label} must be {limit_value} characters or fewer",
    "min_length": "{Label} must be {limit_value} characters or more",
    "max_value": "{Label} must be {limit_value} or less",
    "min_value": "{Label} must be {limit_value} or more",
    "empty": "The file chosen for {label} is empty",
    "missing": "Choose {label} again: the file did not arrive",
    "null_characters_not_allowed": "{Label} must not hold null characters",
}
KINDS = {
    "IntegerField": "{Label} must be a whole number",
    "DecimalField": "{Label} must be a number",
    "FloatField": "{Label} must be a number",
    "DateField": "{Label} must be a real date",
    "TimeField": "{Label} must be a real time, like 14:30",
    "DateTimeField": "{Label} must be a real date and time, like 9 March 2023 14:30",
    "EmailField": "{Label} must be an email address, like name@example.com",
    "URLField": "{Label} must be a web address, like https://www.example.com",
}
CHOOSERS = (RadioSelect, CheckboxSelectMultiple, Select)
STOCK_VALIDATORS = (
    validators.MaxLengthValidator,
    validators.MinLengthValidator,
    validators.MaxValueValidator,
    validators.MinValueValidator,
    validators.EmailValidator,
    validators.URLValidator,
    validators.ProhibitNullCharactersValidator,
)


def lower_first(text: str) -> str:
    """'Date of birth' -> 'date of birth'; 'IOPC reference' and 'I have read it' keep their capitals."""
    return text if text[1:2].isupper() or text[1:2] in " '’" else text[:1].lower() + text[1:]


def names_of(label: str) -> tuple[str, str]:
    """What a sentence calls a field, at its beginning and within; a label that asks a question is quoted whole."""
    if label.endswith("?"):
        return f"The answer to “{label}”", f"an answer to “{label}”"
    return label, lower_first(label)


def sentences(field: BoundField) -> list[str]:
    """Every error of a bound field as a sentence, in order."""
    return [text for error in field.errors.as_data() for text in _each(error, field)]


def _each(error: ValidationError, field: BoundField) -> Iterator[str]:
    for single in error.error_list:
        yield _reworded(single, field) if _is_stock(single, field.field) else str(single.messages[0])


def _is_stock(error: ValidationError, field: Field) -> bool:
    """Whether the message is one that Django wrote, rather than the form's author."""
    stock = [
        cls.default_error_messages.get(error.code)
        for cls in type(field).__mro__
        if cls.__module__.startswith("django.") and hasattr(cls, "default_error_messages")
    ]
    stock += [getattr(cls, "message", None) for cls in STOCK_VALIDATORS]
    return any(error.message is default for default in stock if default is not None)


def _reworded(error: ValidationError, field: BoundField) -> str:
    template = _template(error.code or "", field.field)
    if template is None:
        return str(error.messages[0])
    (first, within), limit = names_of(str(field.label)), (error.params or {}).get("limit_value", "")
    limit = f"{limit:,}" if isinstance(limit, int) else limit
    return template.format(Label=first, label=within, limit_value=limit)


def _template(code: str, field: Field) -> str | None:
    if code == "required":
        return _required(field)
    if code in ("invalid", "invalid_date", "invalid_time", "invalid_datetime"):
        names = (cls.__name__ for cls in type(field).__mro__)
        return next((KINDS[name] for name in names if name in KINDS), REPLACEMENTS["invalid"])
    return REPLACEMENTS.get(code)


def _required(field: Field) -> str:
    widget = field.widget
    if isinstance(widget, CheckboxInput):
        return "Select the box to confirm: {label}"
    if isinstance(widget, CHOOSERS) or getattr(widget, "input_type", "") == "file":
        return "Select {label}"
    return "Enter {label}"
