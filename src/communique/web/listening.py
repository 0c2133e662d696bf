"""Where the server listens, and until when it answers."""

from __future__ import annotations

import errno
import os
import socket
from contextlib import suppress

from starlette.applications import Starlette

from communique.errors import OutputError

BACKLOG = 128


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens at `host` and `port` (0: any that is free). OutputError C603 when that cannot be."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except (socket.gaierror, UnicodeError) as error:
        raise OutputError("C603", f"{host} is no address of this machine. Try --host 127.0.0.1.") from error
    held = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":  # elsewhere it would let two servers share the port
            held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(place)
        held.listen(BACKLOG)
    except OSError as error:
        held.close()
        raise OutputError("C603", f"cannot listen at {host}, port {port}: {error.strerror}. {_instead(error, port)}") from error
    return held


def _instead(error: OSError, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Another program has it. Try --port {port + 1 if port < 65535 else port - 1}, or --port 0 for any that is free."
    if error.errno in (errno.EACCES, errno.EPERM):
        return "Ports below 1024 are kept for the system. Try --port 8710."
    return "Try --host 127.0.0.1."


def run(app: Starlette, held: socket.socket) -> None:
    """Answer at `held` until Ctrl-C; says nothing but what goes wrong."""
    import uvicorn

    config = uvicorn.Config(
        app, http="h11", ws="none", lifespan="off", log_level="warning", access_log=False, server_header=False, proxy_headers=False,
        timeout_graceful_shutdown=2,
    )  # fmt: skip
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[held])
