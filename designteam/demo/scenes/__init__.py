"""What happens in the demo beside the stories of the teams, one module per part of the product."""
