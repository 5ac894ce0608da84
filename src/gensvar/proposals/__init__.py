"""Proposals for change, grouped and counted, followed to done or refused."""
