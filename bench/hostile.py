#!/usr/bin/env python3
"""Gives bad files to embed and extract and tells what became of each.

    bench/hostile.py FILE...

One table row per file: exit code, seconds and peak memory (MB) of both commands, and the last line that embed said.
Ends with 1 if a command took more than two minutes, died of a signal, showed a stack trace, or left an output behind
although it failed.
"""
import os, subprocess, sys, tempfile, threading, time
from pathlib import Path

VEILMARK = Path(__file__).resolve().parent.parent / "veilmark"
LIMIT_SECONDS = 120


def run(*arguments):
    started = time.time()
    with tempfile.TemporaryFile("w+") as err:
        process = subprocess.Popen([VEILMARK, *arguments], stdout=err, stderr=err, start_new_session=True)
        timer = threading.Timer(LIMIT_SECONDS, lambda: os.killpg(process.pid, 9))
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        err.seek(0)
        said = [line for line in err.read().strip().splitlines() if "development key" not in line]
    return os.waitstatus_to_exitcode(status), time.time() - started, usage.ru_maxrss // 1024, said


def main(files):
    good = True
    print("| file | embed | seconds | MB | extract | seconds | MB | what it says |")
    print("|---|--:|--:|--:|--:|--:|--:|---|")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.mp4"
        for file in map(Path, files):
            out.unlink(missing_ok=True)
            code, seconds, memory, said = run("embed", file, out, "--message", "x")
            read, read_seconds, read_memory, _ = run("extract", file)
            last = (said[-1] if said else "").replace(str(file.parent) + "/", "").replace("|", "/")
            warning = next((line.strip() for line in said if line.strip().startswith("warning")), "")
            shown = last if code else warning or "marked"
            good &= code in (0, 2, 3, 4) and read in (0, 1, 3, 4) and not any(s.startswith("\tat ") for s in said)
            good &= code == 0 or not out.exists()
            print(f"| {file.name} | {code} | {seconds:.1f} | {memory} | {read} | {read_seconds:.1f} | {read_memory} | {shown[:150]} |", flush=True)
    return 0 if good else 1


sys.exit(main(sys.argv[1:]))
