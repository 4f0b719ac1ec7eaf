"""The words of this room: where a document stands, its forms and its copies. Pure."""

from enum import StrEnum

from peelian.law.service import Method


class DocumentStatus(StrEnum):
    """Where a document stands."""

    MADE = "made"
    SUPERSEDED = "superseded"


STATUS_LABELS: dict[DocumentStatus, str] = {
    DocumentStatus.MADE: "Made",
    DocumentStatus.SUPERSEDED: "Superseded",
}
STATUS_SENTENCES: dict[DocumentStatus, str] = {
    DocumentStatus.MADE: "The document is made and kept; it is the one to use.",
    DocumentStatus.SUPERSEDED: "It is not the one to use any more, for the reasons given; it is kept as it was made.",
}
STATUS_COLOURS: dict[DocumentStatus, str] = {
    DocumentStatus.MADE: "green",
    DocumentStatus.SUPERSEDED: "grey",
}
STATUS_OWNERS: dict[DocumentStatus, str] = {
    DocumentStatus.MADE: "whoever made it",
    DocumentStatus.SUPERSEDED: "whoever superseded it",
}
STATUS_EVENTS: dict[DocumentStatus, tuple[str, ...]] = {
    DocumentStatus.MADE: ("documents.document_made",),
    DocumentStatus.SUPERSEDED: ("documents.document_superseded",),
}
TRANSITIONS: dict[DocumentStatus, frozenset[DocumentStatus]] = {
    DocumentStatus.MADE: frozenset({DocumentStatus.SUPERSEDED}),
    DocumentStatus.SUPERSEDED: frozenset(),
}


class Copy(StrEnum):
    """The same document twice, when part of it is withheld: what is given out, and what stays on the file."""

    SERVED = "served"
    FULL = "full"


COPY_LABELS: dict[Copy, str] = {
    Copy.SERVED: "The copy to give out",
    Copy.FULL: "The full copy, for the file",
}


class Form(StrEnum):
    """In which form a document is kept."""

    PDF = "pdf"
    DOCX = "docx"
    TEXT = "text"


FORM_LABELS: dict[Form, str] = {
    Form.PDF: "PDF",
    Form.DOCX: "Word document",
    Form.TEXT: "Plain text",
}
MEDIA_TYPES: dict[Form, str] = {
    Form.PDF: "application/pdf",
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.TEXT: "text/plain; charset=utf-8",
}


class ServiceMethod(StrEnum):
    """How a document was given: the methods that the law lists, and any other where the law lists none."""

    IN_PERSON = "in_person"
    ELECTRONIC = "electronic"
    POLICE_FRIEND = "police_friend"
    AGREED = "agreed"
    LEFT_AT_ADDRESS = "left_at_address"
    POST = "post"
    OTHER = "other"


METHOD_LABELS: dict[ServiceMethod, str] = {
    **{ServiceMethod[method.name]: method.value.capitalize() for method in Method},
    ServiceMethod.OTHER: "Some other way",
}


class ItemStatus(StrEnum):
    """Where one letter of a batch stands."""

    WAITING = "waiting"
    MADE = "made"
    LACKING = "lacking"
    REFUSED = "refused"


ITEM_LABELS: dict[ItemStatus, str] = {
    ItemStatus.WAITING: "Waiting",
    ItemStatus.MADE: "Made",
    ItemStatus.LACKING: "Facts missing",
    ItemStatus.REFUSED: "Refused",
}
ITEM_SENTENCES: dict[ItemStatus, str] = {
    ItemStatus.WAITING: "The letter has not been tried yet.",
    ItemStatus.MADE: "The letter is made and kept.",
    ItemStatus.LACKING: "The letter lacks facts, and says which; record them and try again.",
    ItemStatus.REFUSED: "The letter may not be made, and says why.",
}
ITEM_OWNERS: dict[ItemStatus, str] = dict.fromkeys(ItemStatus, "whoever began the batch")
ITEM_EVENTS: dict[ItemStatus, tuple[str, ...]] = {
    ItemStatus.WAITING: ("documents.batch_begun", "documents.batch_retried"),
    ItemStatus.MADE: ("documents.batch_item_settled",),
    ItemStatus.LACKING: ("documents.batch_item_settled",),
    ItemStatus.REFUSED: ("documents.batch_item_settled",),
}
ITEM_TRANSITIONS: dict[ItemStatus, frozenset[ItemStatus]] = {
    ItemStatus.WAITING: frozenset({ItemStatus.MADE, ItemStatus.LACKING, ItemStatus.REFUSED}),
    ItemStatus.MADE: frozenset(),
    ItemStatus.LACKING: frozenset({ItemStatus.WAITING}),
    ItemStatus.REFUSED: frozenset({ItemStatus.WAITING}),
}
