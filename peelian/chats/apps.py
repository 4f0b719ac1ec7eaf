from django.apps import AppConfig


class ChatsConfig(AppConfig):
    name = "peelian.chats"

    def ready(self) -> None:
        from peelian.chats import events  # noqa: F401  (registers events)
