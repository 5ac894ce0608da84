"""The pages of the register of governing documents."""
