from django.apps import AppConfig


class ChatsConfig(AppConfig):
    name = "peelian.chats"

    def ready(self) -> None:
        from peelian.chats import projections  # noqa: F401  (follows the events of this room from here on)
