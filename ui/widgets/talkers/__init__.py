"""Who is talking now, on Home."""
