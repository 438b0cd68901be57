package dev.heddle.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.ThaiBuddhistChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.JulianFields;
import java.time.temporal.TemporalQueries;
import java.time.temporal.WeekFields;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Immutable JDK objects made of others, with arrays inside. */
class JdkGraphsTest {
  private static final ZonedDateTime TIME =
      ZonedDateTime.of(2024, 2, 29, 13, 5, 9, 120_000_000, ZoneId.of("Europe/Paris"));

  private final TwoNodes nodes = new TwoNodes();

  static Stream<DateTimeFormatter> formatters() {
    return Stream.of(
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS"),
        DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, h 'o''clock' a[ VV][ '(' z ')']"),
        DateTimeFormatter.ofPattern("YYYY-'W'ww-e", Locale.GERMANY),
        DateTimeFormatter.ofPattern("ppppH [Q'th' ]B n N A XXX O", Locale.UK),
        DateTimeFormatter.ofPattern("G y, g", Locale.US).withZone(ZoneOffset.UTC),
        DateTimeFormatter.ISO_DATE.withLocale(Locale.FRANCE),
        DateTimeFormatter.ISO_LOCAL_DATE
            .withResolverStyle(ResolverStyle.LENIENT)
            .withResolverFields(ChronoField.YEAR, IsoFields.QUARTER_OF_YEAR),
        DateTimeFormatter.ISO_DATE.withChronology(ThaiBuddhistChronology.INSTANCE),
        DateTimeFormatter.ISO_LOCAL_TIME.withDecimalStyle(
            DecimalStyle.STANDARD.withZeroDigit('\u0660')),
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withLocale(Locale.US),
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .parseLenient()
            .appendValueReduced(ChronoField.YEAR, 2, 2, LocalDate.of(1990, 1, 1))
            .optionalStart()
            .appendLiteral(':')
            .padNext(6, '*')
            .appendText(ChronoField.DAY_OF_WEEK, Map.of(4L, "Thor", 5L, "Frija"))
            .optionalEnd()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendFraction(ChronoField.SECOND_OF_MINUTE, 1, 3, false)
            .appendValue(JulianFields.MODIFIED_JULIAN_DAY, 1, 9, SignStyle.ALWAYS)
            .appendOffset("+HH:mm", "Z")
            .appendZoneText(TextStyle.SHORT, Set.of(ZoneId.of("Europe/Paris")))
            .appendChronologyText(TextStyle.FULL)
            .appendLocalizedOffset(TextStyle.FULL)
            .parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)
            .toFormatter(Locale.CANADA));
  }

  @ParameterizedTest
  @MethodSource("formatters")
  void aFormatterPrintsTheSameAndStaysOne(DateTimeFormatter formatter) {
    int hash = System.identityHashCode(formatter);
    DateTimeFormatter replica = nodes.send(formatter);
    assertNotSame(formatter, replica);
    assertEquals(formatter.toString(), replica.toString());
    assertEquals(formatter.format(TIME), replica.format(TIME));
    assertEquals(formatter.getResolverFields(), replica.getResolverFields());
    assertEquals(hash, System.identityHashCode(replica));
    assertSame(replica, nodes.send(formatter));
    assertSame(formatter, nodes.sendBack(replica));
  }

  @Test
  void replicasParse() {
    var pattern = DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm z", Locale.US);
    var replica = nodes.send(pattern);
    String text = pattern.format(TIME);
    assertEquals(ZonedDateTime.parse(text, pattern), ZonedDateTime.parse(text, replica));
    assertEquals(ZonedDateTime.parse(text, pattern), ZonedDateTime.parse(text, replica));
    var byWeek = nodes.send(DateTimeFormatter.ISO_WEEK_DATE.withLocale(Locale.US));
    assertEquals(TIME.toLocalDate(), LocalDate.parse("2024-W09-4", byWeek));
    WeekFields week = WeekFields.of(Locale.US);
    var fields =
        new DateTimeFormatterBuilder()
            .appendValue(week.weekBasedYear())
            .appendLiteral('/')
            .appendValue(week.weekOfWeekBasedYear())
            .appendLiteral('/')
            .appendValue(week.dayOfWeek())
            .toFormatter();
    assertEquals(
        TIME.toLocalDate(), LocalDate.parse(TIME.format(nodes.send(fields)), nodes.send(fields)));
  }

  static Stream<Object> constants() {
    return Stream.of(
        DateTimeFormatter.ISO_LOCAL_DATE,
        DateTimeFormatter.RFC_1123_DATE_TIME,
        DateTimeFormatter.parsedLeapSecond(),
        DecimalStyle.STANDARD,
        TemporalQueries.zoneId(),
        TemporalQueries.precision(),
        WeekFields.ISO,
        WeekFields.SUNDAY_START.weekOfYear(),
        WeekFields.of(DayOfWeek.FRIDAY, 3).dayOfWeek(),
        IsoFields.QUARTER_YEARS,
        Clock.systemUTC(),
        ZoneId.of("Europe/Paris").getRules(),
        Base64.getEncoder(),
        Base64.getUrlDecoder(),
        HexFormat.of());
  }

  @ParameterizedTest
  @MethodSource("constants")
  void constantsAreTheNodesOwn(Object constant) {
    if (constant instanceof java.time.zone.ZoneRules) {
      assertEquals(constant, nodes.send(constant));
    } else {
      assertSame(constant, nodes.send(constant));
    }
  }

  @Test
  void clocksTick() {
    Clock fixed = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    Clock late = nodes.send(Clock.offset(fixed, Duration.ofDays(1)));
    assertEquals(Instant.EPOCH.plusSeconds(86400), late.instant());
    assertEquals(Clock.tickMinutes(ZoneOffset.UTC), nodes.send(Clock.tickMinutes(ZoneOffset.UTC)));
  }

  @Test
  void codersWithSettingsOfTheirOwnAreCopied() {
    Base64.Encoder lines = Base64.getMimeEncoder(4, new byte[] {'-'});
    assertEquals("AAEC-AwQ=", nodes.send(lines).encodeToString(new byte[] {0, 1, 2, 3, 4}));
    HexFormat hex = HexFormat.ofDelimiter(":").withUpperCase();
    assertEquals("0A:FF", nodes.send(hex).formatHex(new byte[] {10, -1}));
  }
}
