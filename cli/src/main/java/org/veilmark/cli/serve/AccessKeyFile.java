package org.veilmark.cli.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.veilmark.gateway.access.AccessKey;
import org.veilmark.gateway.access.Caller;
import org.veilmark.gateway.access.Role;

/**
 * A file of access keys: JSON, an array of objects with {@code id} and {@code secret}, and if need
 * be {@code account} (without it: the id), {@code roles} (of {@code SUBMIT}, {@code QUERY}, {@code
 * ADMIN}; without it: all), {@code buckets} (without it: all) and {@code keyId}, the id of the
 * secret key of its marks.
 */
public final class AccessKeyFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<Entry>> ENTRIES = new TypeReference<>() {};
  private static final Pattern WORD = Pattern.compile("[!-~]{1,128}");
  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private AccessKeyFile() {}

  private record Entry(
      @Nullable String id,
      @Nullable String secret,
      @Nullable String account,
      @Nullable Set<Role> roles,
      @Nullable Set<String> buckets,
      @Nullable String keyId) {}

  /**
   * Reads one.
   *
   * @param keyId id of the secret key of the marks of those that name none
   * @throws IOException if it cannot be read, is read by others, or is not such a file; what is in
   *     it is not in the message
   */
  public static List<AccessKey> read(Path file, String keyId) throws IOException {
    if (Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
      throw new IOException(file + " can be read by others than its owner: chmod 600 it");
    }
    List<Entry> entries;
    try {
      entries = JSON.readValue(Files.readAllBytes(file), ENTRIES);
    } catch (JsonProcessingException e) {
      // The parser's own message shows the text around the place.
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new IOException(file + " is no array of access keys, see line " + line);
    }
    for (int i = 0; i < entries.size(); i++) {
      if (!isWord(entries.get(i).id()) || !isWord(entries.get(i).secret())) {
        throw new IOException(
            file + ": access key " + (i + 1) + " needs an id and a secret of printable ASCII");
      }
    }
    return entries.stream().map(entry -> key(entry, keyId)).toList();
  }

  private static boolean isWord(@Nullable String text) {
    return text != null && WORD.matcher(text).matches();
  }

  private static AccessKey key(Entry entry, String keyId) {
    String id = String.valueOf(entry.id());
    return new AccessKey(
        new Caller(
            id,
            entry.account() == null ? id : entry.account(),
            entry.roles() == null ? EnumSet.allOf(Role.class) : entry.roles(),
            entry.buckets() == null ? Set.of("*") : entry.buckets(),
            entry.keyId() == null ? keyId : entry.keyId()),
        String.valueOf(entry.secret()));
  }
}
