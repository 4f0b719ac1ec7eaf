from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "peelian.cases"

    def ready(self) -> None:
        from peelian.cases import events  # noqa: F401  (registers the event types of this room)
        from peelian.cases.documents.keeping import announce

        announce()
