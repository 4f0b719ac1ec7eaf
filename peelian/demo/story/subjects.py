"""What the worked case has made so far, for those who tell other strands of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from peelian.access.actors import Actor
from peelian.cases import policy

if TYPE_CHECKING:
    from peelian.cases.models import Case, Subject


@dataclass(frozen=True, slots=True)
class Told:
    """The case and its subjects by the key under which the story knows them."""

    case: "Case"
    subjects: dict[str, "Subject"]

    def subject(self, key: str, who: Actor) -> "Subject":
        """A subject as it now stands, for somebody who may see it."""
        return policy.get_subject(who, self.subjects[key].ref)
