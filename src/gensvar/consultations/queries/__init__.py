"""Questions about samråd: what was taken up, and what came of it."""
