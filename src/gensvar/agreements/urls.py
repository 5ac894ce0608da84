"""Addresses of structures and agreements, beneath arbete/samrad/."""

from django.urls import path

from gensvar.agreements.views import (
    agreements,
    examples,
    registers,
    sides,
    structures,
    texts,
    voices,
)

STRUCTURE = "<int:programme>/struktur/"
VERSION = f"{STRUCTURE}<int:proposal>/"
ALL = "overenskommelser/"
ONE = f"{ALL}<int:agreement>/"

urlpatterns = [
    path(STRUCTURE, structures.structure, name="structure"),
    path(f"{STRUCTURE}vagar-in/", voices.links, name="structure-links"),
    path(VERSION, structures.version, name="structure-version"),
    path(f"{VERSION}delar/", structures.parts, name="structure-parts"),
    path(f"{VERSION}synpunkter/", voices.comments, name="structure-comments"),
    path(f"{VERSION}forankring/", voices.anchoring, name="structure-anchoring"),
    path(f"{VERSION}utvardering/", voices.pilot, name="structure-pilot"),
    path(f"{VERSION}steg/<slug:step>/", structures.step, name="structure-step"),
    path(ALL, agreements.agreements, name="agreements"),
    path(f"{ALL}ny/", agreements.begin, name="begin-agreement"),
    path(f"{ALL}tar-slut/", registers.ending, name="agreements-ending"),
    path(f"{ALL}tar-slut.csv", registers.ending_file, name="agreements-ending-file"),
    path(f"{ALL}iop/", registers.partnerships, name="partnerships"),
    path(f"{ALL}exempel/", examples.examples, name="examples"),
    path(f"{ALL}exempel/nytt/", examples.write, name="write-example"),
    path(f"{ALL}exempel/<int:pk>/", examples.example, name="example"),
    path(ONE, agreements.agreement, name="agreement"),
    path(f"{ONE}text/", texts.text, name="agreement-text"),
    path(f"{ONE}forankring/", agreements.anchoring, name="agreement-anchoring"),
    path(f"{ONE}steg/<slug:step>/", agreements.step, name="agreement-step"),
    path(f"{ONE}fil/<slug:form>/", agreements.document, name="agreement-file"),
    path(f"{ONE}genomgang/", sides.review, name="agreement-review"),
    path(f"{ONE}ataganden/", sides.commitments, name="agreement-commitments"),
    path(
        f"{ONE}ataganden/<int:commitment>/",
        sides.commitment,
        name="agreement-commitment",
    ),
    path(f"{ONE}undertecknare/", sides.signatories, name="agreement-signatories"),
]
