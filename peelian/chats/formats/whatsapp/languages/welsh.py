"""Welsh. WhatsApp itself was not found in Welsh in any public source: a phone set to Welsh writes English sentences
between Welsh dates (`yb`, `yh`, names of months), which the readers of dates take. The renderings below are our own,
so that a translated export is understood; none was confirmed.
"""

from peelian.chats.formats.records import Mark, What
from peelian.chats.formats.whatsapp.wording import Language, Sentence

WELSH = Language(
    code="cy",
    sentences=tuple(
        Sentence(text, what, confirmed=False)
        for text, what in (
            ("Mae negeseuon a galwadau wedi'u hamgryptio o'r dechrau i'r diwedd{_}", What.SECURITY),
            ("Mae eich cod diogelwch gyda {b} wedi newid{_}", What.SECURITY),
            ('Creodd {a} y grŵp "{v}"', What.CREATED),
            ("Creodd {a} y grŵp hwn", What.CREATED),
            ("Ychwanegwyd {b}", What.ADDED),
            ("Mae {a} wedi ychwanegu {b}", What.ADDED),
            ("Mae {a} wedi tynnu {b}", What.REMOVED),
            ("Tynnwyd {b}", What.REMOVED),
            ("Gadawodd {a}", What.LEFT),
            ("Mae {a} wedi gadael", What.LEFT),
            ("Ymunodd {a} gan ddefnyddio dolen{_}", What.JOINED),
            ("Mae {a} wedi ymuno{_}", What.JOINED),
            ('Newidiodd {a} enw\'r grŵp o "{_}" i "{v}"', What.RENAMED_GROUP),
            ("Newidiodd {a} eicon y grŵp{_}", What.CHANGED_GROUP),
            ("Newidiodd {a} ddisgrifiad y grŵp{_}", What.CHANGED_GROUP),
            ("Mae {b} bellach yn weinyddwr", What.MADE_ADMIN),
            ("Mae {a} wedi newid ei rif ffôn{_}", What.CHANGED_NUMBER),
            ("Galwad llais a gollwyd{_}", What.CALL),
            ("Galwad fideo a gollwyd{_}", What.CALL),
        )
    ),
    deleted=("Cafodd y neges hon ei dileu", "Rydych wedi dileu'r neges hon"),
    edited=("Golygwyd y neges hon",),
    attached=("atodwyd", "ffeil wedi'i hatodi"),
    omitted={
        "<Hepgorwyd y cyfryngau>": Mark.OMITTED,
        "hepgorwyd delwedd": Mark.OMITTED,
        "hepgorwyd fideo": Mark.OMITTED,
        "hepgorwyd sain": Mark.OMITTED,
        "hepgorwyd dogfen": Mark.OMITTED,
    },
    file_names=("Sgwrs WhatsApp gyda ",),
    joins=(" a ", " ac "),
)
