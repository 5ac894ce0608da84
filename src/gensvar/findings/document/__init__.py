"""The decision basis as one document: page, Word file and PDF say the same."""

from gensvar.findings.document.basis import basis_document, shown_basis

__all__ = ["basis_document", "shown_basis"]
