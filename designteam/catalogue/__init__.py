"""The products of all schools together: how one goes out, how it is found and read, and what others do with it."""
