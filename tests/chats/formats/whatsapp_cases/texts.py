"""What people write, and what stands in place of what they sent."""

from tests.chats.formats.whatsapp_cases.case import LRM, Case, Row, android, ios, one_android, one_ios

_AT, _IOS_AT = "2023-03-13 14:08:00", "2023-03-13 14:08:18"
_WHO = "Asha Vale"
_ANDROID = {
    "two lines": ("one\ntwo", "one\ntwo"),
    "an empty line inside": ("one\n\ntwo", "one\n\ntwo"),
    "a colon and a space": ("note: bring keys", "note: bring keys"),
    "a web address": ("https://example.org/a: b", "https://example.org/a: b"),
    "a hyphen": ("at 10 - Ben: yes", "at 10 - Ben: yes"),
    "null": ("null", "null"),
    "deleted": ("This message was deleted", "This message was deleted"),
    "deleted by oneself": ("You deleted this message", "You deleted this message"),
    "edited": ("see you at six <This message was edited>", "see you at six"),
    "media left out": ("<Media omitted>", ""),
    "a file with a caption": ("IMG-20230313-WA0001.jpg (file attached)\nthe gate", "the gate"),
    "a line separator of Unicode": ("one\u2028two\u0085three", "one\u2028two\u0085three"),
    "joined emoji": ("👩‍👩‍👧 ⚖️", "👩‍👩‍👧 ⚖️"),
    "a mention": ("@\u2068Ben Moor\u2069 look", "@\u2068Ben Moor\u2069 look"),
    "a date at the start of a line": ("list\n12/03 keys\n1/2/3 go", "list\n12/03 keys\n1/2/3 go"),
    "spaces at both ends": ("  x  ", "  x  "),
}
_IOS = {
    "two lines": ("one\ntwo", "one\ntwo"),
    "a pasted header": (
        "look\n[12/03/2023, 10:00:00] Ben Moor: I did it",
        "look\n[12/03/2023, 10:00:00] Ben Moor: I did it",
    ),
    "a picture left out": (f"{LRM}image omitted", ""),
    "a picture": (f"{LRM}<attached: 00000012-PHOTO-2023-03-13-14-08-18.jpg>", ""),
    "a document": (f"Rota.pdf • {LRM}3 pages {LRM}<attached: 00000013-Rota.pdf>", ""),
    "edited": (f"see you at six {LRM}<This message was edited>", "see you at six"),
    "deleted": (f"{LRM}This message was deleted.", "This message was deleted."),
    "typed words of a deletion": ("This message was deleted.", "This message was deleted."),
    "typed words of an omission": ("image omitted", "image omitted"),
}
_PLAIN: tuple[Row, ...] = ((_WHO, _AT, "hello"),)


def _whole_files() -> list[Case]:
    line = "13/03/2023, 14:08 - Asha Vale: hello\n"
    picture = f"{LRM}[13/03/2023, 14:08:18] Asha Vale: {LRM}image omitted"
    return [
        Case("a byte order mark", b"\xef\xbb\xbf" + line.encode(), _PLAIN),
        Case("UTF-16 with its mark", b"\xff\xfe" + line.encode("utf-16-le"), _PLAIN),
        Case("UTF-16 without a mark", line.encode("utf-16-le"), _PLAIN),
        Case("Windows line ends", line.replace("\n", "\r\n").encode(), _PLAIN),
        Case("no line end at the end", line.rstrip().encode(), _PLAIN),
        Case("not UTF-8", "13/03/2023, 14:08 - Zoë: café\n".encode("cp1252"), asks="encoding"),
        ios("iOS: a direction mark before the bracket", picture, rows=((_WHO, _IOS_AT, ""),)),
        ios("iOS: an empty text", "[13/03/2023, 14:08:18] Asha Vale: ", rows=((_WHO, _IOS_AT, ""),)),
        android(
            "Android: a name and nothing behind it", "13/03/2023, 14:08 - Asha Vale:", rows=((_WHO, _AT, ""),)
        ),
    ]


TEXTS: tuple[Case, ...] = (
    *(
        one_android(f"Android: {name}", f"{_WHO}: {body}", (_WHO, _AT, text))
        for name, (body, text) in _ANDROID.items()
    ),
    *(
        one_ios(f"iOS: {name}", f"{_WHO}: {body}", (_WHO, _IOS_AT, text))
        for name, (body, text) in _IOS.items()
    ),
    *_whole_files(),
)
