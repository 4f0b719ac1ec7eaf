"""The two ways in which Peelian says no."""


class Hidden(Exception):
    """The actor may not know whether this exists. Becomes 404, the same as when it does not exist."""


class Refused(Exception):
    """The actor may see the thing but may not do this. The text is a sentence a person can act on.

    `rule` cites the provision or policy the refusal rests on, where there is one.
    """

    def __init__(self, sentence: str, *, rule: str = "") -> None:
        super().__init__(f"{sentence} ({rule})" if rule else sentence)
        self.sentence, self.rule = sentence, rule
