#!/usr/bin/env python3
"""Embeds into real videos and compares output with input, as Debian's ffprobe and ffmpeg see them.

    bench/fidelity.py CLIP... [--option=ARG ...]

Writes one table row per clip: streams, frames, duration, largest difference of a picture's time, whether
packets of sound, subtitles and the like are the same bytes at the same times, whether tags of colour, shape,
fields and rotation are the same, size of the video stream over the source's, and what a decoder says of the output.
Ends with 1 if anything differs that should not.
"""
import json, subprocess, sys, tempfile
from pathlib import Path

VEILMARK = Path(__file__).resolve().parent.parent / "veilmark"
WRITABLE = {".mp4", ".m4v", ".mov", ".mkv", ".webm"}
TAGS = ("pix_fmt", "color_range", "color_space", "color_transfer", "color_primaries", "field_order",
        "sample_aspect_ratio", "width", "height")
SAME = {"color_range": {("unknown", "tv")}, "field_order": {("unknown", "progressive")},
        "sample_aspect_ratio": {("N/A", "1:1"), ("1:1", "N/A"), ("0:1", "1:1")}}


def ffprobe(path, *what):
    out = subprocess.run(["ffprobe", "-v", "error", *what, "-of", "json", path], capture_output=True, text=True)
    return json.loads(out.stdout or "{}")


def video_of(streams):
    return next(s for s in streams if s["codec_type"] == "video" and not s["disposition"]["attached_pic"])


def rotation(stream):
    return next((d["rotation"] for d in stream.get("side_data_list", []) if "rotation" in d), 0)


def light(stream):
    return sorted(json.dumps(d, sort_keys=True) for d in stream.get("side_data_list", [])
                  if "Mastering" in d["side_data_type"] or "Content light" in d["side_data_type"])


def frame_times(path, index):
    frames = ffprobe(path, "-select_streams", str(index), "-show_entries", "frame=best_effort_timestamp_time")
    return [float(f.get("best_effort_timestamp_time", "nan")) for f in frames.get("frames", [])]


def packets(path, index):
    got = ffprobe(path, "-select_streams", str(index), "-show_packets", "-show_data_hash", "md5")
    return [(p.get("data_hash"), p.get("pts_time")) for p in got.get("packets", [])]


def video_bytes(path, index):
    got = ffprobe(path, "-select_streams", str(index), "-show_entries", "packet=size")
    return sum(int(p["size"]) for p in got["packets"])


def same_tag(name, before, after):
    before, after = str(before.get(name, "unknown")).replace("yuvj", "yuv"), str(after.get(name, "unknown")).replace("yuvj", "yuv")
    return before == after or (before, after) in SAME.get(name, ())


def row(clip, options, folder):
    suffix = clip.suffix if clip.suffix in WRITABLE else ".mp4"
    out = folder / (clip.stem + ".marked" + suffix)
    run = subprocess.run([VEILMARK, "embed", clip, out, "--message", "fidelity", "--json", *options],
                         capture_output=True, text=True)
    if run.returncode:
        return [clip.name, f"exit {run.returncode}: {run.stderr.strip().splitlines()[-1]}"], False
    before, after = (ffprobe(f, "-show_streams")["streams"] for f in (clip, out))
    a, b = video_of(before), video_of(after)
    ta, tb = frame_times(clip, a["index"]), frame_times(out, b["index"])
    shift = ta[0] - tb[0] if clip.suffix == ".ts" else 0  # transport streams begin anywhere
    difference = max((abs(x - y - shift) for x, y in zip(ta, tb) if x == x and y == y), default=-1)  # nan: not stated
    tags = [t for t in TAGS if not same_tag(t, a, b)] + (["rotation"] if rotation(a) != rotation(b) else [])
    tags += ["light"] if light(a) and light(a) != light(b) else []
    others = []
    for kind in ("audio", "subtitle"):
        xs, ys = ([s["index"] for s in streams if s["codec_type"] == kind] for streams in (before, after))
        same = len(xs) == len(ys)
        for x, y in zip(xs, ys):
            px, py = packets(clip, x), packets(out, y)
            same &= [h for h, _ in px] == [h for h, _ in py]
            same &= all(abs(float(p) - float(q) - shift) < 0.0011 for (_, p), (_, q) in zip(px, py) if p and q)
        others += [f"{kind} {'same' if same else 'DIFFERS'}"] if xs else []
    factor = video_bytes(out, b["index"]) / max(1, video_bytes(clip, a["index"]))
    complaints = subprocess.run(["ffmpeg", "-v", "warning", "-xerror", "-i", out, "-map", "0:v:0", "-fps_mode", "passthrough",
                                 "-enc_time_base", "-1", "-f", "null", "-"],
                                capture_output=True, text=True).stderr.strip().splitlines()
    read = subprocess.run([VEILMARK, "extract", out, "--json"], capture_output=True, text=True)
    found = json.loads(read.stdout or "{}").get("message") == "fidelity"
    limit = 0.0011 if suffix in (".mkv", ".webm") else 1e-6
    good = (len(ta) == len(tb) and difference <= limit and not tags and "DIFFERS" not in " ".join(others) and not complaints)
    return [clip.name, f"{a['codec_name']} → {b['codec_name']}", f"{len(before)} → {len(after)}", f"{len(ta)} → {len(tb)}",
            f"{difference * 1000:.3f} ms", ", ".join(others) or "-", ", ".join(tags) or "same",
            f"{factor:.2f}", "; ".join(complaints[:2]) or "nothing", "yes" if found else "no"], good


def main(arguments):
    clips = [Path(a) for a in arguments if not a.startswith("--")]
    options = [a for a in arguments if a.startswith("--")]
    print("| clip | video | streams | frames | time | other streams | tags | video size | decoder says | read |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    good = True
    with tempfile.TemporaryDirectory() as folder:
        for clip in clips:
            cells, fine = row(clip, options, Path(folder))
            good &= fine
            print("| " + " | ".join(cells) + " |", flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
