"""The method of the designteams, declared once; everything that knows a phase or a kind follows from here."""
