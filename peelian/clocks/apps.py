from django.apps import AppConfig


class ClocksConfig(AppConfig):
    name = "peelian.clocks"

    def ready(self) -> None:
        from peelian.clocks import projections  # noqa: F401  (follows the events of cases from here on)
