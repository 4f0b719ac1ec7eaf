"""The events of `report.xml` as records, in memory that does not grow with the number of messages.

Only one message's tree is held at a time. What grows is the list of files that the report states hashes of, and the
people of one chat.
"""

from collections.abc import Iterator

from peelian.chats.formats.records import Event, Message, Record, Remainder, Unreadable, What
from peelian.chats.formats.ufdr.messages import Files, Maker, Stated
from peelian.chats.formats.ufdr.models import Clockwork, Model
from peelian.chats.formats.ufdr.people import Conversation
from peelian.chats.formats.xml_stream import DEEPEST, XmlStream

READ = {"Chat", "InstantMessage", "SMS", "MMS", "Contact", "UserAccount", "Call"}
FRAME = {"sourceExtractions", "caseInformation", "metadata", "taggedFiles", "decodedData"}
MODELS = {"modelField", "multiModelField"}
ENTRIES = {"Participants", "Messages", "ActivityLog"}


class Report:
    """One pass over a report. Handlers fill `_found`, which `records` empties after every piece of the file."""

    def __init__(self, member: str, size: int, files: Files, clockwork: Clockwork) -> None:
        self._member, self._size, self._files = member, size, files
        self._make = Maker(member, files, clockwork)
        self.project: dict[str, str] = {}
        self.said: dict[str, str] = {}
        self.recovered = 0
        self.counts: dict[str, int] = {}
        self._found: list[Record] = []
        self._depth = 0
        self._models: list[Model] = []
        self._slots: list[str] = []
        self._chat: Conversation | None = None
        self._file: tuple[str, dict[str, str]] | None = None
        self._field = ""
        self._words: list[str] | None = None
        self._skipped: tuple[int, int, str] | None = None
        self._kind = ""

    def records(self, xml: XmlStream) -> Iterator[Record]:
        """Everything in the report, in its order.

        Raises:
            Unreadable: it has a document type or an entity, or is nested beyond reason.
        """
        self._xml = xml
        parser = xml.parser
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        done = 0
        for _ in xml.run():
            yield from self._found
            done = max(done, self._found[-1].end) if self._found else done
            self._found.clear()
        if xml.broken_at is not None:
            start = max(done, self._broken_start(xml.broken_at))
            why = f"From byte {start:,} on it cannot be read: at byte {xml.broken_at:,}, {xml.broken_why}."
            yield Remainder(self._member, start, self._size, why)

    def _broken_start(self, broken_at: int) -> int:
        """A message that was begun and not ended belongs to what cannot be read."""
        if self._skipped:
            return self._skipped[1]
        inside = bool(self._models) and self._models[0].kind == "Chat"
        whole = self._models[1:2] if inside else self._models[:1]
        return whole[0].start if whole and whole[0].start >= 0 else broken_at

    def _start(self, name: str, values: dict[str, str]) -> None:
        # Half a million elements a second pass here: the frequent ones first, and nothing twice.
        self._depth = depth = self._depth + 1
        if depth > DEEPEST:
            raise Unreadable(f"{self._member}: elements are nested more than {DEEPEST} deep; no report is.")
        if self._skipped is not None or name == "empty":
            return
        if name == "field":
            self._field = values.get("name", "")
        elif name == "value":
            self._words = []
            self._xml.parser.CharacterDataHandler = self._words.append
        elif name == "model":
            self._open_model(values)
        elif name in MODELS:
            self._slots.append(values.get("name", ""))
            if self._chat is None and self._slots[-1] in ENTRIES and len(self._models) == 1:
                self._begin_chat()
        elif name == "item":
            self._field = values.get("name", "")
            self._words = []
            self._xml.parser.CharacterDataHandler = self._words.append
        elif name == "multiField":
            self._field = values.get("name", "")
        elif depth <= 3 or name == "file":
            self._frame(name, values)

    def _frame(self, name: str, values: dict[str, str]) -> None:
        """The report around its models."""
        depth = self._depth
        if depth == 1:
            self.project = values
        elif depth == 2 and name not in FRAME:
            self._skipped = (
                depth,
                self._xml.start(),
                f"The part “{name}” is not about messages and was not read.",
            )
        elif name == "modelType":
            self._kind = values.get("type", "")
            if self._kind not in READ:
                why = f"The part “{self._kind}” is not about messages and was not read."
                self._skipped = (depth, self._xml.start(), why)
        elif name == "file":
            self._file = (values.get("id", ""), {})

    def _open_model(self, values: dict[str, str]) -> None:
        models = self._models
        # Where it stands matters for what becomes a record of its own: a model of the report or an entry of a chat.
        own = not models or (len(models) == 1 and models[0].kind == "Chat")
        start = self._xml.start() if own else -1
        models.append(Model(values.get("type", ""), values, start))

    def _begin_chat(self) -> None:
        """The fields that name a chat stand before its lists."""
        chat = self._models[0]
        if chat.kind == "Chat":
            name = chat.field("Name")
            key = chat.field("Id") or name or chat.values.get("id", "")
            self._chat = Conversation(key, name, chat.field("Source"), chat.field("ChatType") == "Group")
            if name:
                self._found.append(
                    Event(self._member, chat.start, chat.start, key, None, What.NAMED, name, value=name)
                )

    def _end(self, name: str) -> None:
        depth = self._depth
        self._depth = depth - 1
        if name == "field" or name == "empty":
            return
        if self._skipped is not None:
            if self._skipped[0] == depth:
                self._found.append(
                    Remainder(self._member, self._skipped[1], self._xml.end(), self._skipped[2])
                )
                self._skipped = None
            return
        if self._words is not None and (name == "value" or name == "item"):
            self._xml.parser.CharacterDataHandler = None
            self._said("".join(self._words))
            self._words = None
        elif name == "model":
            self._close_model()
        elif name in MODELS:
            if (
                self._slots.pop() == "Participants"
                and len(self._models) == 1
                and self._chat
                and self._chat.members
            ):
                self._found += self._make.members(self._chat)
        elif name == "file" and self._file:
            self._state_file(*self._file)
            self._file = None

    def _said(self, text: str) -> None:
        if self._models:
            self._models[-1].fields[self._field] = text
        elif self._file:
            self._file[1][self._field] = text
        else:
            self.said[self._field] = text

    def _state_file(self, ident: str, said: dict[str, str]) -> None:
        path, sha256 = said.get("Local Path", ""), said.get("SHA256", "") or said.get("SHA-256", "")
        if ident and (path or sha256):
            self._files.stated[ident] = Stated(path, sha256.lower())

    def _close_model(self) -> None:
        model = self._models.pop()
        if not self._models:
            self._close_top(model)
        elif model.start >= 0:
            self._found += self._entry(model, self._xml.end())
        else:
            # A slot outside any field stands in a structure that is not known; its words stay with its bytes.
            slot = self._slots[-1] if self._slots else ""
            self._models[-1].inner.setdefault(slot, []).append(model)

    def _entry(self, model: Model, end: int) -> Iterator[Record]:
        """An entry of one of a chat's lists."""
        chat = self._chat or Conversation()
        what = (self._slots[-1] if self._slots else "", model.kind)
        if what == ("Messages", "InstantMessage"):
            yield from self._counted(self._make.message(model, chat, end))
        elif what == ("Participants", "Party"):
            yield self._make.party(model, chat, end)
        elif what == ("ActivityLog", "ChatActivity"):
            yield self._make.act(model, chat, (model.start, end), "", None)
        else:
            why = f"“{what[1]}” in the “{what[0]}” of a chat is not known, and was not read."
            yield Remainder(self._member, model.start, end, why)

    def _close_top(self, model: Model) -> None:
        """A model of the report itself has ended."""
        end, self._chat = self._xml.end(), None
        if model.kind in ("Contact", "UserAccount"):
            self._found += self._make.contact(model, end)
        elif model.kind == "InstantMessage":
            self._found += self._counted(self._make.message(model, Conversation(), end))
        elif model.kind == "Call":
            self._found.append(self._make.call(model, end))
        elif model.kind in ("SMS", "MMS"):
            self._found += self._counted(self._make.text_message(model, end))
        elif model.kind != "Chat":
            why = f"A model of the kind “{model.kind}” among “{self._kind}” is not known."
            self._found.append(Remainder(self._member, model.start, end, why))

    def _counted(self, records: Iterator[Record]) -> Iterator[Record]:
        for record in records:
            if type(record) is Message and record.fields:
                self.recovered += ("deleted_state", "Deleted") in record.fields
            yield record
