package tickets.config;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds values that are allowed each, but not together. */
final class Contradictions {

    private static final List<SettingKey<?>> ONLY_S3 =
            List.of(DataKeys.ENDPOINT, DataKeys.BUCKET, DataKeys.REGION, DataKeys.ACCESS_KEY, DataKeys.SECRET_KEY);
    private static final double SUM_TOLERANCE = 1e-9;

    private final SettingValues values;
    private final Problems problems;

    Contradictions(SettingValues values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    void find() {
        split();
        retry();
        store();
        credentials();
        redis();
        database();
        lineage();
        files();
        new CatalogContradictions(values, problems).find();
    }

    private void split() {
        if (!values.areValid(GeneralKeys.TRAIN, GeneralKeys.VALIDATION, GeneralKeys.TEST)) {
            return;
        }
        SplitSettings split = GeneralKeys.split(values);
        double sum = split.train() + split.validation() + split.test();
        if (Math.abs(sum - 1) > SUM_TOLERANCE) {
            problems.add("Invalid " + told(GeneralKeys.TRAIN) + ", " + told(GeneralKeys.VALIDATION) + ", "
                    + told(GeneralKeys.TEST) + ": they must add up to 1, not to " + (float) sum + ".");
        }
    }

    private void retry() {
        if (values.areValid(GeneralKeys.ATTEMPTS, GeneralKeys.FIRST_DELAY, GeneralKeys.MAX_DELAY)) {
            RetrySettings retry = GeneralKeys.retry(values);
            if (retry.firstDelay().compareTo(retry.maxDelay()) >= 0) {
                problems.add("Invalid " + told(GeneralKeys.FIRST_DELAY) + ": allowed is less than "
                        + told(GeneralKeys.MAX_DELAY) + ".");
            }
        }
    }

    private void store() {
        if (!values.areValid(DataKeys.STORE)) {
            return;
        }
        switch (values.require(DataKeys.STORE)) {
            case LOCAL ->
                ONLY_S3.forEach(
                        key -> refuseExplicit(key, "Pick a member that uses S3, such as data=minio or data=aws."));
            case S3 -> refuseExplicit(DataKeys.ROOT, "Pick a member that uses a folder, such as data=local.");
        }
    }

    private void refuseExplicit(SettingKey<?> key, String remedy) {
        if (values.outcome(key).value() != null && values.outcome(key).origin().isExplicit()) {
            problems.add("Invalid " + told(key) + ": it does not apply to " + told(DataKeys.STORE) + ". " + remedy);
        }
    }

    private void credentials() {
        refuseAlone(DataKeys.ACCESS_KEY, DataKeys.SECRET_KEY);
        refuseAlone(DataKeys.SECRET_KEY, DataKeys.ACCESS_KEY);
    }

    private void refuseAlone(SettingKey<?> key, SettingKey<?> companion) {
        if (values.areValid(key, companion)
                && values.outcome(key).value() != null
                && values.outcome(companion).value() == null) {
            problems.add("Invalid " + told(key) + ": it needs " + companion.name() + " beside it.");
        }
    }

    private void redis() {
        refuseAlone(RedisKeys.USERNAME, RedisKeys.PASSWORD);
        refuseWithout(RedisKeys.HOST, RedisKeys.ALL);
    }

    private void database() {
        refuseAlone(RunKeys.PASSWORD, RunKeys.USERNAME);
        refuseWithout(RunKeys.URL, RunKeys.OF_THE_DATABASE);
    }

    /** Refuses what only means something beside {@code main}. */
    private void refuseWithout(SettingKey<?> main, List<SettingKey<?>> dependents) {
        if (!values.areValid(main) || values.find(main) != null) {
            return;
        }
        Origin unsetBy = values.outcome(main).origin();
        for (SettingKey<?> key : dependents) {
            ValueInForce outcome = values.outcome(key);
            // 'redis_host=' turns an own conf file's whole Redis off, not only its host.
            boolean isTurnedOff = unsetBy.layer().compareTo(outcome.origin().layer()) > 0;
            if (outcome.value() != null && outcome.origin().isExplicit() && !isTurnedOff) {
                problems.add("Invalid " + outcome.told() + ": it does not apply without " + main.name() + ".");
            }
        }
    }

    private void lineage() {
        refuseWithout(LineageKeys.URL, List.of(LineageKeys.TOKEN));
    }

    private void files() {
        List<SettingKey<String>> valid =
                DataKeys.OUTPUT_FILES.stream().filter(values::areValid).toList();
        for (int first = 0; first < valid.size(); first++) {
            for (SettingKey<String> second : valid.subList(first + 1, valid.size())) {
                if (overlap(values.require(valid.get(first)), values.require(second))) {
                    problems.add("Invalid " + told(second) + ": it is in the way of " + told(valid.get(first))
                            + "; every output needs a file of its own.");
                }
            }
        }
        if (values.areValid(DataKeys.RAW_FILE, DataKeys.ROOT)) {
            valid.stream()
                    .filter(output -> isReadAsRaw(values.require(output)))
                    .forEach(output -> problems.add(
                            "Invalid " + told(output) + ": it is read as input by " + told(DataKeys.RAW_FILE) + "."));
        }
    }

    private boolean isReadAsRaw(String output) {
        Path root = values.require(DataKeys.ROOT).toAbsolutePath();
        Path raw = Path.of(values.require(DataKeys.RAW_FILE));
        Path file = root.resolve(output).normalize();
        return file.startsWith(root.resolve(raw).normalize()) || isMatched(raw.toString(), output, file);
    }

    private static boolean isMatched(String raw, String output, Path file) {
        if (raw.chars().noneMatch(c -> "*?[{".indexOf(c) >= 0)) {
            return false;
        }
        try {
            var glob = FileSystems.getDefault().getPathMatcher("glob:" + raw);
            return Stream.of(Path.of(output), file).anyMatch(glob::matches);
        } catch (IllegalArgumentException noGlob) {
            return false;
        }
    }

    /** Equal, or one inside the other as if it were a folder; letter case does not tell files apart everywhere. */
    private static boolean overlap(String first, String second) {
        Path one = Path.of(first.toLowerCase(Locale.ROOT));
        Path other = Path.of(second.toLowerCase(Locale.ROOT));
        return one.startsWith(other) || other.startsWith(one);
    }

    private String told(SettingKey<?> key) {
        return values.outcome(key).told();
    }
}
