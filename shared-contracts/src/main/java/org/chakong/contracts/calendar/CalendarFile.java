package org.chakong.contracts.calendar;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** The JSON form of a calendar year, the same for the built-in years and those added by file. */
public final class CalendarFile {
  private static final ObjectReader YEAR_FILE =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(YearFile.class);

  private CalendarFile() {}

  /**
   * Reads a year, strictly: a file that is only half written is none.
   *
   * @throws IOException saying in which line it is not of the form or names a day that does not
   *     exist
   * @throws IllegalArgumentException when it contradicts itself
   */
  public static CalendarYear read(byte[] json) throws IOException {
    try {
      YearFile file = YEAR_FILE.readValue(json);
      return new CalendarYear(
          file.year, file.source, Set.copyOf(file.holidays), Set.copyOf(file.makeUpWorkdays));
    } catch (JsonProcessingException wrong) {
      throw new IOException(line(wrong.getLocation()) + wrong.getOriginalMessage(), wrong);
    }
  }

  private static String line(JsonLocation at) {
    return at == null ? "" : "line " + at.getLineNr() + ": ";
  }

  private record YearFile(
      int year,
      String source,
      @JsonDeserialize(contentUsing = Day.class) List<LocalDate> holidays,
      @JsonDeserialize(contentUsing = Day.class) List<LocalDate> makeUpWorkdays) {}

  /** A day as {@code YYYY-MM-DD}. */
  private static final class Day extends StdDeserializer<LocalDate> {
    private static final long serialVersionUID = 1L;

    private Day() {
      super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String written = parser.getText();
      try {
        return LocalDate.parse(written);
      } catch (DateTimeException noDay) {
        throw new JsonMappingException(parser, "'" + written + "' is no day (YYYY-MM-DD)");
      }
    }
  }
}
