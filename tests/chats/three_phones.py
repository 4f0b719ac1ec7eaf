"""One group on three phones, with what each lost, deleted or never had, and a thread with a lawyer. All invented."""

from dataclasses import replace

from peelian.cases.models import Case
from peelian.chats.formats.records import DateOrder, Settings
from peelian.chats.models import Import
from tests.cast import Cast
from tests.chats.factories import LATE_TURN, brought_in

FIRST = f"""\
{LATE_TURN}\
04/11/2022, 06:58 - Kit Marlow: IMG-20221104-WA0001.jpg (file attached)
04/11/2022, 06:59 - Robin Ashdown: \U0001f602\U0001f602 keep it in here
05/11/2022, 20:15 - Robin Ashdown added Wystan Hollowbrook-Featherstone of the Very Long Name
05/11/2022, 20:16 - Wystan Hollowbrook-Featherstone of the Very Long Name: Evening. What did I miss
05/11/2022, 20:18 - Kit Marlow: Nothing that you want to know about
13/11/2022, 23:40 - Kit Marlow: [abuse] again at the desk, wrote it up as a courtesy
13/11/2022, 23:41 - Robin Ashdown: You will get us all sacked, take it down
14/11/2022, 05:10 - Kit Marlow: Relax
"""
"""Robin's phone: Android, its clock right."""
SECOND = FIRST.replace(
    "02/11/2022, 21:11 - Kit Marlow: [abuse] about the driver, who cares what she said\n",
    "02/11/2022, 21:11 - Kit Marlow: This message was deleted\n",
).replace("03/11/2022, 07:20 - Robin Ashdown: In the drying room under the blue coat\n", "")
"""Kit's: one message deleted there, one lost."""
THIRD = "".join(
    line
    for line in LATE_TURN.splitlines(keepends=True)
    if "left" not in line and not line.startswith("03/11/2022")
)
"""Sandy's, until she left."""
LAWYER = """\
06/11/2022, 10:00 - Robin Ashdown: Can I speak to you before the interview on Monday
13/11/2022, 10:05 - Tamsin Quill Solicitor: Say nothing to anybody until we have met
14/11/2022, 10:07 - Robin Ashdown: Understood, thank you
"""


def three_phones(cast: Cast, case: Case) -> list[Import]:
    """The three phones, and a second thread of the first, imported one after another."""
    settings = Settings(zone="Europe/London", date_order=DateOrder.DMY)
    late_turn = "WhatsApp Chat with Late turn.txt"
    return [
        brought_in(cast, case, FIRST, name="AB/1", file=late_turn, settings=settings),
        brought_in(
            cast, case, SECOND, name="AB/2", file=late_turn, settings=replace(settings, owner="Kit Marlow")
        ),
        brought_in(cast, case, THIRD, name="AB/3", file=late_turn, settings=settings),
        brought_in(
            cast,
            case,
            LAWYER,
            name="AB/1",
            file="WhatsApp Chat with Tamsin Quill Solicitor.txt",
            settings=settings,
        ),
    ]
