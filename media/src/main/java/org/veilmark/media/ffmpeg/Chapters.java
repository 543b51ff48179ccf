package org.veilmark.media.ffmpeg;

import org.bytedeco.ffmpeg.avformat.AVChapter;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** Takes over chapters. FFmpeg has no public call for it: as its own program does, by hand. */
final class Chapters {
  private Chapters() {}

  /** Copies all chapters; {@code output} owns the copies. */
  static void copy(AVFormatContext host, AVFormatContext output) {
    int count = host.nb_chapters();
    if (count == 0) {
      return;
    }
    PointerPointer<AVChapter> copies =
        new PointerPointer<>(allocate((long) count * Loader.sizeof(PointerPointer.class)));
    for (int i = 0; i < count; i++) {
      AVChapter chapter = host.chapters(i);
      AVChapter copy = new AVChapter(allocate(Loader.sizeof(AVChapter.class)));
      copy.id(chapter.id());
      copy.time_base(chapter.time_base());
      copy.start(chapter.start());
      copy.end(chapter.end());
      copy.metadata(Tags.copyOf(chapter.metadata()));
      copies.put(i, copy);
    }
    output.chapters(copies);
    output.nb_chapters(count);
  }

  private static Pointer allocate(long bytes) {
    Pointer memory = avutil.av_mallocz(bytes);
    if (memory == null) {
      throw new OutOfMemoryError("native memory for chapters");
    }
    return memory;
  }
}
