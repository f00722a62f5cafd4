"""TLS: the certificate both servers show, and a local CA for those who have no other. Never sockets."""
