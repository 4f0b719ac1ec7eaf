"""A reading is drawn up before anybody reads: a question, what is looked for, a rule to stop by, and three people."""

from playwright.sync_api import Page, expect

from peelian.demo.story.worked_reading import QUESTION, TITLE
from peelian.review.states import (
    CATEGORY_LABELS,
    ROLE_LABELS,
    SECOND_LABELS,
    CategoryKind,
    ReaderRole,
    SecondReading,
)
from tests.browser.filling import choose, send
from tests.browser.phones.beginning import Journey, act, heading

NUMBERS = {
    "Recall to be shown, per cent": 70,
    "How surely, per cent": 80,
    "Messages in the control sample": 8,
    "Messages drawn at each look from what is left unread": 8,
    "How often may the samples be looked at?": 1,
    "Of what was not found, how many messages are read twice at each draw?": 3,
}
LOOKED_FOR = (
    (CategoryKind.DISCRIMINATION, "Sex", "Demeans women", "abuse women\nbehind a desk", ("Marrok", "Casper")),
    (
        CategoryKind.INFORMATION,
        "",
        "Police information",
        "ran the plate\nlook somebody up",
        ("number ending 417",),
    ),
    (CategoryKind.SEXUAL, "", "The film", "word of this leaves\nthe film", ("Torben",)),
    (CategoryKind.CHALLENGE, "", "Challenges it", "that is not on\ntake it down\nsteady on", ()),
    (CategoryKind.REPORT, "", "Says that it was reported", "telling my inspector", ()),
)
"""Kind, ground, name, words to begin with, and against whom the allegation stands that it bears on."""
READERS = (
    ("Asha Venn", ReaderRole.FIRST),
    ("Dev Marlowind", ReaderRole.SECOND),
    ("Cora Thistlewick", ReaderRole.SETTLER),
)


def put_the_second_reader_on_the_case(journey: Journey) -> None:
    """Whoever reads a second time comes from another unit, and must first be let see the case."""
    page = journey.page
    journey.arrives("cora")
    journey.opens_the_case()
    page.get_by_role("link", name="Put someone on the case").click()
    page.get_by_label("Who?").select_option(label="Dev Marlowind")
    choose(page, "As what?", "Investigator")
    send(page, "Put on the case")


def draw_up(journey: Journey) -> None:
    """The question and the rule, five things to look for, three people; then all of it is fixed."""
    page = journey.page
    journey.arrives("asha")
    journey.opens("Reviews of messages")
    act(page, "Draw up a review")
    page.get_by_label("Title").fill(TITLE)
    page.get_by_label("Which question are the messages to answer?").fill(QUESTION)
    send(page, "Draw it up")
    set_the_rule(page)
    for kind, ground, label, words, against in LOOKED_FOR:
        add_category(page, kind, ground=ground, label=label, words=words, against=against)
    for name, role in READERS:
        act(page, "Appoint a reader")
        page.get_by_label("Who?").select_option(label=name)
        choose(page, "As what?", ROLE_LABELS[role])
        send(page, "Appoint")
    journey.note("review")
    act(page, "Start")
    send(page, "Start: the question and the rule are fixed")
    begin = page.get_by_role("main").get_by_role("button", name="Read", exact=True)
    expect(begin).to_be_visible(timeout=60_000)  # the page goes on by itself once the first order is there


def set_the_rule(page: Page) -> None:
    """Every conversation is read; small samples, since the collection is small."""
    heading(page, "The question, the conversations and the stopping rule")
    for box in page.get_by_role("group", name="Which conversations are read?").get_by_role("checkbox").all():
        box.check()
    for label, value in NUMBERS.items():
        page.get_by_label(label).fill(str(value))
    choose(page, "What does a second reader read", SECOND_LABELS[SecondReading.SAMPLE])
    send(page, "Save")
    heading(page, TITLE)


def add_category(
    page: Page, kind: CategoryKind, *, ground: str, label: str, words: str, against: tuple[str, ...]
) -> None:
    """One thing that is looked for."""
    act(page, "Add a category")
    choose(page, "What does it look for?", CATEGORY_LABELS[kind])
    if ground:
        choose(page, "For discrimination: on which ground?", ground)
    page.get_by_label("Name", exact=True).fill(label)
    page.get_by_label("What counts, and what does not?").fill(
        "What a reader sees in the words. Not a report of it."
    )
    page.get_by_label("Words and phrases to begin with").fill(words)
    allegations = page.get_by_role("group", name="Which allegations does it bear on?")
    for name in against:
        allegations.get_by_role("checkbox", name=name).check()
    send(page, "Add it")
