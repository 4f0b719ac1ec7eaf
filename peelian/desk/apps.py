from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "peelian.desk"

    def ready(self) -> None:
        # The event types of this room are registered, and those of the rooms below are followed, from here on.
        from peelian.desk import events, projections  # noqa: F401
