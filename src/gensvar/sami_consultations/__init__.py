"""Consultation under SFS 2022:66 with the Sámi people: its own procedure."""
