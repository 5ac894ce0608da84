"""Pages of exercises in the workspace: planning, leading, seating, paper."""
