"""What tests share: small Word files, the tags of a PDF as text, and veraPDF."""
