"""The Django application of this room."""

from django.apps import AppConfig


class InterfaceConfig(AppConfig):
    """Templates, static files and template tags only: no models."""

    name = "peelian.interface"
    label = "interface"
    verbose_name = "Interface"
