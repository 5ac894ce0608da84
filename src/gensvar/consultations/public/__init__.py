"""What the portal may read of samråd: what a recorded act has made public."""
