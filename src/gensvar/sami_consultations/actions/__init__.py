"""Keeping the register, and writing down each part of a consultation.

What moves a consultation from stage to stage is in `steps`, above the workflow.
"""
