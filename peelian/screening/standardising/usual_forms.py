"""Forenames that are filed together: short forms, and spellings that no rule of sounds joins.

Each line is one group under its first name. A group says that records with these names are worth comparing, not that
they are one person. The groups cover the origins of the workforce and not only English short forms.
"""

_GROUPS = """
william bill billy will willy liam wil wiliam gwilym
robert bob bobby rob robbie bert robin
richard dick rick ricky rich richie
james jim jimmy jamie jem seamus iago
john jack johnny jon jonny ian sean shaun shawn ieuan ifan evan jonathan johnathan jonathon nathan
elizabeth liz lizzie beth betty eliza lisa libby betsy bess elisabeth elspeth bethan
margaret maggie meg peggy marge margo greta mags mairead megan
catherine kate katie kathy cathy kathryn katherine kath katharine cath kitty karen caitlin catrin katarzyna kasia
thomas tom tommy tomasz tomek tomos
michael mike mick mickey mikey mitchell michal mihai mihail mikhail
david dave davey dai dafydd davy
anthony tony antony anton antoni
edward ed eddie ted teddy ned edmund
charles charlie chas chuck carl karl
andrew andy drew andrzej andrei andreas
christopher chris kit krzysztof kristopher
nicholas nick nicky nicolas nik mikolaj
alexander alex alec sandy al aleksander alexandru sasha alasdair alistair alastair
alexandra sandra alexis aleksandra ola
alexandria lexi
samuel sam sammy
samantha sammie
daniel dan danny
joseph joe joey jozef josef yusuf yousuf yousef yusef
benjamin ben benny benji
matthew matt matty mateusz matei
patrick pat paddy rick padraig
patricia pat patsy trish tricia patty
stephen steve steven stevie stefan szczepan
peter pete piotr petr petru
philip phil phillip pip
gregory greg gregor grzegorz
geoffrey geoff jeff jeffrey
frederick fred freddie freddy
francis frank frankie franciszek
frances fran fanny
henry harry hal hank
harold harry
lawrence larry laurence laurie loz
leonard len lenny leo
raymond ray
ronald ron ronnie
kenneth ken kenny
timothy tim timmy
theodore theo ted
terence terry terrence
donald don donny
douglas doug
gerald gerry jerry gerard
vincent vince vinny
walter walt wally
zachary zach zack zak
joshua josh
jacob jake jakub kuba
susan sue suzie susie suzanne susannah suzanna zuzanna
jennifer jenny jen jenni
jessica jess jessie
rebecca becky becca bex
deborah debbie deb debra debs
barbara barb babs basia
victoria vicky vicki tori wiktoria
jacqueline jackie jacqui jaqueline
christine chris chrissie tina christina christina kristina krystyna kristine
kimberley kim kimberly
pamela pam
amanda mandy
angela angie
helen nell nellie ellen elen helena
eleanor ellie nell nora elinor eleonora
dorothy dot dottie dolly
judith judy jude
josephine jo josie
joanne jo joanna joann jojo asia
mary molly polly mae mair marie maria moira maureen marian
ann anne annie anna hannah nan nancy ania
theresa tess terry teresa tracy tracey
valerie val
veronica ronnie weronika
charlotte lottie charlie
caroline carol carolyn carrie karolina
emily em emmie emilia
emma em
isabel bella izzy isabella isobel isabelle
lucy lucia lucinda
olivia liv livvy oliwia
abigail abi abby gail
natalie nat nathalie natasha natalia
madeleine maddie madeline
gwendoline gwen gwenllian
sian jane janet jan shan
mohammed mohammad muhammad mohamed muhammed mohamad md mohd mahomed mehmed mo
ahmed ahmad achmed
ali aly
hussain hussein husain hussein hossain hussayn
hassan hasan hassen
abdul abdel abd abdool
abdullah abdallah abdulla
ibrahim ebrahim abraham
ismail esmail ishmael
yasin yaseen yassin
fatima fatema fatimah fathima
aisha ayesha aysha aishah aesha
khadija khadeeja khadijah kadija
zainab zaynab zeinab
maryam mariam meryem miriam
mustafa mostafa mustapha
khalid khaled
umar omar omer
usman osman othman uthman
tariq tarek tarik
rashid rasheed
jamil jameel
karim kareem
salim saleem
nadim nadeem
naveed navid
imran emran
kamran
shahid shaheed
waqar vaqar
zahid zaheed
harjit harjeet
manjit manjeet
baljit baljeet
gurpreet gurprit
jaspreet jasprit
sukhdeep sukhdip
amandeep amandip
vikram bikram
vijay bijoy
ajay ajoy
rajesh raj raju rajeev
priya preeya
deepa dipa
suresh
lakshmi laxmi
krishna krishnan
oluwaseun seun
oluwatobi tobi
olufemi femi
oluwafemi femi
adebayo bayo
chukwuemeka emeka
chidinma chidi
ngozi ngozichukwu
kwame kwami
kofi coffie
abiodun biodun
folasade sade
temitope temi tope
babatunde tunde
yetunde yetty
ifeanyi ify
nnamdi
agnieszka aga agnes
malgorzata gosia
elzbieta ela
ewa eva
magdalena magda madgalena
jerzy george jurek
pawel paul paulie
lukasz luke luca luc
wojciech wojtek
stanislaw stan staszek
tadeusz tadek thaddeus
zbigniew zbyszek
ivan iwan
dmitri dmitry dimitri dmytro
sergei sergey serhiy
yuri yuriy iurie
olena elena alena helena
oksana oxana
gheorghe george
ioan ion
wei way
xiao hsiao
jun chun
ming
li lee
hui hwee
mei may
yan yen
jing ching
ying
qing ching
zhi chih
hong hung
siew xiu
"""


def _read(groups: str) -> dict[str, str]:
    """Each name to the first of its group; a name of several groups belongs to the first that has it."""
    found: dict[str, str] = {}
    for line in groups.strip().splitlines():
        first, *others = line.split()
        for name in (first, *others):
            found.setdefault(name, first.upper())
    return found


USUAL = _read(_GROUPS)
