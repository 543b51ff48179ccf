package org.veilmark.gateway.console;

import java.util.Map;
import java.util.Optional;

/** What to do about failures of the service, by their codes. */
public final class Advice {
  private static final Map<String, String> BY_CODE =
      Map.ofEntries(
          Map.entry(
              "REQUEST_INVALID",
              "The message says what cannot be. Change that in the form and submit again."),
          Map.entry(
              "INPUT_NOT_FOUND",
              "Check the bucket and the name (capitals count), and that the upload was complete"
                  + " before the job was submitted."),
          Map.entry(
              "INPUT_IS_DIRECTORY",
              "Name a video in this folder. For all of a folder there is 'veilmark batch'."),
          Map.entry(
              "INPUT_UNREADABLE",
              "Let the service read it: check the permissions of the file or the credentials of the"
                  + " object store, and that nobody is still writing it."),
          Map.entry("OUTPUT_IS_INPUT", "Choose another name or bucket for the marked video."),
          Map.entry(
              "OUTPUT_NOT_WRITABLE",
              "Let the service write there: check permissions and that the bucket is not"
                  + " read-only."),
          Map.entry(
              "OUTPUT_UNSUPPORTED",
              "Let the name of the marked video end in .mp4, .m4v, .mov, .mkv or .webm."),
          Map.entry(
              "MESSAGE_INVALID",
              "Shorten the message or mark a longer part: a short video holds less."),
          Map.entry(
              "ALGORITHM_UNSUPPORTED",
              "Choose v1 or v2, or leave the choice to the service. If you did, the service is older"
                  + " than this gateway: update it."),
          Map.entry(
              "RANGE_INVALID",
              "Choose a start and an end within the video, or leave both empty for all of it."),
          Map.entry(
              "KEY_UNKNOWN",
              "The service does not have the secret key of this account. Give it that key and submit"
                  + " again."),
          Map.entry(
              "SEGMENT_TIMED_OUT",
              "Submit again when there is less to do. If it comes back, the video is too heavy for"
                  + " this machine: try a shorter part or a smaller picture."),
          Map.entry(
              "SEGMENT_CRASHED",
              "The video brings down the decoder or the encoder. Convert it"
                  + " (ffmpeg -i INPUT OUTPUT.mp4) and try with that; please report the video."),
          Map.entry(
              "INTERNAL",
              "This is a bug. Give the id of the job to who runs the service: its log has more."),
          Map.entry("JOB_CANCELLED", "Submit it again if it is still wanted."),
          Map.entry(
              "LOCATION_FORBIDDEN",
              "The service may open nothing there. Who runs it can allow the place, or move the"
                  + " video to one that is allowed."),
          Map.entry(
              "STORAGE_FAILED",
              "Check free space, and the way to the object store; then submit again."),
          Map.entry(
              "MEDIA_MALFORMED",
              "The file is broken or cut off. Check that it plays to its end, and upload it anew."),
          Map.entry(
              "MEDIA_UNSUPPORTED",
              "The message says what is not supported. Convert the video, such as to H.264 in MP4,"
                  + " and submit that."),
          Map.entry("NO_VIDEO_STREAM", "There is only sound or data in it. Choose a video."),
          Map.entry(
              "ENCODER_MISSING",
              "The service's FFmpeg cannot write this coding. Convert the video to another, or build"
                  + " the service with the encoders it needs."),
          Map.entry(
              "NATIVES_MISSING",
              "FFmpeg does not load on a machine of the service: it needs Linux on x86-64. Its log"
                  + " has more."));

  private Advice() {}

  /** One or two sentences for who submitted the job; empty for codes that are not known. */
  public static Optional<String> of(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }
}
