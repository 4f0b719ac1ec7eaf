"""Ways of writing date and time."""

from tests.chats.formats.whatsapp_cases.case import Case, Row, android, ios

_MOMENT, _MINUTE = "2023-03-13 14:08:18", "2023-03-13 14:08:00"
_ROWS: tuple[Row, ...] = (("Asha Vale", _MOMENT, "ready"),)
_MINUTES: tuple[Row, ...] = (("Asha Vale", _MINUTE, "ready"),)

_IOS = {
    "day first": "[13/03/2023, 14:08:18]",
    "day first, short year": "[13/03/23, 14:08:18]",
    "month first, PM after a narrow space": "[3/13/23, 2:08:18\u202fPM]",
    "month first, PM after a space": "[3/13/23, 2:08:18 PM]",
    "small pm": "[13/03/2023, 2:08:18 pm]",
    "pm with stops": "[13/03/2023, 2:08:18 p.m.]",
    "pm with a no-break space in it": "[13/03/2023, 2:08:18 p.\u00a0m.]",
    "dots": "[13.03.23, 14:08:18]",
    "dots, no comma": "[13.03.2023 14:08:18]",
    "a Finnish word between, dots in the time": "[13.3.2023 klo 14.08.18]",
    "hyphens": "[13-03-2023 14:08:18]",
    "year first": "[2023-03-13, 14:08:18]",
    "year first with slashes": "[2023/03/13, 14:08:18]",
    "Welsh afternoon": "[13/03/2023, 2:08:18 yh]",
    "Punjabi afternoon": "[13/3/23, 2:08:18 ਬਾ.ਦੁ.]",
    "named month": "[13 Mar 2023, 14:08:18]",
    "Welsh month": "[13 Mawrth 2023, 14:08:18]",
    "Polish month": "[13 marca 2023, 14:08:18]",
}
_ANDROID = {
    "day first": "13/03/2023, 14:08 - ",
    "month first": "3/13/23, 2:08\u202fPM - ",
    "small pm": "13/03/2023, 2:08 pm - ",
    "dots": "13.03.2023, 14:08 - ",
    "dots, short year": "13.03.23, 14:08 - ",
    "hyphens": "13-03-2023 14:08 - ",
    "year first": "2023-03-13, 14:08 - ",
    "spaced dots": "13. 3. 2023 14:08 - ",
    "year first, dots in the time": "2023-03-13 14.08 - ",
    "upper AM with a space": "3/13/2023, 2:08 PM - ",
}


def _clock_cases() -> list[Case]:
    at = "13/03/2023, "
    return [
        android(
            "Android: midnight and noon of twelve hours",
            f"{at}12:01 am - Asha Vale: a",
            f"{at}12:01 pm - Asha Vale: b",
            f"{at}1:01 pm - Asha Vale: c",
            rows=(
                ("Asha Vale", "2023-03-13 00:01:00", "a"),
                ("Asha Vale", "2023-03-13 12:01:00", "b"),
                ("Asha Vale", "2023-03-13 13:01:00", "c"),
            ),
        ),
        android(
            "Android: the clock goes back in October",
            "29/10/2023, 01:59 - Asha Vale: before",
            "29/10/2023, 01:00 - Ben Moor: after",
            rows=(
                ("Asha Vale", "2023-10-29 01:59:00", "before"),
                ("Ben Moor", "2023-10-29 01:00:00", "after"),
            ),
        ),
        android(
            "Android: both orders possible",
            "2/1/23, 10:00 - Asha: x",
            "3/1/23, 10:00 - Ben: y",
            asks="date_order",
        ),
        ios(
            "iOS: both orders possible",
            "[2/1/23, 10:00:00] Asha: x",
            "[2/2/23, 10:00:00] Ben: y",
            asks="date_order",
        ),
        android(
            "Android: settled late in the file",
            "2/1/23, 10:00 - Asha Vale: x",
            "1/13/23, 10:00 - Ben Moor: y",
            rows=(("Asha Vale", "2023-02-01 10:00:00", "x"), ("Ben Moor", "2023-01-13 10:00:00", "y")),
        ),
        android(
            "Android: settled by the name of a file",
            "2/1/23, 10:00 - Asha Vale: IMG-20230102-WA0001.jpg (file attached)",
            "3/1/23, 10:00 - Ben Moor: y",
            rows=(("Asha Vale", "2023-01-02 10:00:00", ""), ("Ben Moor", "2023-01-03 10:00:00", "y")),
        ),
        android(
            "Old iPhone: no brackets, a colon behind the time",
            "13/03/15, 14:08:18: Asha Vale: ready",
            rows=(("Asha Vale", "2015-03-13 14:08:18", "ready"),),
        ),
    ]


LAYOUTS: tuple[Case, ...] = (
    *(ios(f"iOS: {name}", f"{header} Asha Vale: ready", rows=_ROWS) for name, header in _IOS.items()),
    *(
        android(f"Android: {name}", f"{header}Asha Vale: ready", rows=_MINUTES)
        for name, header in _ANDROID.items()
    ),
    *_clock_cases(),
)
