"""A nation of invented people, and what two offices wrote down about some of them. Nobody in it exists.

`population(people, rng)` draws persons of six origins, as common as they are among those who live here, with names as
frequent as names are: a few very common, a long tail. `written(people, which, rng, errors)` writes persons down as an
office would, with its mistakes: short forms, other spellings, names in another order, half of a double name, maiden
names, days and months exchanged, the first of January, nothing at all, an old address; other spellings on names that
have several, order where English forms do not expect it. The result is columns of text, as a file would hold them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

Text = NDArray[np.object_]
ORIGINS = ("British", "South Asian", "African", "East European", "East Asian", "Irish and Caribbean")
SHARES = (0.70, 0.11, 0.05, 0.06, 0.03, 0.05)
HISTORY = date(2023, 4, 24)

_GIVEN_M = {
    "British": """
        david john michael paul andrew peter stephen robert christopher richard mark anthony james thomas
        daniel matthew ian simon alan graham kevin william joseph george edward samuel benjamin nicholas
        alexander jonathan philip keith barry martin neil gary stuart craig ryan adam luke jack oliver harry
        charles henry lewis callum connor kyle jordan nathan aaron scott lee dean wayne darren carl raymond
        kenneth donald brian derek trevor roger geoffrey ronald terence leonard frederick gareth rhys owen
        dafydd huw alistair duncan angus gregory timothy zachary joshua jacob
    """,
    "South Asian": """
        mohammed muhammad ahmed ali hassan hussain imran asif tariq khalid usman umar bilal yusuf ibrahim
        abdul abdullah rashid salim nadeem naveed shahid zahid waqar kamran faisal adnan raj rajesh sanjay
        vijay ajay anil sunil amit rahul vikram deepak ravi suresh mukesh harjit manjit baljit gurpreet
        jaspreet amandeep sukhdeep harpreet parminder kuldeep jagdish balwinder nikhil arjun rohan karan
        mizanur shafiqul aminul rezaul
    """,
    "African": """
        kwame kofi kwabena yaw emmanuel samuel daniel michael oluwaseun olufemi adebayo babatunde
        chukwuemeka ifeanyi nnamdi obinna uche tunde temitope abiodun ayodele femi segun kayode mohamed abdi
        ahmed hassan yusuf omar ibrahim tendai tafadzwa blessing kudakwashe farai themba sipho joseph peter
        john paul
    """,
    "East European": """
        piotr tomasz krzysztof andrzej jan stanislaw pawel marcin michal grzegorz jerzy tadeusz adam lukasz
        zbigniew marek dariusz wojciech mateusz rafal jakub ion andrei alexandru mihai cristian gheorghe
        vasile florin ivan dmitri sergei yuri vladimir nikolai oleksandr serhiy tomas jonas mantas
    """,
    "East Asian": """
        wei jun ming hao jian lei feng qiang yong tao bin chao xin kai long hong zhi hui guang wing kwok chi
        man ka kin siu minh duc anh tuan hung quang hai jin min jae sung hiroshi kenji takashi
    """,
    "Irish and Caribbean": """
        patrick sean liam brendan declan kieran eamon michael john thomas james kevin brian gerard dermot
        aidan conor niall winston leroy errol delroy clive desmond carlton marlon tyrone jerome anthony
    """,
}
_GIVEN_F = {
    "British": """
        susan margaret elizabeth sarah karen helen jacqueline deborah christine patricia jane catherine
        amanda nicola rebecca victoria emma claire laura jennifer rachel samantha louise joanne michelle
        alison julie tracey angela sharon dawn wendy gillian janet linda barbara judith ann mary dorothy
        jessica charlotte emily chloe sophie olivia lucy hannah megan katie lauren bethany holly amy abigail
        georgia eleanor alexandra natalie caroline philippa sian bethan rhian carys fiona eilidh kirsty
        kathryn frances teresa valerie pamela madeleine isabella
    """,
    "South Asian": """
        fatima aisha khadija zainab maryam sana saima nazia shazia rukhsana nasreen parveen yasmin farah
        samina ayesha hafsa priya pooja neha anjali deepa kavita sunita anita meena lakshmi sushila harjit
        manjit gurpreet jaspreet amandeep harpreet parminder kuldeep balwinder ravinder simran kiran rekha
        jyoti nusrat shahnaz taslima
    """,
    "African": """
        ngozi chidinma amaka adaeze folasade yetunde temitope abimbola funmilayo titilayo abena akosua adwoa
        esi grace mercy blessing comfort patience fatuma halima amina hodan ifrah sagal khadija maryam
        tendai rutendo chipo nomsa thandi esther ruth mary
    """,
    "East European": """
        anna maria katarzyna malgorzata agnieszka barbara ewa krystyna elzbieta magdalena joanna aleksandra
        zofia monika natalia karolina justyna dorota elena ioana mihaela alina cristina andreea olena oksana
        irina svetlana tatiana natalya daiva rasa ruta
    """,
    "East Asian": """
        mei li jing yan ying xiu hui fang na juan min xia ling yun qing lan wai yuk suk sau kit linh thi
        huong thu lan mai ngoc soo ji eun hye yuki keiko akiko
    """,
    "Irish and Caribbean": """
        mary bridget siobhan aoife niamh orla sinead maeve roisin deirdre kathleen noreen eileen maureen
        sharon marcia beverley yvonne claudette paulette shanice latoya jasmine
    """,
}
_FAMILY = {
    "British": """
        smith jones williams taylor brown davies evans wilson thomas johnson roberts robinson thompson
        wright walker white edwards hughes green hall lewis harris clarke patel jackson wood turner martin
        cooper hill ward morris moore clark lee king baker harrison morgan allen james scott phillips watson
        davis parker price bennett young griffiths mitchell kelly cook carter richardson bailey collins bell
        shaw murphy miller cox richards marshall anderson simpson ellis adams wilkinson foster chapman
        powell webb rogers gray mason hunt stevens holmes mills palmer knight matthews fisher barnes
        macdonald stewart campbell fraser mackenzie
    """,
    "South Asian": """
        khan patel singh ahmed hussain ali begum shah akhtar malik iqbal mahmood mirza chaudhry qureshi
        sheikh raja bibi sharma gupta kumar mehta desai joshi reddy nair iyer kaur gill sandhu dhillon sidhu
        grewal johal bains uddin rahman islam miah chowdhury hoque alam siddiqui ansari hashmi rashid aslam
        butt dar bhatti rana
    """,
    "African": """
        mensah owusu boateng osei asante appiah agyeman okafor okeke okonkwo adeyemi adebayo ogunleye
        balogun adeleke olawale eze nwosu obi mohamed ali hassan abdi yusuf omar warsame jama farah moyo
        ncube ndlovu sibanda dube mutasa chikwanha banda phiri mwangi kamau otieno
    """,
    "East European": """
        nowak kowalski wisniewski wojcik kowalczyk kaminski lewandowski zielinski szymanski wozniak
        dabrowski kozlowski jankowski mazur krawczyk popescu ionescu popa radu dumitru stan stoica gheorghe
        ivanov petrov smirnov kuznetsov shevchenko kovalenko bondarenko kazlauskas petrauskas novak horvat
    """,
    "East Asian": """
        wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu lin chan wong lee cheung lau leung ng
        ho tang nguyen tran le pham huynh vo kim park choi jung sato tanaka suzuki
    """,
    "Irish and Caribbean": """
        murphy kelly osullivan walsh smith obrien byrne ryan oconnor oneill oreilly doyle mccarthy gallagher
        doherty kennedy lynch murray quinn moore mclaughlin campbell brown williams francis grant clarke
        gordon thomas joseph charles
    """,
}
_STEMS = """
    ash bar beck brad brook burn car clay cot dal dun el fair far ford glen hal ham hart hen hol ken kirk
    lang lee lin lock mar mil mor nor oak pen raw red rock ros sed shel stan stoke sut thorn wal web wel
    whit win wood
