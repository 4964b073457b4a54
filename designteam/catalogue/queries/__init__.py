"""Questions that bring products together with the work they grew out of, and with what schools did with them."""
