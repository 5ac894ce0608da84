"""Study visits, days as a volunteer, and what people have learnt."""
