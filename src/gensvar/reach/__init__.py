"""Who was reached, in numbers only, against who lives here."""
