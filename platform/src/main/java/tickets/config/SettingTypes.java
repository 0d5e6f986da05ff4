package tickets.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types that the known settings have. */
final class SettingTypes {

    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,19}");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
    private static final String JDBC = "jdbc:";
    private static final Pattern LOG_IN = Pattern.compile("(?i)(^|&)(user|[^=&]*passw[^=&]*)=");
    private static final Pattern CREDENTIALS =
            Pattern.compile("//[^/]*@|[?&;](user|username|password|token)=", Pattern.CASE_INSENSITIVE);
    private static final Predicate<String> HAS_CONTROL = text -> text.chars().anyMatch(Character::isISOControl);

    private SettingTypes() {}

    static SettingType<Long> wholeNumber() {
        return plain("integer", "an integer of at most 64 bits", SettingTypes::readWhole);
    }

    static SettingType<Integer> wholeNumber(int min, int max, String allowed) {
        return plain(
                "integer",
                allowed,
                text -> readWhole(text)
                        .filter(number -> number >= min && number <= max)
                        .map(Math::toIntExact));
    }

    static SettingType<Double> number(Predicate<Double> range, String allowed) {
        return plain(
                "number",
                allowed,
                text -> DECIMAL.matcher(text).matches()
                        ? Optional.of(Double.valueOf(text)).filter(range)
                        : Optional.empty());
    }

    static SettingType<Boolean> flag() {
        return new SettingType<>("boolean", "true or false", List.of("true", "false"), false, text -> switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    static <E extends Enum<E>> SettingType<E> choice(Class<E> kind) {
        List<E> constants = List.of(kind.getEnumConstants());
        List<String> names = constants.stream().map(SettingTypes::nameOf).toList();
        return new SettingType<>(
                "choice",
                String.join(" or ", names),
                names,
                false,
                text -> constants.stream()
                        .filter(constant -> nameOf(constant).equals(text))
                        .findFirst());
    }

    static SettingType<String> text(String pattern, String allowed) {
        Pattern compiled = Pattern.compile(pattern);
        return plain(
                "text",
                allowed,
                text -> Optional.of(text).filter(compiled.asMatchPredicate().and(HAS_CONTROL.negate())));
    }

    static SettingType<Secret> secret() {
        return new SettingType<>(
                "secret",
                "text without line breaks",
                List.of(),
                true,
                text -> Optional.of(text).filter(HAS_CONTROL.negate()).map(Secret::new));
    }

    static SettingType<Duration> duration(Duration min, Duration max, String allowed) {
        return plain(
                "duration",
                allowed,
                text -> readDuration(text)
                        .filter(duration -> duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0));
    }

    static SettingType<ByteSize> size(ByteSize min, ByteSize max) {
        String allowed = "a size from " + min + " to " + max + ", such as 64MiB, 64MB or 67108864";
        return plain(
                "size",
                allowed,
                text -> ByteSize.read(text).filter(size -> size.compareTo(min) >= 0 && size.compareTo(max) <= 0));
    }

    static SettingType<Path> folder() {
        return plain("folder", "a path of this machine, with the home folder spelt out", SettingTypes::readPath);
    }

    /** A file below the root: relative, in its plainest spelling, out of the platform's own folder. */
    static SettingType<String> outputFile() {
        return plain(
                "file",
                "a relative file name without '..', glob characters or a first part '_platform'",
                text -> Optional.of(text).filter(SettingTypes::isOutputFile));
    }

    static SettingType<String> inputFiles() {
        return plain(
                "file or glob",
                "a file, a prefix or a glob, without '..' and '~'",
                text -> Optional.of(text)
                        .filter(name -> !name.isBlank() && !name.startsWith("~") && !HAS_CONTROL.test(name))
                        .filter(name -> parts(name).noneMatch(".."::equals)));
    }

    static SettingType<URI> endpoint() {
        return plain(
                "address",
                "http://HOST[:PORT] or https://HOST[:PORT], without user or path",
                SettingTypes::readEndpoint);
    }

    /** A PostgreSQL database; who logs in is told by settings of their own, so that the address is no secret. */
    static SettingType<URI> database() {
        return plain(
                "address",
                "jdbc:postgresql://HOST[:PORT]/DATABASE, without user and password",
                SettingTypes::readDatabase);
    }

    /** A database or a service that knows Iceberg tables. A password in it would be shown: it has a key of its own. */
    static SettingType<URI> catalogAddress() {
        return plain(
                "address",
                "jdbc:... or http(s)://..., without blanks, user and password",
                SettingTypes::readCatalogAddress);
    }

    /** An address with a path; what is secret has a setting of its own, so that the address may be shown. */
    static SettingType<URI> httpAddress() {
        return plain(
                "address",
                "http://HOST[:PORT]/PATH or https://HOST[:PORT]/PATH, without user and query",
                text -> readAddress(text).filter(uri -> uri.getRawQuery() == null && uri.getRawFragment() == null));
    }

    static SettingType<String> parentRun() {
        return plain("run", "NAMESPACE/JOB/UUID", text -> ParentRun.read(text).map(run -> text));
    }

    private static <T> SettingType<T> plain(String name, String allowed, Function<String, Optional<T>> reading) {
        return new SettingType<>(name, allowed, List.of(), false, reading);
    }

    private static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Long> readWhole(String text) {
        try {
            return WHOLE.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
        } catch (NumberFormatException beyond64Bits) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> readDuration(String text) {
        Matcher written = DURATION.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(written.group(1));
        return Optional.of(
                switch (written.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                });
    }

    private static Optional<Path> readPath(String text) {
        if (text.isBlank() || text.startsWith("~") || HAS_CONTROL.test(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException notOfThisMachine) {
            return Optional.empty();
        }
    }

    private static Optional<URI> readEndpoint(String text) {
        return readAddress(text)
                .filter(uri -> uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                .filter(uri -> uri.getRawQuery() == null && uri.getRawFragment() == null);
    }

    private static Optional<URI> readAddress(String text) {
        try {
            return Optional.of(new URI(text))
                    .filter(uri -> "http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    .filter(uri -> uri.getHost() != null && uri.getUserInfo() == null)
                    .filter(uri -> uri.getPort() <= 65535);
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static Optional<URI> readDatabase(String text) {
        if (!text.startsWith(JDBC)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(text.substring(JDBC.length())))
                    .filter(uri -> "postgresql".equals(uri.getScheme()))
                    .filter(uri -> uri.getHost() != null && uri.getUserInfo() == null && uri.getPort() <= 65535)
                    .filter(uri -> uri.getRawPath().matches("/[^/]+") && uri.getRawFragment() == null)
                    .filter(uri -> uri.getRawQuery() == null
                            || !LOG_IN.matcher(uri.getRawQuery()).find())
                    .map(uri -> URI.create(text));
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static Optional<URI> readCatalogAddress(String text) {
        try {
            return Optional.of(new URI(text))
                    .filter(uri -> "jdbc".equals(uri.getScheme()) || (isWebAddress(uri) && uri.getHost() != null))
                    .filter(uri -> uri.getUserInfo() == null)
                    .filter(uri -> !CREDENTIALS.matcher(text).find());
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static boolean isWebAddress(URI uri) {
        return "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    }

    private static boolean isOutputFile(String name) {
        boolean isPlain =
                !name.isBlank() && !HAS_CONTROL.test(name) && name.chars().noneMatch(c -> "\\*?[]{}~".indexOf(c) >= 0);
        return isPlain
                && !name.startsWith("_platform/")
                && !name.equals("_platform")
                && parts(name).noneMatch(part -> part.isBlank() || part.equals(".") || part.equals(".."));
    }

    private static java.util.stream.Stream<String> parts(String name) {
        return Arrays.stream(name.split("/", -1));
    }
}
