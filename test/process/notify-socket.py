"""Listens on a datagram socket as systemd does, and prints what it hears."""
import socket
import sys

listener = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
listener.bind(sys.argv[1])
print("listening", flush=True)
while True:
    # Descriptors that come along, as systemd-notify's barrier does, are closed by not taking them.
    print(listener.recv(4096).decode(), flush=True)
