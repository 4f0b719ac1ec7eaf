from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "peelian.access"

    def ready(self) -> None:
        from peelian.access import events  # noqa: F401  (registers the event types of this room)
