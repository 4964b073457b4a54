"""Questions that the pages of the library ask of the slices below."""
