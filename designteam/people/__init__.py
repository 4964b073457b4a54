"""Who someone is, and how they sign in. Roles are not here: those belong to dated memberships."""
