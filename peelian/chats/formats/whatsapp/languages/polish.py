"""Polish. Verbs have a form a gender, and a third for those whom WhatsApp does not know: `dodał`, `dodała`, `dodał(a)`.

Bodies, the encryption notice, `dodała`, `obraz pominięty` and `<załączony: …>` were read in public parsers; the other
membership sentences are our own rendering and marked so.
"""

from peelian.chats.formats.records import Mark, What
from peelian.chats.formats.whatsapp.wording import Language, Sentence


def _in_all_forms(text: str, what: What, *, confirmed: bool = False) -> tuple[Sentence, ...]:
    """One sentence for each form of a verb that ends in `ł` before a bar: `doda|`, `usun|`."""
    forms = (("ł ", "ła ", "ł(a) ", "ł/a ", "łeś ", "łaś ", "łeś(-aś) ")) if "|" in text else ("",)
    return tuple(Sentence(text.replace("| ", form), what, confirmed=confirmed) for form in forms)


_LEFT = ("opuścił", "opuściła", "opuścił(a)", "wyszedł", "wyszła")
_REMOVED = ("usunął", "usunęła", "usunął(-ęła)", "usunął/usunęła")

POLISH = Language(
    code="pl",
    sentences=(
        Sentence("Wiadomości i połączenia są szyfrowane end-to-end{_}", What.SECURITY),
        Sentence("Wiadomości i połączenia są w pełni szyfrowane{_}", What.SECURITY, confirmed=False),
        Sentence("Wiadomości oraz połączenia są w pełni szyfrowane{_}", What.SECURITY, confirmed=False),
        Sentence("Kod zabezpieczeń użytkownika {b} uległ zmianie{_}", What.SECURITY, confirmed=False),
        Sentence("Twój kod bezpieczeństwa z {b} zmienił się{_}", What.SECURITY, confirmed=False),
        *_in_all_forms('{a} utworzy| grupę "{v}"', What.CREATED),
        *_in_all_forms("{a} utworzy| tę grupę", What.CREATED),
        Sentence("{a} utworzył(a) grupę", What.CREATED, confirmed=False),
        Sentence("Dodano {b}", What.ADDED, confirmed=False),
        Sentence("{b} został dodany", What.ADDED, confirmed=False),
        Sentence("{b} została dodana", What.ADDED, confirmed=False),
        *_in_all_forms("{a} doda| użytkownika {b}", What.ADDED),
        Sentence("{a} dodała {b}", What.ADDED),
        *_in_all_forms("{a} doda| {b}", What.ADDED),
        *(Sentence(f"{{a}} {verb} użytkownika {{b}}", What.REMOVED, confirmed=False) for verb in _REMOVED),
        *(Sentence(f"{{a}} {verb} {{b}}", What.REMOVED, confirmed=False) for verb in _REMOVED),
        *(Sentence(f"{{a}} {verb} grupę", What.LEFT, confirmed=False) for verb in _LEFT[:3]),
        *(Sentence(f"{{a}} {verb}", What.LEFT, confirmed=False) for verb in _LEFT),
        *_in_all_forms("{a} dołączy| za pomocą linku{_}", What.JOINED),
        *_in_all_forms("{a} dołączy| do grupy{_}", What.JOINED),
        *_in_all_forms("{a} dołączy| ze społeczności{_}", What.JOINED),
        *_in_all_forms('{a} zmieni| temat z "{_}" na "{v}"', What.RENAMED_GROUP),
        *_in_all_forms('{a} zmieni| nazwę grupy z "{_}" na "{v}"', What.RENAMED_GROUP),
        *_in_all_forms('{a} zmieni| nazwę grupy na "{v}"', What.RENAMED_GROUP),
        *_in_all_forms("{a} zmieni| ikonę {_}", What.CHANGED_GROUP),
        *_in_all_forms("{a} zmieni| opis {_}", What.CHANGED_GROUP),
        *_in_all_forms("{a} zmieni| ustawienia {_}", What.CHANGED_GROUP),
        Sentence("Jesteś teraz administratorem", What.MADE_ADMIN, others=("You",), confirmed=False),
        Sentence("{b} jest teraz administratorem{_}", What.MADE_ADMIN, confirmed=False),
        *_in_all_forms("{a} zmieni| numer telefonu na nowy{_}", What.CHANGED_NUMBER),
        *_in_all_forms("{a} zmieni| swój numer telefonu{_}", What.CHANGED_NUMBER),
        *_in_all_forms("{a} włączy| znikające wiadomości{_}", What.TIMER),
        *_in_all_forms("{a} wyłączy| znikające wiadomości{_}", What.TIMER),
        *_in_all_forms("{a} przypią| wiadomość", What.PINNED),
        Sentence("Nieodebrane połączenie głosowe{_}", What.CALL, confirmed=False),
        Sentence("Nieodebrane połączenie wideo{_}", What.CALL, confirmed=False),
        Sentence("Nieodebrane grupowe połączenie {_}", What.CALL, confirmed=False),
        Sentence("Połączenie głosowe{_}", What.CALL, confirmed=False),
        Sentence("Połączenie wideo{_}", What.CALL, confirmed=False),
        Sentence("Oczekiwanie na tę wiadomość{_}", What.OTHER, confirmed=False),
    ),
    deleted=(
        "Ta wiadomość została usunięta",
        "Usunięto tę wiadomość",
        "Usunąłeś tę wiadomość",
        "Usunęłaś tę wiadomość",
    ),
    deleted_by=("Ta wiadomość została usunięta przez administratora",),
    edited=("Ta wiadomość została zmieniona", "Ta wiadomość została edytowana"),
    attached=("załączony", "plik załączony", "załączony plik"),
    omitted={
        "<Pominięto multimedia>": Mark.OMITTED,
        "<pominięto multimedia>": Mark.OMITTED,
        "<pliki pominięto>": Mark.OMITTED,
        "obraz pominięty": Mark.OMITTED,
        "pominięto obraz": Mark.OMITTED,
        "pominięto wideo": Mark.OMITTED,
        "wideo pominięte": Mark.OMITTED,
        "pominięto dźwięk": Mark.OMITTED,
        "dźwięk pominięty": Mark.OMITTED,
        "pominięto dokument": Mark.OMITTED,
        "dokument pominięty": Mark.OMITTED,
        "pominięto naklejkę": Mark.OMITTED,
        "naklejka pominięta": Mark.OMITTED,
        "pominięto GIF": Mark.OMITTED,
        "GIF pominięty": Mark.OMITTED,
        "pominięto kartę kontaktu": Mark.OMITTED | Mark.CONTACT,
    },
    waiting=("Oczekiwanie na tę wiadomość",),
    file_names=("Czat WhatsApp z ", "Czat WhatsApp - "),
    joins=(" i ", " oraz "),
)
