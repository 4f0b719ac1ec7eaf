from django.apps import AppConfig


class CriminalConfig(AppConfig):
    name = "peelian.criminal"

    def ready(self) -> None:
        from peelian.criminal import events  # noqa: F401  (registers the event types of this room)
