from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "peelian.evidence"

    def ready(self) -> None:
        from peelian.evidence import events  # noqa: F401  (registers events)
        from peelian.evidence.documents.keeping import announce

        announce()
