from django.apps import AppConfig


class RestrictionsConfig(AppConfig):
    name = "peelian.restrictions"

    def ready(self) -> None:
        from peelian.restrictions import events, projections  # noqa: F401  (registers events and followers)
        from peelian.restrictions.documents.keeping import announce

        announce()
