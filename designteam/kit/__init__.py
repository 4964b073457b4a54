"""What any web application needs; no word of the domain stands in here."""
