"""Networks of schools, who takes part in which circle and when, and how far something may be seen."""
