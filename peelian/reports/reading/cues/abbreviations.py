"""Where a full stop does not end a sentence."""

# Never ends a sentence: a title or short form that always has its word after it.
_ALWAYS_TEXT = """
    mr mrs ms miss dr prof rev hon sir st messrs ch supt insp det sgt cpl capt col maj lt gen cmdr comm
    const dci di ds dc pc ps pcso acc dcc cc asst dep e.g i.e eg ie viz cf approx vs v al inc
"""
ALWAYS = frozenset(_ALWAYS_TEXT.split())

# Does not end a sentence when a number follows.
_BEFORE_NUMBER_TEXT = """
    no nos reg regs para paras s ss p pp art arts vol ch sch fig ref tel ext c ca jan feb mar apr jun
    jul aug sep sept oct nov dec
"""
BEFORE_NUMBER = frozenset(_BEFORE_NUMBER_TEXT.split())

# Ends a sentence only when what follows cannot carry it on (a capital that is not a day or month).
MAYBE = frozenset(["a.m", "p.m", "am", "pm", "etc", "ltd", "co", "plc", "jr", "sr", "u.k", "u.s", "e.u"])

_DAYS_AND_MONTHS_TEXT = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december
"""
DAYS_AND_MONTHS = frozenset(_DAYS_AND_MONTHS_TEXT.split())
