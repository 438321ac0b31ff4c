"""Speeds, pictures, and the terminal that both the speeds and the hardest tests are seen on."""
