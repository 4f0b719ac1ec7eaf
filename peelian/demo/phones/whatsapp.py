"""Chats as WhatsApp writes them out, from an iPhone and from an Android phone."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from peelian.demo.phones.members import called
from peelian.demo.phones.script import Done, Said

LONDON = ZoneInfo("Europe/London")
HIDDEN = "\u200e"
"""The left-to-right mark with which WhatsApp begins what it wrote itself."""
ENCRYPTED = "Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them."


def iphone_text(happened: Iterable[Said | Done], *, owner: str, title: str) -> str:
    """`_chat.txt` of an iPhone set to English (UK). The lines of the group itself bear its name as sender."""
    happened = list(happened)
    lines = [f"{_bracketed(happened[0].at)} {title}: {HIDDEN}{ENCRYPTED}"]
    for number, each in enumerate(happened, start=1):
        if isinstance(each, Done):
            lines.append(f"{HIDDEN}{_bracketed(each.at)} {title}: {HIDDEN}{event_text(each, owner=owner)}")
            continue
        attached = f"{HIDDEN}<attached: {iphone_name(each, number)}>" if each.file else ""
        body = " ".join(part for part in (each.text, attached) if part)
        mark = HIDDEN if attached else ""
        lines.append(f"{mark}{_bracketed(each.at)} {called(each.who, on=owner)}: {body}")
    return "".join(f"{line}\r\n" for line in lines)


def android_text(happened: Iterable[Said | Done], *, owner: str, fast: timedelta) -> str:
    """`WhatsApp Chat with …txt` of an Android phone whose clock is fast: minutes only, no marks."""
    lines = []
    for each in happened:
        stamp = (each.at + fast).astimezone(LONDON).strftime("%d/%m/%Y, %H:%M")
        if isinstance(each, Done):
            lines.append(f"{stamp} - {event_text(each, owner=owner)}")
            continue
        parts = [f"{android_name(each)} (file attached)"] if each.file else []
        body = "\n".join([*parts, *([each.text] if each.text else [])])
        lines.append(f"{stamp} - {called(each.who, on=owner)}: {body}")
    return "".join(f"{line}\n" for line in lines)


def iphone_name(said: Said, number: int) -> str:
    """The name that the iPhone gives to a file it sends out."""
    kind, ending = ("VIDEO", "mp4") if said.file.endswith("mp4") else ("PHOTO", "jpg")
    return f"{number:08}-{kind}-{said.at:%Y-%m-%d-%H-%M-%S}.{ending}"


def android_name(said: Said) -> str:
    """The name that the Android phone gives to a file."""
    kind, ending = ("VID", "mp4") if said.file.endswith("mp4") else ("IMG", "jpg")
    return f"{kind}-{said.at:%Y%m%d}-WA{said.at:%M%S}.{ending}"


def event_text(done: Done, *, owner: str) -> str:
    """The sentence of a system line, as it stands on one phone."""
    who = "You" if done.who == owner else called(done.who, on=owner)
    others = _listed(["you" if other == owner else called(other, on=owner) for other in done.others])
    return {
        "created": f"{who} created group “{done.value}”",
        "added": f"{who} added {others}",
        "left": f"{who} left",
        "renamed": f"{who} changed the group name to “{done.value}”",
    }[done.what]


def _listed(names: list[str]) -> str:
    """Names as English lists them: with commas, and "and" before the last."""
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1] if names else "") if part)


def _bracketed(moment: datetime) -> str:
    return moment.astimezone(LONDON).strftime("[%d/%m/%Y, %H:%M:%S]")
