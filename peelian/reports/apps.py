from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "peelian.reports"

    def ready(self) -> None:
        from peelian.reports import events  # noqa: F401  (registers the event types of this room)
