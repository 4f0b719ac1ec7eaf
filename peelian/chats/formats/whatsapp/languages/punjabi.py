"""Punjabi in Gurmukhi script. Phones of Punjabi speakers in Britain mostly write English sentences around names in
Gurmukhi, which the English table takes. Of the wordings below only `<ਮੀਡੀਆ ਛੱਡਿਆ>` and `<ਮੀਡੀਆ ਛਡਿਆ ਗਿਆ>` were read in a
public parser; the rest are our own renderings.
"""

from peelian.chats.formats.records import Mark, What
from peelian.chats.formats.whatsapp.wording import Language, Sentence

PUNJABI = Language(
    code="pa",
    sentences=tuple(
        Sentence(text, what, confirmed=False)
        for text, what in (
            ("ਸੁਨੇਹੇ ਅਤੇ ਕਾਲਾਂ ਸਿਰੇ-ਤੋਂ-ਸਿਰੇ ਤੱਕ ਇਨਕ੍ਰਿਪਟ{_}", What.SECURITY),
            ('{a} ਨੇ ਗਰੁੱਪ "{v}" ਬਣਾਇਆ', What.CREATED),
            ("{a} ਨੇ ਇਹ ਗਰੁੱਪ ਬਣਾਇਆ", What.CREATED),
            ("{a} ਨੇ {b} ਨੂੰ ਸ਼ਾਮਲ ਕੀਤਾ", What.ADDED),
            ("{a} ਨੇ {b} ਨੂੰ ਜੋੜਿਆ", What.ADDED),
            ("{b} ਨੂੰ ਸ਼ਾਮਲ ਕੀਤਾ ਗਿਆ", What.ADDED),
            ("{a} ਨੇ {b} ਨੂੰ ਹਟਾਇਆ", What.REMOVED),
            ("{a} ਨੇ {b} ਨੂੰ ਹਟਾ ਦਿੱਤਾ", What.REMOVED),
            ("{a} ਨੇ ਗਰੁੱਪ ਛੱਡ ਦਿੱਤਾ", What.LEFT),
            ("{a} ਨੇ ਛੱਡ ਦਿੱਤਾ", What.LEFT),
            ("{a} ਇਸ ਗਰੁੱਪ ਦੇ ਸੱਦਾ ਲਿੰਕ ਰਾਹੀਂ ਸ਼ਾਮਲ ਹੋਏ", What.JOINED),
            ('{a} ਨੇ ਵਿਸ਼ਾ "{_}" ਤੋਂ "{v}" ਵਿੱਚ ਬਦਲਿਆ', What.RENAMED_GROUP),
            ("{a} ਨੇ ਇਸ ਗਰੁੱਪ ਦਾ ਆਈਕਾਨ ਬਦਲਿਆ", What.CHANGED_GROUP),
            ("{b} ਹੁਣ ਐਡਮਿਨ ਹੈ", What.MADE_ADMIN),
            ("ਖੁੰਝੀ ਵੌਇਸ ਕਾਲ{_}", What.CALL),
            ("ਖੁੰਝੀ ਵੀਡੀਓ ਕਾਲ{_}", What.CALL),
        )
    ),
    deleted=("ਇਹ ਸੁਨੇਹਾ ਹਟਾਇਆ ਗਿਆ ਸੀ", "ਤੁਸੀਂ ਇਹ ਸੁਨੇਹਾ ਹਟਾ ਦਿੱਤਾ"),
    edited=("ਇਸ ਸੁਨੇਹੇ ਨੂੰ ਸੋਧਿਆ ਗਿਆ ਸੀ",),
    attached=("ਨੱਥੀ ਕੀਤੀ", "ਫ਼ਾਈਲ ਨੱਥੀ ਕੀਤੀ"),
    omitted={"<ਮੀਡੀਆ ਛੱਡਿਆ>": Mark.OMITTED, "<ਮੀਡੀਆ ਛਡਿਆ ਗਿਆ>": Mark.OMITTED},
    joins=(" ਅਤੇ ",),
)
