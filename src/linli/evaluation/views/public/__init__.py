"""What anybody may see of rounds, without signing in, and objections."""
