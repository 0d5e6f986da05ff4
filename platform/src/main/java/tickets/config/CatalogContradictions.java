package tickets.config;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** Finds settings of Spark and its catalog that are allowed each, but not together. */
final class CatalogContradictions {

    /** Anything but a folder; HDFS can rename. */
    private static final Pattern ADDRESS_OF_A_STORE = Pattern.compile("^(?!file:|hdfs:)[A-Za-z][A-Za-z0-9+.-]*:");

    private final SettingValues values;
    private final Problems problems;

    CatalogContradictions(SettingValues values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    void find() {
        if (!values.areValid(GeneralKeys.ENGINE_KIND, SparkKeys.CATALOG)) {
            return;
        }
        if (values.require(GeneralKeys.ENGINE_KIND) == EngineSettings.Kind.DUCKDB) {
            SparkKeys.ALL.stream().filter(this::isOfThisCommand).forEach(key -> refuse(key, GeneralKeys.ENGINE_KIND));
            return;
        }
        switch (values.require(SparkKeys.CATALOG)) {
            case HADOOP -> {
                List.of(SparkKeys.URI_OF_CATALOG, SparkKeys.USERNAME, SparkKeys.PASSWORD, SparkKeys.TOKEN)
                        .forEach(key -> refuse(key, SparkKeys.CATALOG));
                refuseHadoopOnS3();
            }
            case JDBC -> {
                refuse(SparkKeys.TOKEN, SparkKeys.CATALOG);
                requireAddress("jdbc");
            }
            case REST -> {
                refuse(SparkKeys.USERNAME, SparkKeys.CATALOG);
                refuse(SparkKeys.PASSWORD, SparkKeys.CATALOG);
                requireAddress("http");
            }
        }
    }

    private boolean isOfThisCommand(SettingKey<?> key) {
        return values.outcome(key).origin().layer() == Origin.Layer.COMMAND_LINE;
    }

    private void refuse(SettingKey<?> key, SettingKey<?> by) {
        if (values.outcome(key).value() != null && values.outcome(key).origin().isExplicit()) {
            problems.add("Invalid " + told(key) + ": it does not apply to " + told(by) + ".");
        }
    }

    /** A bucket cannot rename, which is all that keeps two commits of a Hadoop catalog apart. */
    private void refuseHadoopOnS3() {
        if (!values.areValid(DataKeys.STORE, SparkKeys.WAREHOUSE)) {
            return;
        }
        String warehouse = values.find(SparkKeys.WAREHOUSE);
        boolean isInBucket = warehouse == null
                ? values.require(DataKeys.STORE) == DataSettings.Store.S3
                : ADDRESS_OF_A_STORE.matcher(warehouse).find();
        if (isInBucket) {
            problems.add("Invalid " + told(SparkKeys.CATALOG) + ": it does not apply to "
                    + told(warehouse == null ? DataKeys.STORE : SparkKeys.WAREHOUSE)
                    + ". Name a database or a service: iceberg.catalog=jdbc iceberg.uri=jdbc:..., or"
                    + " iceberg.catalog=rest iceberg.uri=https://...");
        }
    }

    private void requireAddress(String scheme) {
        if (!values.areValid(SparkKeys.URI_OF_CATALOG)) {
            return;
        }
        URI address = values.find(SparkKeys.URI_OF_CATALOG);
        if (address == null) {
            problems.add("Invalid " + told(SparkKeys.CATALOG) + ": it needs iceberg.uri beside it.");
        } else if (!String.valueOf(address.getScheme()).startsWith(scheme)) {
            problems.add("Invalid " + told(SparkKeys.URI_OF_CATALOG) + ": for " + told(SparkKeys.CATALOG)
                    + " it begins with " + scheme + (scheme.equals("http") ? "(s)://" : ":") + ".");
        }
    }

    private String told(SettingKey<?> key) {
        return values.outcome(key).told();
    }
}
