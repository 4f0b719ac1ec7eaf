"""Phrases that show how sure a document is. Each row is a piece of a regular expression, matched without case."""

UNKNOWN = (
    r"(?:is|was|are|were|remains?|remained)\s+(?:so\s+far\s+|not\s+yet\s+|still\s+|"
    r"as\s+yet\s+|currently\s+|at\s+present\s+)*"
    r"(?:unclear|unknown|uncertain|unconfirmed|unspecified|undisclosed)",
    r"(?:is|was|are|were|isn['’]t|wasn['’]t|has|have|had)\s+(?:so\s+far\s+|as\s+yet\s+|"
    r"still\s+|yet\s+)*not\s+"
    r"(?:yet\s+|currently\s+|so\s+far\s+|been\s+)*"
    r"(?:known|clear|certain|confirmed|disclosed|released|specified|stated|given|named|"
    r"identified|established|made\s+public|"
    r"revealed|published|said|say|confirm|determined)",
    (
        r"(?:isn['’]t|wasn['’]t|hasn['’]t|haven['’]t|hadn['’]t)\s+(?:yet\s+|been\s+)*(?:known|"
        r"clear|confirmed|disclosed|said|named|revealed|given|released)"
    ),
    r"(?:has|have|had|did|does|do|would|could|will|can)(?:\s+not|n['’]t|not)\s+(?:yet\s+|"
    r"so\s+far\s+|be\s+able\s+to\s+|immediately\s+)*"
    r"(?:say|said|confirm|confirmed|disclose|disclosed|reveal|revealed|name|named|specify|"
    r"specified|comment|commented|give\s+(?:any\s+)?(?:further\s+)?details|"
    r"identify|identified|elaborate|state|stated|be\s+drawn|provide|provided|know|release|released)\b",
    (
        r"yet\s+to\s+(?:confirm|say|be\s+(?:confirmed|disclosed|named|established|determined|"
        r"identified)|disclose|comment|name|establish)"
    ),
    (
        r"declin(?:ed|es|ing)\s+to\s+(?:comment|say|confirm|name|give|specify|answer|discuss|"
        r"elaborate|provide|disclose|speculate)"
    ),
    r"refus(?:ed|es|ing)\s+to\s+(?:comment|say|confirm|name|give|specify|answer|discuss|disclose)",
    r"(?:no|not)\s+(?:further\s+)?(?:details?|information|word|explanation|indication)\s+(?:\w+\s+){0,3}?"
    r"(?:given|released|available|disclosed|provided|about|on|of|has|have|was|were|as)",
    r"neither\s+confirm\w*\s+(?:n?or)\s+den\w+|not\s+confirm\s+or\s+deny|(?:has|have|had)\s+not\s+been\s+told",
    r"no\s+(?:confirmation|reason|word|indication|explanation)\b",
    r"without\s+(?:saying|specifying|confirming|naming|giving)",
    (
        r"(?:i|we|they|police|detectives|officers|investigators|the\s+force)\s+(?:do|does|"
        r"did)(?:\s+not|n['’]?t)\s+(?:yet\s+)?know"
    ),
    r"(?:questions?|details?|offences?|reasons?|identit(?:y|ies)|"
    r"circumstances)\s+(?:\w+\s+){0,6}?(?:remains?|remained)\s+"
    r"(?:unclear|unknown|unanswered|unconfirmed)",
    r"none\s+of\s+(?:the\s+)?(?:\w+\s+){0,3}?(?:has|have|had|was|were)\s+been\s+(?:named|identified|charged)",
    r"unclear\s+(?:whether|if|when|who|what|which|why|how|on)",
    (
        r"^(?:what|who|whether|how|which|why)\b.{0,120}\b(?:unclear|unknown|not\s+known|"
        r"not\s+clear|not\s+been\s+(?:disclosed|confirmed|established|said|explained))"
    ),
)

