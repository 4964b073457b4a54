"""The stories of the demo network: one module per school, and the network around them."""
