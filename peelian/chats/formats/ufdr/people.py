"""The chat that is being read: its people, and what the lines of its system say of them."""

from dataclasses import dataclass, field

from peelian.chats.formats.records import What
from peelian.chats.formats.whatsapp.roster import Roster, seen_name
from peelian.chats.formats.whatsapp.sentences import Said, understand

LONGEST_LINE = 2_000
UNKNOWN = Said(What.OTHER, None, (), "")


@dataclass
class Conversation:
    """A chat, by the identifier that the report has for it."""

    key: str = ""
    name: str = ""
    app: str = ""
    group: bool = False
    members: list[str] = field(default_factory=list)
    """The accounts among its participants, and where the last of them ends."""
    members_end: int = 0
    people: dict[str, str] = field(default_factory=dict)
    """What each account was last called."""
    _roster: Roster = field(default_factory=Roster)
    _shared: set[str] = field(default_factory=set)
    """Names that more than one account has: a sentence with such a name does not say who."""

    def meet(self, key: str, name: str) -> bool:
        """Somebody is named; whether under this name for the first time."""
        if self.people.get(key) == name:
            return False
        self.people[key] = name
        self._roster.names.add(key)
        for called in filter(None, {seen_name(name), f"+{key.partition('@')[0]}"}):
            if self._roster.folded.setdefault(called, key) != key:
                self._shared.add(called)
        return True

    def understand(self, text: str) -> Said:
        """What a line by the system says. Only the sentences of WhatsApp are known, in the languages of its reader."""
        if self.app != "WhatsApp" or not text or len(text) > LONGEST_LINE:
            return UNKNOWN
        for called in self._shared:
            self._roster.folded.pop(called, None)
        return understand(text, self._roster) or UNKNOWN