DENIED = (
    (
        r"(?<!not )(?<!never )(?<!was )(?<!were )(?<!been )den(?:ied|ies|y|"
        r"ying)\b(?!\s+(?:bail|access|entry|permission|the\s+right|him|her|them|me|us|service|"
        r"medical))"
    ),
    r"(?:reject|refut|disput)(?:ed|es|ing|s)?\s+(?:(?:all|any|the|these|those|his|her|"
    r"their|that|both)\s+)?(?:of\s+)?(?:the\s+)?"
    r"(?:allegations?|claims?|accusations?|suggestions?|account|charges?|complaint|it|version)",
    r"plead(?:s|ed|ing)?\s+not\s+guilty|pled\s+not\s+guilty|not[- ]guilty\s+pleas?",
    r"maintain(?:s|ed|ing)?\s+(?:his|her|their)\s+innocence|protest(?:s|ed)?\s+(?:his|her|their)\s+innocence",
    r"(?:allegations?|claims?|accusations?|it|this|that|they|account)\s+(?:is|are|was|"
    r"were)\s+(?:\w+\s+){0,2}?"
    r"(?:untrue|false|unfounded|baseless|without\s+foundation|not\s+true|malicious|wrong)",
    r"(?:was|is|were|are)\s+innocent",
    r"did\s+(?:not|nothing)\s+(?:wrong|happen|take\s+place|occur)",
    (
        r"(?:insist|maintain)(?:s|ed)?\s+(?:that\s+)?(?:he|she|they|the\s+\w+)\s+(?:did|had|"
        r"has|have|was|were|is)\s*(?:not|n['’]t|never|nothing|done\s+nothing)"
    ),
    r"(?:says?|said)\s+(?:that\s+)?(?:he|she|they)\s+(?:did|had|has|have|was|"
    r"were)(?:\s+not|n['’]t|\s+never)\s+"
    r"(?:do|done|touch|film|share|send|sent|hit|push|use|used|take|took|commit|assault)\w*",
)

ALLEGED = (
    r"alleg(?:ed|edly|es|e|ation|ations|ing)\b",
    r"accus(?:ed|es|ation|ations|ing)\b",
    r"(?:claims?|claimed|claiming)\b(?!\s+(?:form|handling|against\s+insurance))",
    (
        r"reportedly|supposedly|purported(?:ly)?|suspected|said\s+to\s+have|"
        r"believed\s+to\s+have|thought\s+to\s+have"
    ),
    r"(?:on|under)\s+suspicion",
    r"suspicion\s+of",
    r"it\s+(?:is|was|has\s+been)\s+(?:\w+\s+)?(?:alleged|claimed|reported|understood|suggested|said)",
    (
        r"(?:a|the|this|my|our|formal|of|several|two|three|multiple|her|his|"
        r"their)\s+complaints?\s+(?:that|about|of|from|against)"
    ),
    r"may\s+have\s+(?!to\b)\w+ed\b",
    (
        r"(?:after|following|amid)\s+(?:a\s+)?(?:reports?|concerns?|complaints?)\s+(?:that|of|"
        r"about|from|were|was)"
    ),
    r"concerns?\s+(?:were|was|have\s+been|had\s+been)\s+(?:raised|reported)",
)

# Pieces of which every phrase above holds at least one: looked for first, because that costs next to nothing.
UNKNOWN_HINTS = (
    "unclear",
    "unknown",
    "uncertain",
    "unconfirmed",
    "unspecified",
    "undisclosed",
    "not",
    "n't",
    "n’t",
    "yet to",
    "declin",
    "refus",
    "no ",
    "without",
    "know",
    "unanswered",
    "none of",
    "neither",
)
_DENIED_HINTS_TEXT = """
    den reject refut disput innocen untrue false unfounded baseless foundation not never malicious
    wrong nothing n't n’t
"""
DENIED_HINTS = tuple(_DENIED_HINTS_TEXT.split())
ALLEGED_HINTS = (
    "alleg",
    "accus",
    "claim",
    "report",
    "supposed",
    "purport",
    "suspect",
    "said",
    "believed",
    "thought",
    "suspicion",
    "understood",
    "suggested",
    "complain",
    "may have",
    "concern",
    "following",
    "amid",
    "after",
)

