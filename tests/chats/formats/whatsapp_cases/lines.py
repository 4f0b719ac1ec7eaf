"""Lines by WhatsApp itself, and names that look like them."""

from peelian.chats.formats.records import What
from tests.chats.formats.whatsapp_cases.case import LRM, Case, android, ios, one_android, one_ios

_AT, _IOS_AT = "2023-03-13 14:08:00", "2023-03-13 14:08:18"
_ANDROID = {
    "Messages and calls are end-to-end encrypted. No one outside of this chat, not even WhatsApp, can read or listen "
    "to them. Tap to learn more.": What.SECURITY,
    'Asha Vale created group "Rota"': What.CREATED,
    "Asha Vale added Ben Moor, Cora Lint and Dev Hollow": What.ADDED,
    "Cora Lint was added": What.ADDED,
    "Asha Vale removed Ben Moor": What.REMOVED,
    "Ben Moor left": What.LEFT,
    "Cora Lint joined using this group's invite link": What.JOINED,
    'Asha Vale changed the subject from "Rota" to "Team C: Nights"': What.RENAMED_GROUP,
    "Asha Vale changed this group's icon": What.CHANGED_GROUP,
    "You're now an admin": What.MADE_ADMIN,
    "Ben Moor changed their phone number to a new number. Tap to message or add the new number.": What.CHANGED_NUMBER,
    "Asha Vale turned on disappearing messages. New messages will disappear from this chat 7 days after they're sent, "
    "except when kept.": What.TIMER,
    "Missed voice call": What.CALL,
    "Your security code with Ben Moor changed. Tap to learn more.": What.SECURITY,
    "\u202a+44 7700 900123\u202c left": What.LEFT,
    "ਆਸ਼ਾ added ਬੇਨ": What.ADDED,
    "Something that no table knows": What.OTHER,
    "Pani Ania dodała Mama Zosi": What.ADDED,
}
_IOS = {
    "Rota: {}Asha Vale added Ben Moor": What.ADDED,
    "Ben Moor: {}Ben Moor left": What.LEFT,
    "Asha Vale: {}Asha Vale created this group": What.CREATED,
    "Rota: {}You added Ben Moor": What.ADDED,
    "Ben Moor: {}Missed voice call": What.CALL,
    "Rota: {}Asha Vale changed the group name to “Team C: Nights”": What.RENAMED_GROUP,
    "Team C: Nights: {}Cora Lint joined using a group link.": What.JOINED,
    "Rota: {}Asha Vale pinned a message": What.PINNED,
    "Rota: {}Something that no table knows": What.OTHER,
}

LINES: tuple[Case, ...] = (
    *(one_android(f"Android line: {text[:40]}", text, (None, _AT, what)) for text, what in _ANDROID.items()),
    *(
        one_ios(f"iOS line: {text[:40]}", text.format(LRM), (None, _IOS_AT, what))
        for text, what in _IOS.items()
    ),
    ios(
        "iOS: the first line under the name of the group",
        f"[13/03/2023, 14:08:18] Rota: {LRM}Messages and calls are end-to-end encrypted.",
        "[13/03/2023, 14:08:19] Asha Vale: hello",
        rows=((None, _IOS_AT, What.SECURITY), ("Asha Vale", "2023-03-13 14:08:19", "hello")),
    ),
    one_android("Android: a name that ends in a verb", "Dave added: hello", ("Dave added", _AT, "hello")),
    one_android(
        "Android: a sentence that somebody typed",
        "Asha Vale: Ben Moor left",
        ("Asha Vale", _AT, "Ben Moor left"),
    ),
    one_ios(
        "iOS: a sentence that somebody typed",
        "Asha Vale: Ben Moor left",
        ("Asha Vale", _IOS_AT, "Ben Moor left"),
    ),
    one_ios(
        "iOS: a forged line, direction mark and all",
        f"Asha Vale: {LRM}Ben Moor left",
        ("Asha Vale", _IOS_AT, f"{LRM}Ben Moor left"),
    ),
    android(
        "Android: a contact whose name holds a colon",
        "13/03/2023, 14:08 - Mum: Home: are you in?",
        "13/03/2023, 14:09 - Asha Vale: yes: soon",
        "13/03/2023, 14:10 - Mum: Home: good",
        rows=(
            ("Mum: Home", _AT, "are you in?"),
            ("Asha Vale", "2023-03-13 14:09:00", "yes: soon"),
            ("Mum: Home", "2023-03-13 14:10:00", "good"),
        ),
    ),
    one_android(
        "Android: a group whose name holds a colon",
        'Asha Vale created group "Team C: Nights"',
        (None, _AT, What.CREATED),
    ),
    one_android("Android: a colon without a space in a name", "Team:C: hello", ("Team:C", _AT, "hello")),
    one_android("Android: emoji name", "🦊 Fox ⚖️: hello", ("🦊 Fox ⚖️", _AT, "hello")),
    one_android(
        "Android: a number between direction marks",
        "\u202a+44 7700 900123\u202c: hello",
        ("\u202a+44 7700 900123\u202c", _AT, "hello"),
    ),
    one_ios("iOS: somebody not saved", "~\u202fFox: hello", ("~\u202fFox", _IOS_AT, "hello")),
)
