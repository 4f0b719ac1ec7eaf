from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "peelian.media"

    def ready(self) -> None:
        from peelian.media import events  # noqa: F401  (registers events)
