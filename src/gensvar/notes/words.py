"""The words by which the parts of Swedish meeting notes are recognised."""

import re
from collections.abc import Mapping

QUESTION = re.compile(
    r"(?:(?:fråga|frågeställning)\s*\d*\s*[:.–-]\s*\S|"
    r"(?:vad|hur|vilka|vilken|vilket|varför|när|var|vem|vems|finns|kan|bör|ska|"
    r"berätta|beskriv|nämn|kerro|mitä|miten|missä|kuka|miksi|what|how|which|why)\s)",
    re.IGNORECASE,
)
INLINE_GROUP = re.compile(
    r"((?:grupp|bord|station|ryhmä|pöytä|table|group)\s(?:nr\s)?\w{1,3})\s?:\s+(\S)",
    re.IGNORECASE,
)
GROUP = re.compile(
    r"(?:grupp|bord|station|hållplats|ryhmä|pöytä|table|group)\s*(?:nr\s*)?\w{1,3}\b",
    re.IGNORECASE,
)
SAID = re.compile(
    r"(?:\w+\s)?(?:lapp(?:ar|arna)|post-?it|synpunkter|önskemål|farhågor|idéer|förslag|"
    r"tankar|kommentarer|inspel|medskick|åsikter|röster|ehdotuksia|ideoita)\b",
    re.IGNORECASE,
)
KINDS: Mapping[str, re.Pattern[str]] = {
    "questions": re.compile(
        r"(?:öppen\s)?(?:frågestund|frågor\soch\ssvar|frågor\still|utfrågning|"
        r"kysymyksiä|frågor\sfrån\s)",
        re.IGNORECASE,
    ),
    "ranking": re.compile(
        r"(?:så\s)?(?:prioritering|rangordn|rankning|rankade|omröstning|viktning|"
        r"poängsättning)",
        re.IGNORECASE,
    ),
    "agenda": re.compile(
        r"(?:agenda|dagordning|program|upplägg|mötets\supplägg|schema|"
        r"kvällens\sprogram|dagens\sprogram|asialista|esityslista)\b",
        re.IGNORECASE,
    ),
    "attendance": re.compile(
        r"(?:deltagare|närvarande|frånvarande|medverkande|inbjudna|deltog|"
        r"läsnä|osallistujat)\b",
        re.IGNORECASE,
    ),
    "speech": re.compile(
        r"(?:reflektion|anförande|inledningsanförande|avslutande\sord|tal\sav|"
        r"ordföranden\shar\sordet|politikerna\ssvarar)",
        re.IGNORECASE,
    ),
    "steps": re.compile(
        r"(?:nästa\ssteg|fortsatt\sarbete|så\sgår\svi\svidare|vad\shänder\snu|"
        r"vad\shänder\ssedan|fortsättning|åtgärder|att\sgöra|beslut\soch\såtgärder|"
        r"det(?:ta|\shär)?\star\s.{1,60}\smed\s(?:sig|oss)\b)",
        re.IGNORECASE,
    ),
    "prose": re.compile(
        r"(?:bakgrund|inledning|introduktion|syfte\b|syftet|mål\b|öppnande|avslutning|"
        r"om\smötet|så\sgick\sdet\still|metod\b|sammanfattning|välkommen|ingress|"
        r"mer\sinformation|presentation)",
        re.IGNORECASE,
    ),
    "contact": re.compile(
        r"(?:kontakt(?:person|uppgifter)?|yhteystiedot)\s*:?$", re.IGNORECASE
    ),
}
POLICY = re.compile(
    r"(?:policy|handbok|definition|värdegrund|(?:övergripande\s)?målsättning|riktlinje|"
    r"princip|inriktning|genomförande\sav|styrelsens|beredningarnas|när\sska\s|uppdrag)",
    re.IGNORECASE,
)
ABOUT_POLICY = re.compile(
    r"\b(?:policy|riktlinjer|styrande\sdokument|värdegrund|handbok)\b", re.IGNORECASE
)
FROM_A_MEETING = re.compile(
    r"\b(?:anteckningar|minnesanteckningar|grupparbete|workshop|dialogmöte|dialogkväll|"
    r"gruppövning|lappar|synpunkter|samråd|forum|träff|café|verkstad|rådslag)",
    re.IGNORECASE,
)
CHROME_LINES = frozenset(
    (
        "artiklar", "artikel", "nyheter", "nyhet", "exempel", "information", "start",
        "startsida", "hem", "meny", "sök", "lyssna", "skriv ut", "skriv ut sidan",
        "dela", "dela sidan", "till toppen", "relaterade artiklar", "relaterat",
        "läs mer",
        "hoppa till innehållet", "tillbaka", "om kakor", "tillgänglighetsredogörelse",
        "godkänn alla", "acceptera alla",
    )
)  # fmt: skip
COOKIES = re.compile(r"\b(?:kakor|cookies?|evästeet)\b", re.IGNORECASE)
COOKIE_TALK = re.compile(
    r"(?:webbplats|sajt|godkänn|acceptera|surfa|vad\sär\s(?:kakor|cookies)|använder)",
    re.IGNORECASE,
)
IMAGE = re.compile(
    r"(?:the|this|a|an)\s(?:\w+\s)?(?:image|picture|photo|photograph|screenshot|diagram|"
    r"illustration|chart|figure|graphic|slide|logo|map)\b|"
    r"(?:image|picture|photo|logo|screenshot)\s(?:of|showing|shows)\b",
    re.IGNORECASE,
)
BYLINE = re.compile(
    r"(?:text|foto|bild|illustration|av|skribent|författare)\s*:\s", re.IGNORECASE
)
GREETING = re.compile(r"(?:hej|hejsan|god\s\w+|bästa|moi)\b.{0,30}$", re.IGNORECASE)
CLOSING = re.compile(
    r"(?:mvh|hälsningar|med\svänlig(?:a)?\shälsning(?:ar)?|vänligen|vid\s(?:pennan|"
    r"protokollet)|antecknat\sav|nedtecknat\sav)\b",
    re.IGNORECASE,
)
SIGNED = re.compile(
    r"[,:.”\"?!]\s(?:säger|sa|berättar|menar|förklarar|konstaterar|tycker|framhåller|"
    r"betonar|fortsätter|tillägger|avslutar|sade|kertoo|sanoo)\s"
    r"(?:hon|han|[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+){0,3})"
)
NAME = re.compile(r"[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+){1,2}")
MAIL = re.compile(r"[\w.+-]{1,60}@[\w-]{1,60}\.[\w.]{2,40}")
PHONE = re.compile(
    r"(?:tel\w*\.?:?\s*)?(?!\d{4}-\d\d-\d\d)\+?\d[\d\s/-]{6,18}\.?", re.IGNORECASE
)
LINK = re.compile(r"<?(?:https?://|www\.)\S+>?")
REFERENCE = re.compile(
    r"se\s(?:under\s)?(?:punkt|bilaga|avsnitt|sidan|rubrik|ovan)", re.IGNORECASE
)
LEGEND = re.compile(
    r"(?:innebär|betyder|markerar|står\sför|visar|anger|=|tarkoittaa)", re.IGNORECASE
)
MARKS = re.compile(r"\(!{1,3}\)")
EMPHASIS = re.compile(r"\s*\((!{1,2})\)\s*([.,;:]?)$")
SPEAKER = re.compile(
    r"\b(?:med|av|till|från)\s([A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+){1,2})"
    r"(\s(?:besök|anförande|tal|presentation|svar)\b)?"
)
VISIT = re.compile(
    r"\b(?:när|då)\s([A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+){1,2})\s"
    r"(?:var\s(?:med|där|på\splats)|kom|besökte|gästade|talade|berättade)\b"
)
SPOKEN = re.compile(
    r"\b(?:grupper|gruppernas|synpunkter|förslag|idéer|önskemål|deltagarna\ssa)\b",
    re.IGNORECASE,
)


def kind_of(title: str) -> str:
    """Return the kind of section that a title announces; `area` when it tells none."""
    for kind, pattern in KINDS.items():
        if pattern.match(title):
            return kind
    if GROUP.match(title):
        return "group"
    if VISIT.search(title):
        return "speech"
    if is_question(title):
        return "question"
    return "area"


def is_question(text: str) -> bool:
    """Tell whether a line asks something."""
    bare = text.split("(")[0].rstrip() if text.endswith(")") else text
    return bare.endswith("?") or bool(QUESTION.match(text))


def speaker_in(title: str) -> str:
    """Return the person whose visit or speech a title is about."""
    if guest := VISIT.search(title):
        return guest[1]
    found = SPEAKER.search(title)
    if not found:
        return ""
    return found[1].removesuffix("s") if found[2] else found[1]
