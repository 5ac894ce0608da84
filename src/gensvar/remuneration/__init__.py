"""What people are paid for meetings: dated rules, claims, approval, payroll."""
