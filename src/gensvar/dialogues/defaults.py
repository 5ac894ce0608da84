"""The rules that Gensvar comes with: criteria, who gives a mandate, the ladder.

They are written in Swedish because they become the region's own rules, which it keeps
in its own words. Sources: SKR on when dialogue suits, OECD's guidelines for citizen
participation (2022), kommunallagen and SFS 2022:66.
"""

from typing import TypedDict

from gensvar.dialogues.models import CriterionEffect, DecisionOrder
from gensvar.organisations.models import BodyKind

NAME = "Standardregler"
REFERENCE = "Standardregler i Gensvar, tills regionen beslutar egna"


class CriterionText(TypedDict):
    """One criterion as it is first written."""

    key: str
    words: str
    explanation: str
    effect: str
    source: str


class LevelText(TypedDict):
    """One step of the ladder as it is first written."""

    key: str
    name: str
    description: str
    promise: str
    is_dialogue: bool


CRITERIA: list[CriterionText] = [
    {
        "key": "gar-att-paverka",
        "words": "Går frågan att påverka?",
        "explanation": "Det finns något kvar att välja, och beslutet är inte redan "
        "bundet av lag, avtal eller budget. Är svaret nej: informera i stället.",
        "effect": CriterionEffect.REQUIRED,
        "source": "SKR: när dialog passar",
    },
    {
        "key": "beslutsfattarna-kan-andra-sig",
        "words": "Är de som ska besluta beredda att ändra sig?",
        "explanation": "De förtroendevalda vill veta vad invånarna tycker och kan "
        "tänka sig ett annat beslut efter dialogen.",
        "effect": CriterionEffect.REQUIRED,
        "source": "SKR: när dialog passar",
    },
    {
        "key": "tid-fore-beslut",
        "words": "Hinner svaren komma med i beslutsunderlaget?",
        "explanation": "Dialogen gör mest nytta tidigt. Räkna bakåt från dagen för "
        "beslutet: inbjudan, dialog, sammanställning och återkoppling ska rymmas.",
        "effect": CriterionEffect.REQUIRED,
        "source": "OECD 2022: tid före beslutet",
    },
    {
        "key": "sakfraga-for-experter",
        "words": "Avgörs frågan av fakta, till exempel medicinsk kunskap?",
        "explanation": "Sådant som bara går att svara på med yrkeskunskap passar inte "
        "för dialog. Vill ni hålla dialog ändå, skriv varför.",
        "effect": CriterionEffect.EXCLUDES,
        "source": "Regioners policyer för medborgardialog",
    },
    {
        "key": "berorda",
        "words": "Berörs många, eller några mycket?",
        "explanation": "Tänk särskilt på dem som sällan hörs.",
        "effect": CriterionEffect.SUPPORTS,
        "source": "SKR: när dialog passar",
    },
    {
        "key": "kunskap-som-saknas",
        "words": "Vet invånarna något som vi behöver veta?",
        "explanation": "Erfarenheter, behov och prioriteringar som inte finns i vårt "
        "underlag.",
        "effect": CriterionEffect.SUPPORTS,
        "source": "OECD 2022: ett problem som invånare kan hjälpa till att lösa",
    },
    {
        "key": "resurser",
        "words": "Finns det tid, pengar och personer att göra det ordentligt?",
        "explanation": "Också till återkopplingen. En dialog utan svar är sämre än "
        "ingen dialog.",
        "effect": CriterionEffect.SUPPORTS,
        "source": "OECD 2022: resurser",
    },
    {
        "key": "samiska-folket",
        "words": "Kan beslutet få särskild betydelse för samerna?",
        "explanation": "I så fall ska ni konsultera det samiska folket i en egen "
        "ordning innan beslutet tas. En dialog ersätter inte konsultationen.",
        "effect": CriterionEffect.SCREENING,
        "source": "SFS 2022:66, 2 §",
    },
]

OWN_ORDER = "Fullmäktiges särskilda beslutsordning för sina beredningar"
MANDATE_RULES: list[tuple[str, str, str]] = [
    (BodyKind.ASSEMBLY, DecisionOrder.CHAIR, ""),
    (BodyKind.EXECUTIVE_BOARD, DecisionOrder.CHAIR, ""),
    (BodyKind.COMMITTEE, DecisionOrder.CHAIR, ""),
    (BodyKind.SUBCOMMITTEE, DecisionOrder.CHAIR, ""),
    (BodyKind.DRAFTING_COMMITTEE, DecisionOrder.OWN_ORDER, OWN_ORDER),
]

LADDER: list[LevelText] = [
    {
        "key": "inform",
        "name": "Information",
        "description": "Invånarna får veta vad som gäller. Det är inte en dialog.",
        "promise": "Vi berättar vad som är bestämt och varför.",
        "is_dialogue": False,
    },
    {
        "key": "consult",
        "name": "Konsultation",
        "description": "Invånarna säger vad de tycker om förslag som vi har tagit "
        "fram.",
        "promise": "Vi lyssnar på vad du tycker om förslagen och berättar hur det "
        "påverkade beslutet.",
        "is_dialogue": True,
    },
    {
        "key": "dialogue",
        "name": "Dialog",
        "description": "Invånare och förtroendevalda resonerar om frågan innan det "
        "finns ett färdigt förslag.",
        "promise": "Vi samtalar med dig innan förslaget är klart. De som beslutar får "
        "läsa vad som sades, och du får veta vad det ledde till.",
        "is_dialogue": True,
    },
    {
        "key": "influence",
        "name": "Inflytande",
        "description": "Invånare är med och tar fram förslaget.",
        "promise": "Du är med och tar fram förslaget. Vi följer det så långt det går "
        "och förklarar varje avsteg.",
        "is_dialogue": True,
    },
    {
        "key": "co_decide",
        "name": "Medbeslutande",
        "description": "De förtroendevalda har sagt att de tänker följa det som "
        "invånarna kommer fram till, inom en given ram.",
        "promise": "Inom ramen tänker vi besluta det som ni kommer fram till. De "
        "förtroendevalda fattar beslutet.",
        "is_dialogue": True,
    },
]