""".split()
_ENDS = {
    "British": """
        by combe cote den don field ford gate ham head hurst ley low man more ner shaw son stead ton wick
        well worth
    """.split(),
    "South Asian": """
        wala ani awan ia war puri jee dar kar wal ullah uzzaman ia
    """.split(),
    "African": """
        unle ola eze uka imo anga bo wala ndu ari osa ike ade
    """.split(),
    "East European": """
        ski wicz czak enko ov escu iak auskas ek yk ewski
    """.split(),
    "East Asian": """
        ng u i
    """.split(),
    "Irish and Caribbean": """
        an ey lan nan gan ran ty
    """.split(),
}
_SHORT = {
    "david": "dave", "michael": "mike", "andrew": "andy", "peter": "pete", "stephen": "steve", "robert": "bob",
    "christopher": "chris", "richard": "rick", "anthony": "tony", "james": "jim", "thomas": "tom", "daniel": "dan",
    "matthew": "matt", "william": "bill", "joseph": "joe", "edward": "ted", "samuel": "sam", "benjamin": "ben",
    "nicholas": "nick", "alexander": "alex", "jonathan": "jon", "philip": "phil", "susan": "sue", "margaret": "maggie",
    "elizabeth": "liz", "jacqueline": "jackie", "deborah": "debbie", "christine": "chris", "patricia": "pat",
    "catherine": "kate", "amanda": "mandy", "rebecca": "becky", "victoria": "vicky", "jennifer": "jenny",
    "samantha": "sam", "joanne": "jo", "oluwaseun": "seun", "olufemi": "femi", "chukwuemeka": "emeka",
    "temitope": "tope", "babatunde": "tunde", "katarzyna": "kasia", "malgorzata": "gosia", "agnieszka": "aga",
    "krzysztof": "krzys", "alexandru": "alex", "aleksandra": "ola", "patrick": "paddy", "kathleen": "kath",
}  # fmt: skip
_OTHER_SPELLINGS = {
    "mohammed": ["muhammad", "mohamed", "mohammad", "mohd", "md"], "muhammad": ["mohammed", "mohamed", "mohammad"],
    "mohamed": ["mohammed", "muhammad"], "ahmed": ["ahmad"], "hussain": ["hussein", "husain", "hossain"],
    "hassan": ["hasan"], "yusuf": ["yousuf", "yousef"], "usman": ["osman", "uthman"], "umar": ["omar", "omer"],
    "ibrahim": ["ebrahim"], "khalid": ["khaled"], "tariq": ["tarek"], "rashid": ["rasheed"], "nadeem": ["nadim"],
    "naveed": ["navid"], "fatima": ["fatimah", "fatema"], "aisha": ["ayesha", "aysha"], "ayesha": ["aisha"],
    "khadija": ["khadijah"], "maryam": ["mariam"], "zainab": ["zaynab"], "harjit": ["harjeet"], "manjit": ["manjeet"],
    "chaudhry": ["chowdhury", "choudhry", "chaudhary"], "chowdhury": ["choudhury", "chaudhry"],
    "qureshi": ["kureshi", "qureishi"], "siddiqui": ["siddiqi", "siddique"], "sheikh": ["shaikh", "shaykh"],
    "uddin": ["udin"], "rahman": ["rehman"], "iqbal": ["ikbal"], "akhtar": ["akhter"], "begum": ["begam"],
    "wang": ["wong"], "zhang": ["cheung", "chang"], "chen": ["chan"], "liu": ["lau"], "li": ["lee"], "huang": ["wong"],
    "xu": ["hsu"], "zhou": ["chow"], "xiu": ["siew"], "qing": ["ching"], "nguyen": ["ngyuen"],
    "dmitri": ["dmitry", "dimitri"], "sergei": ["sergey"], "yuri": ["yuriy"], "oleksandr": ["alexander"],
    "olena": ["elena"], "natalia": ["natalya"], "natalya": ["natalia"], "kowalski": ["kovalski"],
    "shevchenko": ["sevchenko"], "abdi": ["abdy"], "mohamud": ["mahmoud"], "oneill": ["oneil"], "siobhan": ["shivaun"],
    "sean": ["shaun"], "stephen": ["steven"], "clarke": ["clark"], "thompson": ["thomson"], "stewart": ["stuart"],
    "macdonald": ["mcdonald"], "mackenzie": ["mckenzie"], "catherine": ["katherine", "kathryn"], "sarah": ["sara"],
    "rachel": ["rachael"], "philip": ["phillip"], "jonathan": ["johnathan"], "tracey": ["tracy"], "ann": ["anne"],
    "adeyemi": ["adeyemy"], "okonkwo": ["okonko"], "aoife": ["eefa"], "niamh": ["neve"],
}  # fmt: skip
_AREAS = """
    AL B BA BB BD BH BL BN BR BS CA CB CF CH CM CO CR CV CW DA DE DH DL DN DT DY E EC EN EX FY GL GU HA HD
    HG HP HR HU HX IG IP KT L LA LD LE LL LN LS LU M ME MK N NE NG NN NP NR NW OL OX PE PL PO PR RG RH RM S
    SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO
