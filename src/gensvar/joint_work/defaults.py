"""The matrix of roles that Gensvar comes with, until the region writes its own.

After kommunallagen (the elected decide, administrations carry out) and Norrbotten's
policy for medborgardialog (roles and responsibility, S3-24).
"""

from gensvar.joint_work.models import Part, Party, WorkStep

R, D, A, T = Part.RESPONSIBLE, Part.DOES, Part.ASKED, Part.TOLD

MATRIX: dict[str, dict[str, str]] = {
    step.value: {party.value: part.value for party, part in parts.items()}
    for step, parts in {
        WorkStep.CONSIDER: {
            Party.CHAIR: R,
            Party.OFFICER: D,
            Party.REPRESENTATIVES: A,
            Party.ADMINISTRATIONS: A,
            Party.PARTICIPANTS: T,
        },
        WorkStep.MANDATE: {
            Party.CHAIR: R,
            Party.REPRESENTATIVES: A,
            Party.OFFICER: D,
            Party.REGISTRAR: D,
            Party.PARTICIPANTS: T,
        },
        WorkStep.PLAN: {
            Party.OFFICER: R,
            Party.COMMUNICATOR: D,
            Party.ADMINISTRATIONS: A,
            Party.CHAIR: A,
            Party.PARTICIPANTS: A,
        },
        WorkStep.HOLD: {
            Party.OFFICER: R,
            Party.REPRESENTATIVES: D,
            Party.PARTICIPANTS: D,
            Party.CONTACT: D,
            Party.COMMUNICATOR: D,
        },
        WorkStep.COMPILE: {
            Party.OFFICER: R,
            Party.ADMINISTRATIONS: D,
            Party.PARTICIPANTS: A,
            Party.REPRESENTATIVES: T,
        },
        WorkStep.HAND_OVER: {
            Party.OFFICER: R,
            Party.REGISTRAR: D,
            Party.CHAIR: A,
            Party.PARTICIPANTS: T,
        },
        WorkStep.WEIGH: {
            Party.CHAIR: R,
            Party.REPRESENTATIVES: D,
            Party.OFFICER: D,
            Party.ADMINISTRATIONS: A,
        },
        WorkStep.DECIDE: {
            Party.CHAIR: R,
            Party.REPRESENTATIVES: D,
            Party.REGISTRAR: D,
            Party.PARTICIPANTS: T,
        },
        WorkStep.ANSWER: {
            Party.CHAIR: R,
            Party.OFFICER: D,
            Party.COMMUNICATOR: D,
            Party.ADMINISTRATIONS: A,
            Party.PARTICIPANTS: T,
        },
        WorkStep.EVALUATE: {
            Party.OFFICER: R,
            Party.CHAIR: D,
            Party.REPRESENTATIVES: D,
            Party.PARTICIPANTS: D,
            Party.ADMINISTRATIONS: T,
        },
    }.items()
}
