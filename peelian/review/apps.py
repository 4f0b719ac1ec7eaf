from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "peelian.review"

    def ready(self) -> None:
        from peelian.chats.answering import told_by
        from peelian.review import events  # noqa: F401  (registers events)
        from peelian.review.documents.keeping import announce
        from peelian.review.queries.answers import answers_in

        announce()
        told_by(answers_in)
