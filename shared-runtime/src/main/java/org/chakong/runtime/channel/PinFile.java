package org.chakong.runtime.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.chakong.contracts.message.PartyId;

/** Where demo mode keeps the key set that a peer published first. */
record PinFile(Path file) {

  static PinFile of(Path directory, PartyId party) {
    return new PinFile(directory.resolve(party.value().replace(':', '-') + ".json"));
  }

  Optional<String> read() {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("the pinned keys of a peer cannot be read", e);
    }
  }

  void write(String keySet) {
    try {
      Files.createDirectories(file.getParent());
      Path draft = Files.createTempFile(file.getParent(), ".new-", ".tmp");
      Files.writeString(draft, keySet);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("the keys of a peer cannot be pinned", e);
    }
  }
}
