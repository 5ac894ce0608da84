"""What an organisation took part in, read with one question for each kind of thing."""
