"""How anything moves from stage to stage: gates, transitions, workflows."""
