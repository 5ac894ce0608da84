"""Pages of rules, claims and payroll in the workspace."""