OPINION = (
    r"\b(?:should|ought|must)\b",
    (
        r"not\s+(?:acceptable|appropriate|right|good\s+enough|fit\s+for)|no\s+hiding\s+place|"
        r"what\s+happens\s+when|enough\s+is\s+enough"
    ),
    r"no\s+longer\s+(?:at\s+all\s+)?(?:appropriate|acceptable|tenable|fit)",
    r"(?:in)?appropriate\s+(?:that|for|to)\b",
    r"\b(?:unacceptable|disgrace(?:ful)?|appalling|appalled|shocking|shocked|disgusting|"
    r"outrageous|deplorable|inexcusable|sickening|abhorrent|shameful|"
    r"indefensible|scandal(?:ous)?|horrif\w+|deeply\s+(?:damag\w+|concern\w+|worry\w+|"
    r"troubl\w+|disturb\w+)|betray(?:al|ed))\b",
    (
        r"no\s+place\s+(?:in|for|here|within|among)|(?:simply|just|plainly|utterly|completely|"
        r"totally|clearly)\s+(?:wrong|unacceptable|not)"
    ),
    (
        r"\b(?:i|we)\s+(?:believe|think|feel|consider|hope|expect|know|"
        r"understand\s+that\s+(?:trust|confidence))\b"
    ),
    r"in\s+(?:my|our|his|her|their)\s+(?:view|opinion)",
    (
        r"(?:call(?:s|ed|ing)?\s+(?:for|on)|urg(?:ed|es|ing)|demand(?:ed|s|ing)?|"
        r"criticis(?:ed|es|ing)|condemn(?:ed|s|ing)?|welcom(?:ed|es|ing))\b"
    ),
    r"\b(?:trust|confidence)\s+in\s+(?:the\s+)?(?:police|policing|us|the\s+force|our)",
    r"\b(?:need|needs|needed)\s+to\s+(?:be|do|change|act|learn|look|go|root|ask|answer|show)",
    r"tak(?:e|es|ing)\s+(?:\w+\s+){0,6}?(?:extremely\s+|very\s+|so\s+)?seriously",
    r"\b(?:committed|determined)\s+to\b",
    r"(?:highest|high)\s+standards",
    r"would\s+like\s+(?:an?\s+apology|to\s+see|the\s+\w+\s+to|somebody|someone|this)",
    r"\b(?:time|right|wrong|vital|essential|imperative|important|crucial)\s+(?:that|for|to)\b",
    r"fall(?:s|en)?\s+(?:far\s+|well\s+)?(?:below|short)",
    r"\b(?:raises?|raised)\s+(?:\w+\s+)?questions",
    r"cannot\s+be\s+(?:right|trusted|allowed|tolerated)",
    r"let(?:s|ting)?\s+(?:down|the\s+public\s+down|everyone\s+down)",
    r"\b(?:deserves?|failed\s+to\s+protect|lessons)\b",
    r"\bi\s+am\s+(?:\w+\s+)?(?:sorry|disappointed|upset|angry|ashamed)\b|apologi[sz]e",
    r"working\s+hard\s+to|root(?:ed|ing)?\s+out",
    r"(?:said|says|warned|argued|believes?|insisted)\s+(?:that\s+)?(?:it|this|that|"
    r"the\s+(?:case|force|system|public|vetting|process|culture))\s+"
    r"(?:was|is|had\s+been|has\s+been)\s+(?:\w+\s+){0,2}?(?:wrong|right|failing|failed|"
    r"broken|damaging|damaged|worrying|concerning|disappointing|"
    r"unfair|inadequate|toxic|too\s+\w+|not\s+(?:good|fit|acceptable|appropriate|right)|time)",
)

# Steps that authorities take: reported flatly, they need an official source before they count as confirmed.
PROCEDURE = {
    "arrest": r"arrest(?:s|ed|ing)?\b",
    "custody": r"\b(?:detained|in\s+(?:police\s+)?custody|being\s+held|remanded|in\s+detention)\b",
    "bail": r"\bbail(?:ed)?\b|released\s+under\s+investigation",
    "charge": r"\bcharged\b|\bcharges\b",
    "court": (
        r"\b(?:appear(?:ed|s)?\s+(?:before|at|in)|convicted|sentenced|pleaded|found\s+guilty|"
        r"jailed|imprisoned|acquitted)\b"
    ),
    "suspension": r"\b(?:suspended|suspension|restricted\s+duties|removed\s+from\s+(?:front|public|duty|"
    r"duties|operational)|redeployed|"
    r"no\s+longer\s+(?:working\s+)?in\s+(?:a\s+)?(?:public|operational|front)|taken\s+off|"
    r"moved\s+(?:to|from|into|away)|non-public|"
    r"placed\s+on\s+(?:\w+\s+)?duties|stood\s+down)",
    "investigation": (
        r"\b(?:investigat(?:ed|ion|ing)|inquiry|enquiry|probe|under\s+review|subject\s+to|"
        r"reviewed|review|misconduct\s+notices?)\b"
    ),
    "referral": r"\b(?:referred|referral)\b",
    "dismissal": r"\b(?:dismissed|sacked|resigned|barred|misconduct\s+hearing)\b",
}

