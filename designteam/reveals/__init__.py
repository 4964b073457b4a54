"""What the members of a team answer each for themselves and open together: do we still see the same thing?"""
