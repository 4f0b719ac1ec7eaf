from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "peelian.people"

    def ready(self) -> None:
        from peelian.people import events  # noqa: F401  (registers the event types of this room)
