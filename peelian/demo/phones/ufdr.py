"""A phone as Cellebrite's reader is handed it: `report.xml` and the files, in a zip."""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from xml.sax.saxutils import escape, quoteattr

from peelian.demo.phones.files import mime_of
from peelian.demo.phones.members import BY_KEY, MEMBERS
from peelian.demo.phones.script import Done, Said
from peelian.demo.phones.whatsapp import android_name, event_text

NAMESPACE = "http://pa.cellebrite.com/report/2.0"


def report_xml(happened: Iterable[Said | Done], *, owner: str, title: str, files: dict[str, bytes]) -> str:
    """The report of one phone with one group chat. What its owner had deleted is there, marked as recovered."""
    happened = list(happened)
    rows = "".join(_message(number, each, owner) for number, each in enumerate(happened, start=1))
    parties = "".join(_party(member.key, owner) for member in MEMBERS if member.key != "clover")
    chat = (
        _field("Source", "WhatsApp")
        + _field("Id", "120363041700000417@g.us")
        + _field("Name", title)
        + _field("ChatType", "Group")
        + _moment("StartTime", happened[0].at)
        + f'<multiModelField name="Participants" type="Party">{parties}</multiModelField>'
        + f'<multiModelField name="Messages" type="InstantMessage">{rows}</multiModelField>'
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<project id="6f0c" name="WM-DF-2023-0419" reportVersion="5.3" xmlns="{NAMESPACE}">\n'
        '<metadata section="Extraction Data"><item name="DeviceInfoTimeZone">Europe/London</item></metadata>\n'
        f"<taggedFiles>{''.join(_tagged(name, content) for name, content in sorted(files.items()))}</taggedFiles>\n"
        '<decodedData><modelType type="Chat">'
        f'<model type="Chat" id="chat-1" deleted_state="Intact">{chat}</model>'
        "</modelType></decodedData>\n</project>\n"
    )


def _message(number: int, each: Said | Done, owner: str) -> str:
    state = "Deleted" if isinstance(each, Said) and each.deleted_at else "Intact"
    body = _system(each, owner) if isinstance(each, Done) else _said(each, owner)
    identifier = _field("Identifier", f"3EB0{number:012X}")
    opening = f'<model type="InstantMessage" id="m-{number}" deleted_state="{state}">'
    return f"{opening}{identifier}{_moment('TimeStamp', each.at)}{body}</model>\n"


def _system(done: Done, owner: str) -> str:
    label = '<multiModelField name="MessageExtraData" type="MessageLabel"><model type="MessageLabel">'
    label += f"{_field('Label', 'System')}</model></multiModelField>"
    return _from("System message", "System message") + _field("Body", event_text(done, owner=owner)) + label


def _said(said: Said, owner: str) -> str:
    parts = [
        _from(f"{BY_KEY[said.who].number}@s.whatsapp.net", _saved(said.who, owner)),
        _field("Body", said.text),
    ]
    parts.append(_field("Status", "Sent" if said.who == owner else "Read"))
    if said.who == owner:
        parts.append(_receipts(said))
    if said.file:
        name = android_name(said)
        parts.append(
            '<multiModelField name="Attachments" type="Attachment"><model type="Attachment">'
            + _field("Filename", name)
            + _field("ContentType", mime_of(said.file))
            + _field("attachment_extracted_path", f"files\\{_folder(name)}\\{name}")
            + "</model></multiModelField>"
        )
    if said.forwarded:
        parts.append(
            '<multiModelField name="MessageExtraData" type="ForwardedMessageData">'
            '<model type="ForwardedMessageData"/></multiModelField>'
        )
    return "".join(parts)


def _receipts(said: Said) -> str:
    """Whom a message of the owner's reached: only the sender's phone knows. The last member never opened the chat."""
    others = [member for member in MEMBERS if member.key not in {said.who, "clover"}]
    parties = ""
    for late, member in enumerate(others, start=1):
        inner = _field("Identifier", f"{member.number}@s.whatsapp.net") + _field("Role", "To")
        inner += _moment("DateDelivered", said.at + timedelta(seconds=2))
        if member is not others[-1]:
            inner += _moment("DateRead", said.at + timedelta(minutes=4 * late))
        parties += f'<model type="Party">{inner}</model>'
    return f'<multiModelField name="To" type="Party">{parties}</multiModelField>'


def _from(identifier: str, name: str) -> str:
    inner = _field("Identifier", identifier) + _field("Role", "From") + _field("Name", name)
    return f'<modelField name="From" type="Party"><model type="Party">{inner}</model></modelField>'


def _party(key: str, owner: str) -> str:
    inner = _field("Identifier", f"{BY_KEY[key].number}@s.whatsapp.net") + _field("Role", "General")
    inner += _field("Name", _saved(key, owner)) + _field("IsPhoneOwner", str(key == owner))
    return f'<model type="Party">{inner}</model>'


def _saved(key: str, owner: str) -> str:
    return BY_KEY[key].names.get(owner, "")


def _tagged(name: str, content: bytes) -> str:
    digest = hashlib.sha256(content).hexdigest()
    items = f'<item name="Local Path">{escape(_path(name))}</item><item name="SHA256">{digest}</item>'
    opening = f'<file id="f-{digest[:8]}" path={quoteattr(_path(name))} size="{len(content)}">'
    return f'{opening}<metadata section="File">{items}</metadata></file>'


def _path(name: str) -> str:
    return f"files\\{_folder(name)}\\{name}"


def _folder(name: str) -> str:
    return "Video" if name.endswith("mp4") else "Image"


def _moment(name: str, moment: datetime) -> str:
    value = f'<value type="TimeStamp" format="Iso8601">{moment:%Y-%m-%dT%H:%M:%S}.000+00:00</value>'
    return f'<field name="{name}" type="TimeStamp">{value}</field>'


def _field(name: str, value: str) -> str:
    if not value:
        return f'<field name="{name}" type="String"><empty/></field>'
    return f'<field name="{name}" type="String"><value type="String">{escape(value)}</value></field>'
