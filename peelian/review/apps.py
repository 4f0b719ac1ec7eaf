from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "peelian.review"

    def ready(self) -> None:
        from peelian.review import events  # noqa: F401  (registers events)
        from peelian.review.documents.keeping import announce

        announce()
