from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "peelian.documents"

    def ready(self) -> None:
        from peelian.documents import events  # noqa: F401  (registers the event types of this room)
