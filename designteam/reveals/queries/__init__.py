"""Questions about checks. What is not open yet is answered in numbers, never with an answer of somebody."""
