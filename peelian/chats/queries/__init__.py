"""What can be read of messages, one file a matter. The names that other rooms use stand here."""

from peelian.chats.queries.around import messages_around, number_of, order_at
from peelian.chats.queries.exposure import Exposure, exposure_of
from peelian.chats.queries.sources import (
    Citation,
    attachments_of,
    citation_of,
    citations_of,
    get_attachment,
    read_attachment,
)
from peelian.chats.queries.texts import Text, count_texts, texts_of

__all__ = [
    "Citation",
    "Exposure",
    "Text",
    "attachments_of",
    "citation_of",
    "citations_of",
    "count_texts",
    "exposure_of",
    "get_attachment",
    "messages_around",
    "number_of",
    "order_at",
    "read_attachment",
    "texts_of",
]
