"""DOCX to tagged, archivable PDF."""
