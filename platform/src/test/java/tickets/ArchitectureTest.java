package tickets;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * All rules about structure: chapters and their arrows, vendors behind their adapters, time and output from outside.
 */
@AnalyzeClasses(packages = "tickets", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final int LONGEST_FILE_IN_LINES = 300;

    /** Types that a nested package lends to the API of its chapter. */
    private static final Set<String> LENT =
            Set.of("tickets.ingest.judging.JudgingProgress", "tickets.ingest.judging.JudgingSettings$OnMalformed");

    /** Types that do something about settings and are none. */
    private static final Set<String> ABOUT_SETTINGS = Set.of(
            "GivenSettings", "KnownSettings", "LockedSettings", "InvalidSettings", "IdAndSettings", "TableAndSettings");

    private static final Set<String> ROWS = Set.of("java.sql.ResultSet", "java.sql.SQLException");

    @ArchTest
    static final ArchRule chaptersUseOnlyChaptersBeforeThem = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("tickets..")
            .layer("problem")
            .definedBy("tickets.problem..")
            .layer("ticket")
            .definedBy("tickets.ticket..")
            .layer("config")
            .definedBy("tickets.config..")
            .layer("logging")
            .definedBy("tickets.logging..")
            .layer("lake")
            .definedBy("tickets.lake..")
            .layer("runs")
            .definedBy("tickets.runs..")
            .layer("lineage")
            .definedBy("tickets.lineage..")
            .layer("online")
            .definedBy("tickets.online..")
            .layer("ingest")
            .definedBy("tickets.ingest..")
            .layer("serving")
            .definedBy("tickets.serving..")
            .layer("export")
            .definedBy("tickets.export..")
            .layer("generate")
            .definedBy("tickets.generate..")
            .layer("cli")
            .definedBy("tickets.cli..")
            .whereLayer("problem")
            .mayNotAccessAnyLayer()
            .whereLayer("ticket")
            .mayOnlyAccessLayers("problem")
            .whereLayer("config")
            .mayOnlyAccessLayers("problem")
            .whereLayer("logging")
            .mayOnlyAccessLayers("problem")
            .whereLayer("lake")
            .mayOnlyAccessLayers("problem", "ticket", "config")
            .whereLayer("runs")
            .mayOnlyAccessLayers("problem", "config")
            .whereLayer("lineage")
            .mayOnlyAccessLayers("problem", "config", "runs")
            .whereLayer("online")
            .mayOnlyAccessLayers("problem", "ticket", "config")
            .whereLayer("ingest")
            .mayOnlyAccessLayers("problem", "ticket", "config", "lake", "runs", "online", "lineage")
            .whereLayer("serving")
            .mayNotAccessAnyLayer()
            .whereLayer("export")
            .mayOnlyAccessLayers("problem", "config", "lake")
            .whereLayer("generate")
            .mayOnlyAccessLayers("problem", "ticket")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .ensureAllClassesAreContainedInArchitecture();

    @ArchTest
    static final ArchRule chaptersFormNoCycle =
            slices().matching("tickets.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule configKeepsItsYamlReaderToItself =
            nested("tickets.config.yaml").shouldOnlyServe("config");

    @ArchTest
    static final ArchRule lakeLendsItsEngineToIngestAndWiring =
            nested("tickets.lake.duckdb", "tickets.lake.parquet").shouldOnlyServe("lake", "ingest", "cli");

    @ArchTest
    static final ArchRule onlyWiringKnowsWhereTheLakeIs =
            nested("tickets.lake.local", "tickets.lake.s3").shouldOnlyServe("lake", "cli");

    @ArchTest
    static final ArchRule onlyWiringKnowsWhereRunsAreKept = nested(
                    "tickets.runs.sql", "tickets.runs.sqlite", "tickets.runs.postgres")
            .shouldOnlyServe("runs", "cli");

    @ArchTest
    static final ArchRule onlyWiringKnowsWhichOnlineStoreItIs =
            nested("tickets.online.embedded", "tickets.online.redis").shouldOnlyServe("online", "cli");

    @ArchTest
    static final ArchRule ingestKeepsItsPartsToItself = nested(
                    "tickets.ingest.judging", "tickets.ingest.raw", "tickets.ingest.publishing")
            .shouldOnlyServe("ingest");

    @ArchTest
    static final ArchRule adaptersAreMadeInOnePlace = noClasses()
            .that()
            .resideInAPackage("tickets.cli..")
            .and()
            .doNotHaveSimpleName("Wiring")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "tickets.lake.local..",
                    "tickets.lake.s3..",
                    "tickets.online.embedded..",
                    "tickets.online.redis..",
                    "tickets.runs.sqlite..",
                    "tickets.runs.postgres..");

    @ArchTest
    static final ArchRule onlyTheEngineKnowsDuckDb = only("tickets.lake.duckdb").mayUse("org.duckdb..");

    @ArchTest
    static final ArchRule onlyTheS3StoreKnowsAws = only("tickets.lake.s3").mayUse("software.amazon..");

    @ArchTest
    static final ArchRule onlyTheRedisStoreKnowsJedis =
            only("tickets.online.redis").mayUse("redis.clients..");

    /** Rows of the engine are read as {@code ResultSet}, which is the JDK's word for them. */
    @ArchTest
    static final ArchRule onlyTheirAdaptersConnectToDatabases = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "tickets.lake.duckdb", "tickets.runs.sqlite", "tickets.runs.postgres", "tickets.online.embedded")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..")
                    .and(describe("are more than rows", type -> !ROWS.contains(type.getName()))));

    @ArchTest
    static final ArchRule onlyEmbeddedStoresKnowSqlite =
            only("tickets.runs.sqlite", "tickets.online.embedded").mayUse("org.sqlite..");

    @ArchTest
    static final ArchRule onlyTheRunHistoryKnowsJdbiAndFlyway = only(
                    "tickets.runs.sql", "tickets.runs.sqlite", "tickets.runs.postgres")
            .mayUse("org.jdbi..", "org.flywaydb..");

    @ArchTest
    static final ArchRule onlyRunsOfSeveralMachinesKnowPostgres =
            only("tickets.runs.postgres").mayUse("org.postgresql..");

    @ArchTest
    static final ArchRule onlyTheCommandLineKnowsPicocli = only("tickets.cli").mayUse("picocli..");

    @ArchTest
    static final ArchRule onlyLoggingKnowsLogback = only("tickets.logging").mayUse("ch.qos.logback..");

    @ArchTest
    static final ArchRule onlyLineageKnowsOpenLineage =
            only("tickets.lineage").mayUse("io.openlineage..", "java.net.http..");

    /** The settings check a cron expression with what will read it later. */
    @ArchTest
    static final ArchRule onlyServingKnowsTheFrame = noClasses()
            .that()
            .resideOutsideOfPackage("tickets.serving..")
            .and()
            .doNotHaveFullyQualifiedName("tickets.config.CronType")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micronaut..");

    @ArchTest
    static final ArchRule onlyTheLakeKnowsParquet = only("tickets.lake.parquet").mayUse("org.apache.parquet..");

    @ArchTest
    static final ArchRule onlyRawFilesAreCompressed =
            only("tickets.ingest.raw", "tickets.generate").mayUse("com.github.luben..");

    @ArchTest
    static final ArchRule onlySettingsAndWordingsAreYaml =
            only("tickets.config.yaml", "tickets.generate").mayUse("org.yaml..");

    @ArchTest
    static final ArchRule ticketsKnowNoFramework = noClasses()
            .that()
            .resideInAPackage("tickets.ticket..")
            .should()
            .dependOnClassesThat(describe(
                    "belong to a framework",
                    type -> !resideInAnyPackage(
                                            "java..",
                                            "tickets..",
                                            "org.jspecify..",
                                            "com.fasterxml.jackson..",
                                            "org.apache.commons.codec..")
                                    .test(type.getBaseComponentType())
                            && !type.getBaseComponentType().isPrimitive()));

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("tickets.cli.Wiring")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule onlyTheCommandLineMeasuresDurations =
            noClasses().that().resideOutsideOfPackage("tickets.cli..").should().callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule onlyTheCommandLineWritesToTheConsole = noClasses()
            .that()
            .resideOutsideOfPackage("tickets.cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace", PrintStream.class);

    @ArchTest
    static final ArchRule onlyTheCommandLineEndsTheProcess = noClasses()
            .that()
            .resideOutsideOfPackage("tickets.cli..")
            .should()
            .callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule settingsAreRecords = classes()
            .that()
            .haveSimpleNameEndingWith("Settings")
            .and(describe("carry settings", type -> !ABOUT_SETTINGS.contains(type.getSimpleName())))
            .should()
            .beRecords();

    @ArchTest
    static final ArchRule namesSayWhatATypeIs = noClasses()
            .should()
            .haveNameMatching(".*(Utils?|Helpers?|Managers?|Impl|Misc|Common)")
            .orShould()
            .resideInAnyPackage("..util..", "..common..", "..helper..", "..impl..", "..misc..", "..manager..");

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses all) {
        List<String> unmarked = all.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(chapter -> !isNullMarked(chapter))
                .map(JavaPackage::getName)
                .toList();

        assertThat(unmarked)
                .as("packages without @NullMarked in package-info.java")
                .isEmpty();
    }

    private static boolean isNullMarked(JavaPackage chapter) {
        return chapter.tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false);
    }

    @ArchTest
    static void filesAreShortEnoughToRead(JavaClasses all) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> tooLong = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> lines(file) > LONGEST_FILE_IN_LINES)
                    .toList();

            assertThat(all).isNotEmpty();
            assertThat(tooLong)
                    .as("files of more than %d lines", LONGEST_FILE_IN_LINES)
                    .isEmpty();
        }
    }

    private static int lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException unreadable) {
            throw new AssertionError("Cannot read " + file, unreadable);
        }
    }

    private static Nested nested(String... packages) {
        return new Nested(List.of(packages));
    }

    private static Adapter only(String... packages) {
        return new Adapter(List.of(packages));
    }

    /** Packages below a chapter's top package. */
    private record Nested(List<String> packages) {

        ArchRule shouldOnlyServe(String... chapters) {
            String[] users =
                    Stream.of(chapters).map(name -> "tickets." + name + "..").toArray(String[]::new);
            DescribedPredicate<JavaClass> isPrivate = resideInAnyPackage(packages.toArray(String[]::new))
                    .and(describe("not lent to the chapter's API", type -> !LENT.contains(type.getName())));
            return noClasses().that().resideOutsideOfPackages(users).should().dependOnClassesThat(isPrivate);
        }
    }

    /** Packages behind which a vendor's types stay. */
    private record Adapter(List<String> packages) {

        ArchRule mayUse(String... vendor) {
            GivenClassesConjunction others =
                    noClasses().that().resideOutsideOfPackages(packages.toArray(String[]::new));
            return others.should().dependOnClassesThat().resideInAnyPackage(vendor);
        }
    }
}
