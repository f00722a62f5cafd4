"""What lights, fans, sockets and rooms are called, in people's words and in those of tools."""