# Words of conduct: who says them matters, so they are never mere background.
CONDUCT = (
    r"film(?:ed|ing|s)?|record(?:ed|ing)|shar(?:ed|ing)|assault(?:ed|s|ing)?|rap(?:e|ed)|"
    r"grop(?:ed|ing)|touch(?:ed|ing)|kiss(?:ed|ing)|"
    r"harass(?:ed|ing|ment)|stalk(?:ed|ing)|punch(?:ed|ing)|kick(?:ed|ing)|push(?:ed|ing)|"
    r"slap(?:ped)?|struck|hit|swore|shout(?:ed|ing)|"
    r"messag(?:e|ed|es|ing)|sent|posted|racist|sexist|misogynistic|homophobic|"
    r"discriminat\w+|stole|theft|bribe\w*|accessed|searched|"
    r"lied|lying|threaten(?:ed|ing)|intimidat\w+|bull(?:y|ied|ying)|drunk|drugs?|cocaine|"
    r"footage|video|images?|photographs?|photos?|"
    r"whatsapp|relationship|affair|sex|sexual|voyeuris\w*|strip[- ]search\w*|taser(?:ed)?|"
    r"injur\w+|grabb\w+|dragged|handcuff\w*|"
    r"drink[- ]driv\w+|restrain\w*|neck|choke\w*|slur|insult\w*|derogatory|obscene|"
    r"indecent|fraud|dishonest\w*"
)

# A clause with one of these only speaks of how the report was made.
COURTESY = (
    r"(?:has|have|had)\s+(?:been\s+)?(?:contacted|approached|asked)\s+(?:\w+\s+){0,4}?for|"
    r"for\s+(?:a\s+)?comment|^sent\s+from\s+my\b|"
    r"this\s+(?:is|story)\s+(?:a\s+)?(?:breaking|developing)|^(?:dear|yours|"
    r"kind\s+regards|regards|sincerely|many\s+thanks|thank\s+you|sir|madam)\b"
)

# To be aware of allegations, or to have received a complaint, is a fact about the authority and not the allegation.
AWARE = (
    r"(?:aware\s+of|received|recorded|reviewing|assessing|looking\s+into|"
    r"respond\w*\s+to)\s+(?:the\s+|an?\s+|these\s+|those\s+|some\s+|all\s+)?(?:\w+\s+)?"
    r"(?:allegations?|complaints?|claims?|accusations?)\b(?!\s+(?:that|of|about|from|against))"
)

# 'It directed that the force should investigate' reports a decision and not a view.
RULING = (
    r"(?:direct|decision|decid|determin|agree|order|conclud|ask|"
    r"requir)\w*\s+(?:\w+\s+){0,3}?(?:that\s+|whether\s+)?(?:[\w'’]+\s+){0,5}?should\b"
)

# Words that speak of somebody or something certain in this matter, and not of policing at large.
PARTICULAR = (
    r"\b(?:he|she|him|her|they|them)\b|\b(?:the|this|that|these|those|an?|one|two|three|"
    r"four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|dozen|some|several|both|\d+)\s+(?:of\s+(?:the|"
    r"them)\s+)?(?:[\w-]+\s+){0,3}?(?:officers?|constables?|sergeants?|inspectors?|pc|"
    r"staff|individuals?|"
    r"m[ae]n|wom[ae]n|girls?|boys?|employees?|incidents?|matters?|arrests?|complaints?|"
    r"messages?|footage|devices?|phones?|enquir\w+|"
    r"offences?|suspects?|colleagues?|victims?|complainants?|detectives?|team|case|"
    r"child(?:ren)?|famil(?:y|ies)|witness(?:es)?)\b|\bpc\s+\w+|(?:two|three|four|five|"
    r"six|seven|eight|nine|ten|eleven|twelve|dozen|\d+)\s+(?:[\w-]+\s+){0,2}people"
)
