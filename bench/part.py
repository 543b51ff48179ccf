#!/usr/bin/env python3
"""Marks a part of real videos and looks at what was copied and how it joins, by Debian's ffprobe and ffmpeg.

    bench/part.py CLIP:START:END[:OUTPUT_ENDING] ... [--option=ARG ...]

Writes one table row per clip: pictures of the video, how many were encoded anew and how many seconds those span, how
many packets have the source's bytes, whether there are as many pictures at the same times, how many pictures outside
of what was encoded anew decode to other samples, and what `ffmpeg -v warning` says of the output, as a whole and
after a jump into each part, to each join and around it. Ends with 1 if anything is wrong.
"""
import subprocess, sys, tempfile
from pathlib import Path

from fidelity import VEILMARK, ffprobe, packets, video_of

AROUND_SECONDS = (-1.0, -0.1, 0.0, 0.1, 1.0)
SAME_SECONDS = 1e-6
MATROSKA_ROUNDS_SECONDS = 0.0005


def pictures(path, index):
    """Hashes of decoded pictures by their times in milliseconds, as Matroska has them."""
    out = subprocess.run(["ffmpeg", "-v", "quiet", "-i", path, "-map", f"0:{index}", "-fps_mode", "passthrough",
                          "-copyts", "-enc_time_base", "1/1000", "-f", "framemd5", "-"], capture_output=True, text=True)
    lines = [line.split(",") for line in out.stdout.splitlines() if not line.startswith("#")]
    return {int(fields[2]): fields[-1].strip() for fields in lines}


def said(path, index, at=None):
    jump = [] if at is None else ["-ss", f"{max(0, at):.3f}"]
    limit = [] if at is None else ["-t", "2"]
    out = subprocess.run(["ffmpeg", "-v", "warning", *jump, "-i", path, *limit, "-map", f"0:{index}", "-fps_mode",
                          "passthrough", "-f", "null", "-"], capture_output=True, text=True)
    return out.stderr.splitlines()


def row(clip, start, end, ending, options, folder):
    output = Path(folder) / ("out" + (ending or Path(clip).suffix))
    done = subprocess.run([VEILMARK, "embed", clip, output, "--message", "part", "--start", start, "--end", end, *options],
                          capture_output=True, text=True)
    if done.returncode:
        return [Path(clip).name, done.stderr.strip()[-200:]], False
    index = video_of(ffprobe(clip, "-show_streams")["streams"])["index"]
    host, marked = packets(clip, index), packets(output, index)
    copied = {digest for digest, _ in host} & {digest for digest, _ in marked}
    most = SAME_SECONDS + (0 if Path(clip).suffix == output.suffix else MATROSKA_ROUNDS_SECONDS)
    times = [sorted(float(t) for _, t in found) for found in (host, marked)]
    anew = sorted(float(t) for digest, t in marked if digest not in copied)
    before, after = pictures(clip, index), pictures(output, index)
    same_times = len(host) == len(marked) and all(abs(a - b) <= most for a, b in zip(*times))
    same_times &= sorted(before) == sorted(after)
    outside = [t for t in before if t < anew[0] * 1000 - 1 or t > anew[-1] * 1000 + 1]
    differ = sum(before[t] != after.get(t) for t in outside)
    jumps = [anew[0] - 3, (anew[0] + anew[-1]) / 2, *(join + by for join in (anew[0], anew[-1]) for by in AROUND_SECONDS)]
    # What is said of the host, too, such as of a jump behind its end, is not of our making.
    warnings = [line for at in (None, *jumps) for line in said(output, index, at) if line not in said(clip, index, at)]
    good = same_times and differ == 0 and not warnings
    return [f"{Path(clip).name} {start}..{end} to {output.suffix}", len(marked), len(anew), f"{anew[0]:.2f}..{anew[-1]:.2f}",
            len(marked) - len(anew), "same" if same_times else "DIFFER", differ, warnings[0] if warnings else "-"], good


def main():
    options = [a for a in sys.argv[1:] if a.startswith("--")]
    asked = [a for a in sys.argv[1:] if not a.startswith("--")]
    if not asked:
        sys.exit(__doc__)
    print("| part | pictures | encoded anew | seconds | copied bit for bit | times | decode differently outside | said |")
    print("|---|--:|--:|---|--:|---|--:|---|")
    fine = True
    for text in asked:
        clip, start, end, *ending = text.split(":")
        with tempfile.TemporaryDirectory() as folder:
            cells, good = row(clip, start, end, ending[0] if ending else "", options, folder)
        print("|", " | ".join(map(str, cells)), "|", flush=True)
        fine &= good
    sys.exit(0 if fine else 1)


if __name__ == "__main__":
    main()
