"""Pages of the register and of consultations under SFS 2022:66."""