""".split()
_INWARD = "ABDEFGHJLNPQRSTUWXYZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Persons by column; `origin` and `family_at_birth` are what nobody wrote on a form."""

    origin: NDArray[np.int8]
    female: NDArray[np.bool_]
    given: Text
    second: Text
    family: Text
    family_at_birth: Text
    birth: NDArray[np.datetime64]
    postcode: Text
    old_postcode: Text

    def __len__(self) -> int:
        return len(self.given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Errors:
    """How often an office writes something down otherwise than it is. Shares from 0 to 1."""

    short_form: float
    other_spelling: float
    typing: float
    order: float
    second_left_out: float
    name_at_birth: float
    half_of_double: float
    no_birth: float
    first_of_january: float
    day_and_month: float
    wrong_digit: float
    old_postcode: float
    no_postcode: float
    wrong_gender: float
    no_gender: float


HR = Errors(
    short_form=0.04, other_spelling=0.02, typing=0.005, order=0.005, second_left_out=0.3, name_at_birth=0.0,
    half_of_double=0.0, no_birth=0.002, first_of_january=0.0, day_and_month=0.002, wrong_digit=0.002, old_postcode=0.05,
    no_postcode=0.01, wrong_gender=0.001, no_gender=0.0,
)  # fmt: skip
"""A force's own file: mostly right."""
RECORDS = Errors(
    short_form=0.12, other_spelling=0.35, typing=0.05, order=0.06, second_left_out=0.5, name_at_birth=0.45,
    half_of_double=0.4, no_birth=0.08, first_of_january=0.03, day_and_month=0.03, wrong_digit=0.05, old_postcode=0.45,
    no_postcode=0.2, wrong_gender=0.01, no_gender=0.1,
)  # fmt: skip
"""Records of many hands over many years."""


def population(people: int, rng: np.random.Generator) -> People:
    """So many persons of 18 to 75 years."""
    origin = rng.choice(len(ORIGINS), people, p=SHARES).astype(np.int8)
    female = rng.random(people) < 0.42
    given, second, born_as = (np.empty(people, dtype=object) for _ in range(3))
    for number, name in enumerate(ORIGINS):
        mine = origin == number
        for which, lists in ((mine & female, _GIVEN_F), (mine & ~female, _GIVEN_M)):
            names = np.array(lists[name].split(), dtype=object)
            given[which] = _drawn(names, int(which.sum()), rng, flat=6)
            second[which] = _drawn(names, int(which.sum()), rng, flat=6)
        born_as[mine] = _families(name, int(mine.sum()), rng)
    second[rng.random(people) < np.array([0.25, 0.5, 0.5, 0.7, 0.3, 0.4])[origin]] = ""
    family = born_as.copy()
    married = female & (rng.random(people) < np.array([0.45, 0.2, 0.3, 0.4, 0.1, 0.4])[origin])
    family[married] = rng.permutation(born_as[married & (origin >= 0)])
    double = rng.random(people) < 0.03
    family[double] = family[double] + "-" + rng.permutation(born_as)[double]
    days = rng.integers(0, 57 * 365, people)
    birth = np.datetime64(HISTORY - timedelta(days=75 * 365)) + days.astype("timedelta64[D]")
    return People(
        origin=origin, female=female, given=given, second=second, family=family, family_at_birth=born_as,
        birth=birth, postcode=_postcodes(people, rng), old_postcode=_postcodes(people, rng),
    )  # fmt: skip


def _drawn(names: Text, count: int, rng: np.random.Generator, *, flat: float) -> Text:
    weights = 1 / (np.arange(len(names)) + flat)
    return names[rng.choice(len(names), count, p=weights / weights.sum())]


def _families(origin: str, count: int, rng: np.random.Generator) -> Text:
    """Family names: the common ones as often as they are, and a long tail of others."""
    common = np.array(_FAMILY[origin].split(), dtype=object)
    share = {
        "British": 0.25,
        "South Asian": 0.75,
        "African": 0.45,
        "East European": 0.3,
        "East Asian": 0.9,
    }.get(origin, 0.6)
    found = _drawn(common, count, rng, flat=4)
    rare = np.flatnonzero(rng.random(count) > share)
    stems, ends = np.array(_STEMS, dtype=object), np.array(_ENDS[origin], dtype=object)
    middle = np.array(["", "", "", "a", "e", "o", "ing", "er", "l", "n"], dtype=object)
    found[rare] = (
        _drawn(stems, len(rare), rng, flat=8)
        + middle[rng.integers(0, len(middle), len(rare))]
        + _drawn(ends, len(rare), rng, flat=3)
    )
    return found


def _postcodes(count: int, rng: np.random.Generator) -> Text:
    areas = np.array(_AREAS, dtype=object)
    letters = np.array(list(_INWARD), dtype=object)
    digits = np.array([str(n) for n in range(30)], dtype=object)
    return (
        areas[rng.integers(0, len(areas), count)] + digits[rng.integers(1, 25, count)] + " "
        + digits[rng.integers(0, 10, count)] + letters[rng.integers(0, 20, count)] + letters[rng.integers(0, 20, count)]
    )  # fmt: skip


def written(
    people: People, which: NDArray[np.int64], rng: np.random.Generator, errors: Errors
) -> dict[str, Text]:
    """These persons as an office wrote them down: given_names, family_name, date_of_birth, gender, postcode."""
    count = len(which)

    def hit(share: float) -> NDArray[np.bool_]:
        return rng.random(count) < share

    given, second = people.given[which].copy(), people.second[which].copy()
    family, origin = people.family[which].copy(), people.origin[which]
    at_birth = hit(errors.name_at_birth) & (family != people.family_at_birth[which])
    family[at_birth] = people.family_at_birth[which][at_birth]
    _change(family, hit(errors.half_of_double), lambda name: str(rng.choice(name.split("-"))))
    _change(given, hit(errors.short_form), lambda name: _SHORT.get(name, name))
    for names in (given, second, family):
        _change(
            names,
            hit(errors.other_spelling),
            lambda name: str(rng.choice(_OTHER_SPELLINGS[name])) if name in _OTHER_SPELLINGS else name,
        )
        _change(names, hit(errors.typing), lambda name: _mistyped(name, rng))
    second[hit(errors.second_left_out)] = ""
    forenames = np.where(second == "", given, given + " " + second).astype(object)
    turned = rng.random(count) < errors.order * np.array([0.3, 1.5, 1.5, 1.0, 4.0, 0.3])[origin]
    forenames[turned], family[turned] = family[turned], forenames[turned]
    title = np.vectorize(str.title, otypes=[object])
    return {
        "given_names": title(forenames) if count else forenames,
        "family_name": title(family) if count else family,
        "date_of_birth": _births(people.birth[which], rng, errors),
        "gender": _genders(people.female[which], rng, errors),
        "postcode": _homes(people, which, rng, errors),
    }


def _change(names: Text, where: NDArray[np.bool_], how: Callable[[str], str]) -> None:
    for place in np.flatnonzero(where):
        if names[place]:
            names[place] = how(names[place])


def _mistyped(name: str, rng: np.random.Generator) -> str:
    place, kind = int(rng.integers(len(name))), int(rng.integers(4))
    if kind == 0:
        return name[:place] + name[place + 1 :] or name
    if kind == 1:
        return name[:place] + name[place] + name[place:]
    if kind == 2 and place + 1 < len(name):
        return name[:place] + name[place + 1] + name[place] + name[place + 2 :]
    return name[:place] + "abcdefghijklmnopqrstuvwxyz"[int(rng.integers(26))] + name[place + 1 :]


def _births(birth: NDArray[np.datetime64], rng: np.random.Generator, errors: Errors) -> Text:
    found = birth.astype("datetime64[D]").astype(str).astype(object)
    count = len(found)
    for place in np.flatnonzero(rng.random(count) < errors.wrong_digit):
        year, month, day = found[place].split("-")
        kind = int(rng.integers(3))
        if kind == 0:
            year = str(int(year) + int(rng.choice([-10, -1, 1, 10])))
        elif kind == 1:
            month = f"{int(rng.integers(1, 13)):02}"
        else:
            day = f"{int(rng.integers(1, 29)):02}"
        found[place] = f"{year}-{month}-{day}"
    for place in np.flatnonzero(rng.random(count) < errors.day_and_month):
        year, month, day = found[place].split("-")
        if int(day) <= 12:
            found[place] = f"{year}-{day}-{month}"
    for place in np.flatnonzero(rng.random(count) < errors.first_of_january):
        found[place] = found[place][:4] + "-01-01"
    found[rng.random(count) < errors.no_birth] = ""
    return found


def _genders(female: NDArray[np.bool_], rng: np.random.Generator, errors: Errors) -> Text:
    wrong = rng.random(len(female)) < errors.wrong_gender
    found = np.where(female ^ wrong, "F", "M").astype(object)
    found[rng.random(len(female)) < errors.no_gender] = ""
    return found


def _homes(people: People, which: NDArray[np.int64], rng: np.random.Generator, errors: Errors) -> Text:
    found = people.postcode[which].copy()
    old = rng.random(len(which)) < errors.old_postcode
    found[old] = people.old_postcode[which][old]
    found[rng.random(len(which)) < errors.no_postcode] = ""
    return found
