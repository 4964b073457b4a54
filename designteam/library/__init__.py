"""The library for its readers: what it holds, together with what teams did with it. It keeps nothing itself."""
