from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "peelian.calendar"

    def ready(self) -> None:
        from peelian.calendar import events  # noqa: F401  (registers the event types of this room)
