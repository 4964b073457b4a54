"""The process guide's side: what many teams are busy with, and where a question would help."""
