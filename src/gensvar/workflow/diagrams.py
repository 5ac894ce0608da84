"""Drawing workflows."""

from typing import Any

from gensvar.workflow.transitions import Workflow


def as_mermaid(workflow: Workflow[Any]) -> str:
    """Draw a workflow as a Mermaid state diagram, with the gates on the arrows."""
    lines = ["stateDiagram-v2"]
    for arrow in workflow:
        gates = ", ".join(str(gate.requirement) for gate in arrow.needs)
        note = f"{arrow.label} [{gates}]" if gates else str(arrow.label)
        lines.extend(f"    {start} --> {arrow.end}: {note}" for start in arrow.starts)
    return "\n".join(lines)
