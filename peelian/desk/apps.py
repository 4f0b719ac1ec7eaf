from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "peelian.desk"

    def ready(self) -> None:
        from peelian.desk import projections  # noqa: F401  (follows the events of the rooms below from here on)
