from django.apps import AppConfig


class PacksConfig(AppConfig):
    name = "peelian.packs"

    def ready(self) -> None:
        from peelian.packs import events  # noqa: F401  (registers events)
        from peelian.packs.documents.keeping import announce

        announce()
