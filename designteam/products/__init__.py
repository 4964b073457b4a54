"""What goes out of a team to other schools: editions of its products, and what becomes of them there."""
