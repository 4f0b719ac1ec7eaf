"""The screening room."""

from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    """Screening: two commands so far, and no table."""

    name = "peelian.screening"
