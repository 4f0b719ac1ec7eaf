"""The one base class of everything `law` refuses to answer."""


class LawRefusal(Exception):
    """The law as held here gives no answer; the message is a sentence a person can act on."""
