"""Who can be the source of a statement, and the verbs and phrases that attribute one."""

# verb forms -> what the verb says about how sure the source is
SPEECH_VERBS = {
    "neutral": """said says told tells stated states state added adds explained explains wrote writes replied
        responded commented continued concluded noted announced announces described reported reports""",
    "confirming": """confirmed confirms disclosed discloses revealed reveals acknowledged admitted admits
        accepted accepts conceded verified ruled found finds concluded determined""",
    "alleging": """heard hears claimed claims claim alleged alleges allege accused accuses suggested suggests
        understands learned learnt complained complains""",
    "denying": """pleaded pleads denied denies deny rejected rejects disputed disputes refuted refutes""",
    "opining": """argued argues urged urges warned warns criticised criticises criticized welcomed welcomes
        condemned condemns demanded demands insisted insists called calls
        questioned questions""",
    "believing": """believes believe believed thinks think feel feels""",
    "silent": """declined declines refused refuses comment respond say confirm name""",
}

# Verbs that also mean other things: attribution only from a source of an institution's kind.
INSTITUTION_ONLY = frozenset(["heard", "hears", "found", "finds", "ruled", "determined", "concluded"])

# 'declined to comment' attributes; 'refused to leave' does not.
SILENT_TO = (
    r"to\s+(?:comment|say|confirm|answer|discuss|provide|give|be\s+drawn|disclose|name|"
    r"speculate|elaborate)"
)
# 'called for his suspension' attributes; 'called 999' does not.
CALLED = r"(?:for|on|it|the|them|him|her)\b"

_AUXILIARIES_TEXT = """
    has have had also since later earlier previously now then already today yesterday publicly formally
    repeatedly strongly strenuously vehemently categorically initially only further subsequently both
    all again would did does will and
"""
AUXILIARIES = _AUXILIARIES_TEXT.split()

_FRONTED_TEXT = """
    in on at by for from with during following after before amid speaking talking responding reacting
    asked commenting writing appearing giving contacted approached when while as although though if
    despite since until meanwhile however but and yet so then later earlier yesterday today last this
    separately elsewhere also according addressing questioned interviewed nevertheless still instead
    under announcing confirming describing posting tweeting announcing speaking monday tuesday wednesday
    thursday friday saturday sunday now again finally additionally furthermore regarding concerning
    because where once
"""
FRONTED = _FRONTED_TEXT.split()

# Words that make a phrase a police or official source.
OFFICIAL = (
    r"police|force|constabulary|the\s+met\b|met\s+police|scotland\s+yard|professional\s+standards|psd|"
    r"chief\s+constable|constable|superintendent|inspector|sergeant|commander|commissioner|detectives?|"
    r"investigators?|iopc|independent\s+office|director\s+general|hmicfrs|inspectorate|"
    r"cps|crown\s+prosecution|"
    r"spokes(?:man|woman|person)|statement|officers?|appropriate\s+authority|watchdog|home\s+office|ministry|"
    r"department|council|trust|college\s+of\s+policing|press\s+office|anti-?corruption|referring\s+force"
)
COURT = (
    r"court|jury|judge|magistrates?|tribunal|panel|hearing|inquest|coroner|recorder|"
    r"legally\s+qualified\s+chair|"
    r"indictment|certificate"
)
MEDIA = (
    r"news(?:paper|night|room|letter|site)?|bbc|itv|channel\s+\w+|sky|broadcaster|"
    r"programme|documentary|podcast|"
    r"times|guardian|mail|telegraph|independent(?!\s+office)|mirror|sun|express|courier|"
    r"herald|gazette|post|echo|"
    r"star|chronicle|tribune|observer|standard|argus|examiner|bulletin|journal|"
    r"press(?!\s+office)|radio|tv|television|"
    r"media|reporters?|journalists?|blog|website|reports|a\s+report|outlet|publication|"
    r"paper|bureau|agency|magazine|"
    r"investigation\s+by|recorder\s+newspaper|messenger|advertiser|mercury|sentinel|dispatch|"
    r"tonight|panorama|dispatches|exposure"
)
# These words make somebody an outsider whatever office the rest of the phrase names.
OUTSIDE = (
    r"prosecut(?:or|ors|ion)(?!\s+service)|former|ex-|retired|ex\s|campaign\w*|federation|"
    r"union|solicitors?|lawyers?|barrister|counsel|family|relatives?|"
    r"friends?|neighbours?|charity|professor|dr\b|mp\b|mps\b|minister|mayor|critics?|"
    r"activists?|victims?|complainants?|"
    r"wom[ae]n|m[ae]n\b|witness(?:es)?|mother|father|parents?|sister|brother|wife|husband|partner|residents?|"
    r"staff\s+association|expert|academic|sources?|people|colleagues?|whistleblowers?|insiders?|defence"
)
# Nouns that can head a source that is written without a capital letter.
SOURCE_NOUNS = (
    rf"(?:{OFFICIAL}|{COURT}|{MEDIA}|{OUTSIDE}|report|investigation|inquiry|review|probe|"
    rf"notice|letter|document|"
    r"commission|body|group|association|organisation|charity|chair|manager|chief|leader|"
    r"deputy|head|he|she|they|it|i|we|"
    r"both|director|supervisor|secretary|neighbour|girl|boy|son|daughter|staff|applicant|"
    r"defendant|the\s+accused|"
    r"the\s+writer|patrol|team|unit|line\s+manager|custody)"
)
PERSON_PRONOUNS = frozenset(("he", "she"))
BODY_PRONOUNS = frozenset(("it", "they", "both"))
WRITER_PRONOUNS = frozenset(("i", "we"))

IMPERSONAL = (
    r"it\s+(?:is|was|has\s+been|had\s+been)\s+(?:further\s+|also\s+)?(?:alleged|claimed|"
    r"reported|understood|suggested|said)"
)

# '... first reported by the Fenland Courier': the outlet is the source of what is described.
BY_SOURCE = (
    r"(?:first\s+)?(?:reported|revealed|disclosed|published|broadcast|aired|obtained|seen|"
    r"uncovered|alleged|exposed)\s+by"
)
