"""The fictional region: built by the ordinary actions, tried by anyone, never real."""
