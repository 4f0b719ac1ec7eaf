"""Cellebrite reports of our own making, written as the program writes them."""

from xml.sax.saxutils import quoteattr

HEAD = """<?xml version="1.0" encoding="utf-8"?>
<project id="p1" name="Invented phone" reportVersion="5.2" xmlns="http://pa.cellebrite.com/report/2.0">
  <sourceExtractions><extractionInfo id="0" name="Logical"/></sourceExtractions>
  <metadata section="Device Info"><item name="Time zone"><![CDATA[(UTC) Europe/London]]></item></metadata>
"""
TAIL = "</project>\n"


def report(*models: str, files: str = "", kinds: dict[str, str] | None = None, after: str = "") -> str:
    """A whole report: its chats, and models of other kinds."""
    types = "".join(
        f'<modelType type="{kind}">{inner}</modelType>\n' for kind, inner in (kinds or {}).items()
    )
    chats = f'<modelType type="Chat">\n{"".join(models)}</modelType>\n'
    tagged = f"<taggedFiles>{files}</taggedFiles>\n"
    return f"{HEAD}{tagged}<decodedData>\n{chats}{types}</decodedData>\n{after}{TAIL}"


def model(kind: str, *inner: str, ident: str = "m", state: str = "Intact", **more: str) -> str:
    values = {"type": kind, "id": ident, "deleted_state": state, "extractionId": "0"} | more
    written = "".join(f" {name}={quoteattr(value)}" for name, value in values.items())
    return f"<model{written}>\n{''.join(inner)}</model>\n"


def field(name: str, value: str = "", kind: str = "String") -> str:
    if not value:
        return f'<field name="{name}" type="{kind}"><empty /></field>\n'
    cut = value.replace("]]>", "]]]]><![CDATA[>")
    return f'<field name="{name}" type="{kind}"><value type="{kind}"><![CDATA[{cut}]]></value></field>\n'


def moment(name: str, at: str) -> str:
    value = f'<value type="TimeStamp" format="TimeStampKnown">{at}</value>'
    return f'<field name="{name}" type="TimeStamp">{value}</field>\n'


def several(name: str, kind: str, *inner: str) -> str:
    return f'<multiModelField name="{name}" type="{kind}">{"".join(inner)}</multiModelField>\n'


def single(name: str, kind: str, inner: str) -> str:
    return f'<modelField name="{name}" type="{kind}">{inner}</modelField>\n'


def party(key: str, name: str = "", *more: str, owner: bool = False, admin: str = "") -> str:
    fields = (field("Identifier", key), field("Name", name), field("IsPhoneOwner", str(owner), "Boolean"))
    return model("Party", *fields, field("IsGroupAdmin", admin, "Boolean"), *more)


def message(
    body: str,
    *more: str,
    sender: str = "447700900123@s.whatsapp.net",
    name: str = "Ned Ashe",
    at: str = "2023-01-14T21:04:09.123+00:00",
    ident: str = "A1",
    state: str = "Intact",
    owner: bool = False,
) -> str:
    """An instant message with its usual fields; `more` are others."""
    return model(
        "InstantMessage",
        field("Source", "WhatsApp"),
        single("From", "Party", party(sender, name, owner=owner)),
        several("To", "Party"),
        field("Body", body),
        field("Identifier", ident),
        moment("TimeStamp", at) if at else "",
        *more,
        several("EmbeddedInstantMessage", "InstantMessage"),
        ident=f"model-{ident}",
        state=state,
    )


def chat(
    *messages: str, ident: str = "1-2@g.us", name: str = "Nights 🌙", people: str = "", more: str = ""
) -> str:
    return model(
        "Chat",
        field("Source", "WhatsApp"),
        field("Id", ident),
        field("Name", name),
        several("Participants", "Party", people),
        several("Photos", "ContactPhoto"),
        several("Messages", "InstantMessage", *messages),
        more,
        ident="chat-1",
    )


def attachment(path: str, file_id: str, **fields: str) -> str:
    inner = (field(name, value) for name, value in fields.items())
    return model(
        "Attachment", *inner, field("attachment_extracted_path", path), ident=f"at-{file_id}", file_id=file_id
    )


def stated(ident: str, path: str, sha256: str) -> str:
    """A file as `taggedFiles` lists it."""
    items = (
        f'<item name="Local Path"><![CDATA[{path}]]></item><item name="SHA256"><![CDATA[{sha256}]]></item>'
    )
    return f'<file fs="Phone" path="/x" size="3" id="{ident}"><metadata section="File">{items}</metadata></file>\n'
