#!/usr/bin/env python3
"""Kills writers of a database at random moments (SIGKILL), and counts what they had been told was kept and is not.

usage: bench/store-kills.py DRIVER.jar URL [RUNS]

DRIVER.jar is the database's JDBC driver; in URL, {file} stands for a fresh path. A line for each run that lost
something, then one for all (20 runs without RUNS). Exits with 1 if anything was lost."""
import pathlib, random, subprocess, sys, tempfile, threading, time

WRITERS = pathlib.Path(__file__).resolve().parent / "StoreWriters.java"
SEED = 1
SECONDS = (3, 6)


def java(classes, jar, *arguments):
    # What a killed driver leaves goes with the folder, too.
    return ["java", f"-Djava.io.tmpdir={classes}", "-cp", f"{jar}:{classes}", "StoreWriters", *arguments]


def kept_until_killed(command, seconds):
    """The ids that writers told before they were killed."""
    told = []
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    reader = threading.Thread(target=lambda: told.extend(process.stdout))
    reader.start()
    time.sleep(seconds)
    if process.poll() is not None:
        sys.exit("the writers ended by themselves")
    process.kill()
    process.wait()
    reader.join()
    return [line.strip() for line in told if line.endswith("\n")]


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    jar, url = sys.argv[1:3]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 20
    moments = random.Random(SEED)
    told_in_all = lost_in_all = 0
    with tempfile.TemporaryDirectory(prefix="store-kills-") as name:
        folder = pathlib.Path(name)
        subprocess.run(["javac", "-d", folder, WRITERS], check=True)
        for run in range(runs):
            here = url.replace("{file}", str(folder / f"run{run}"))
            told = kept_until_killed(java(folder, jar, here), moments.uniform(*SECONDS))
            there = set(subprocess.run(java(folder, jar, here, "list"), stdout=subprocess.PIPE, text=True, check=True).stdout.split())
            lost = [one for one in told if one not in there]
            told_in_all, lost_in_all = told_in_all + len(told), lost_in_all + len(lost)
            if lost:
                print(f"run {run}: {len(lost)} of {len(told)} lost", flush=True)
    print(f"{runs} kills (seed {SEED}): {told_in_all} jobs were told to be kept, {lost_in_all} lost")
    return 1 if lost_in_all else 0


if __name__ == "__main__":
    sys.exit(main())
