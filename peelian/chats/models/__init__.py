"""The tables of the chats room, one file a noun."""

from peelian.chats.models.conversations import (
    Conversation,
    Copy,
    PlaceMark,
    Proposal,
    Stay,
    SystemEvent,
)
from peelian.chats.models.imports import Import, Phone, Remainder, Scope, Sealed
from peelian.chats.models.messages import Attachment, Message, Reaction, Receipt, Witness
from peelian.chats.models.participants import (
    Account,
    ClockDifference,
    Identification,
    Participant,
    Sameness,
)

__all__ = [
    "Account",
    "Attachment",
    "ClockDifference",
    "Conversation",
    "Copy",
    "Identification",
    "Import",
    "Message",
    "Participant",
    "Phone",
    "PlaceMark",
    "Proposal",
    "Reaction",
    "Receipt",
    "Remainder",
    "Sameness",
    "Scope",
    "Sealed",
    "Stay",
    "SystemEvent",
    "Witness",
]
