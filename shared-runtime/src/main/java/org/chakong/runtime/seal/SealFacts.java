package org.chakong.runtime.seal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;

/**
 * What the seals on a paper say of themselves, whoever looks and whenever: nothing here depends on
 * a clock or on whom we trust. Kept as JSON with the paper.
 *
 * @param seals in the order in which they stand; none for an unsealed paper
 */
public record SealFacts(List<Seal> seals) {

  /** A paper without a seal. */
  public static final SealFacts NONE = new SealFacts(List.of());

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  public SealFacts {
    seals = List.copyOf(seals);
  }

  /** As kept; {@link #json} gives it. */
  public static SealFacts of(String json) {
    try {
      return JSON.readValue(json, SealFacts.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was kept of a seal cannot be read", e);
    }
  }

  public String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was read of a seal cannot be written", e);
    }
  }

  /** Whether the paper was altered after somebody had sealed it. */
  public boolean altered() {
    return seals.stream().anyMatch(seal -> seal.condition() == Condition.ALTERED);
  }

  /** How a seal was found. */
  public enum Condition {
    /** Fits the paper to the last byte. */
    INTACT,
    /** The paper, or the seal, is not what it was. */
    ALTERED,
    /** There is one and it cannot be read. */
    UNREADABLE,
    /** Made in a way that is not known here. */
    UNSUPPORTED,
    /** Made with a digest or key that shows nothing. */
    WEAK,
    /** Its time stamp fits something else. */
    TIME_STAMP_UNFIT,
    /** The picture of the seal is not of its maker or not for this certificate. */
    SEAL_DATA_UNFIT
  }

  /**
   * One seal.
   *
   * @param sealedAt when its maker says that it was made, null for nothing said
   * @param certificates base64 of DER, the signer's first and then what came with it
   * @param timeMark a time that a third party attests, null for none
   * @param made how an OFD seal itself was made, null for a signature without one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Seal(
      Condition condition,
      Instant sealedAt,
      List<String> certificates,
      TimeMark timeMark,
      Made made) {

    public Seal {
      certificates = certificates == null ? List.of() : List.copyOf(certificates);
    }

    /** One that is not as it must be; nothing else of it counts. */
    static Seal of(Condition condition) {
      return new Seal(condition, null, List.of(), null, null);
    }

    boolean intact() {
      return condition == Condition.INTACT;
    }

    Seal withTimeMark(TimeMark mark) {
      return new Seal(condition, sealedAt, certificates, mark, made);
    }
  }

  /**
   * A seal before it was put on anything.
   *
   * @param certificate base64 of DER, of whoever made it
   */
  public record Made(String certificate, Instant from, Instant until) {}

  /**
   * A time stamp (时间戳, RFC 3161) that fits its seal.
   *
   * @param certificates base64 of DER, the time stamping authority's first
   */
  public record TimeMark(Instant at, List<String> certificates) {

    public TimeMark {
      certificates = List.copyOf(certificates);
    }
  }
}
