"""What happens to a pack. Every event is about the case; words stay in the tables, and the event commits to them."""

from peelian.ledger.events import Digest, Ref, event
from peelian.packs.states import Part, Reason


@event("packs.pack_begun", about="case", says="Exhibit pack begun")
class PackBegun:
    subject: Ref
    pack: Ref
    title: Digest
    review: Ref | None = None


@event("packs.message_chosen", about="case", says="Message exhibited")
class MessageChosen:
    subject: Ref
    pack: Ref
    message: Ref
    number: int
    before: int
    after: int
    allegations: tuple[Ref, ...]


@event("packs.choice_changed", about="case", says="Exhibited message: context or allegations changed")
class ChoiceChanged:
    subject: Ref
    pack: Ref
    number: int
    before: int
    after: int
    allegations: tuple[Ref, ...]


@event("packs.message_dropped", about="case", says="Message taken out of the pack")
class MessageDropped:
    subject: Ref
    pack: Ref
    number: int
    reasons: Digest


@event("packs.message_translated", about="case", says="Translation recorded")
class MessageTranslated:
    subject: Ref
    pack: Ref
    number: int
    text: Digest
    translator: Digest


@event("packs.part_withheld", about="case", says="Part of a pack withheld")
class PartWithheld:
    subject: Ref
    pack: Ref
    withholding: Ref
    part: Part
    reason: Reason
    message: Ref | None = None
    phrase: Digest | None = None


@event("packs.withholding_lifted", about="case", says="Withheld part put back")
class WithholdingLifted:
    subject: Ref
    pack: Ref
    withholding: Ref
    reasons: Digest


@event("packs.edition_made", about="case", says="Exhibit pack made")
class EditionMade:
    subject: Ref
    pack: Ref
    edition: int
    messages: int
    withheld: int
    document: Ref
    contents: Digest
    spreadsheet: Digest
    case_uco: Digest


@event("packs.unused_scheduled", about="case", says="Schedule of unused material made")
class UnusedScheduled:
    subject: Ref
    document: Ref
    items: int
    threads: int
