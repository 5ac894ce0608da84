"""Notes of meetings: read, reviewed and corrected before anything is stored."""
