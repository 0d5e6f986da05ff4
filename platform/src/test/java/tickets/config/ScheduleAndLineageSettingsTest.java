package tickets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleAndLineageSettingsTest {

    private Installation installation;

    @BeforeEach
    void install(@TempDir Path folder) {
        installation = new Installation(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"15 * * * *", "*/10 * * * *", "0 3 * * SUN", "0 3 29 2 *", "*/2 * * * * *", "0 12 L * *"})
    void takeCronExpressionsWithAndWithoutSeconds(String cron) {
        assertThat(installation.settings("schedule.ingest=" + cron).schedule().ingest())
                .isEqualTo(cron);
    }

    @ParameterizedTest
    @ValueSource(strings = {"61 * * * *", "* * * *", "hourly", "@daily", "0 0 30 2 *", "* * * * * * *"})
    void refuseAnExpressionThatNeverComes(String cron) {
        assertThat(installation.problems("schedule.ingest=" + cron))
                .containsExactly("Invalid schedule.ingest = '" + cron + "' (command line): allowed is a cron expression"
                        + " with a time to come: minute, hour, day of month, month, day of week, before them seconds if"
                        + " wanted.");
    }

    @Test
    void refuseATimeZoneThatDoesNotExist() {
        assertThat(installation.problems("schedule.zone=Europe/Atlantis"))
                .containsExactly("Invalid schedule.zone = 'Europe/Atlantis' (command line): allowed is a time zone such"
                        + " as UTC or Europe/Berlin.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lineage.url=ftp://h/x        | Invalid lineage.url = 'ftp://h/x' (command line): allowed is http://HOST[:PORT]/PATH or https://HOST[:PORT]/PATH, without user and query.
            lineage.url=http://h/x?key=1 | Invalid lineage.url = 'http://h/x?key=1' (command line): allowed is http://HOST[:PORT]/PATH or https://HOST[:PORT]/PATH, without user and query.
            lineage.url=http://a:b@h/x   | Invalid lineage.url = 'http://****@h/x' (command line): allowed is http://HOST[:PORT]/PATH or https://HOST[:PORT]/PATH, without user and query.
            lineage.namespace=a b        | Invalid lineage.namespace = 'a b' (command line): allowed is up to 200 characters without blanks.
            lineage.parent=ns/job/7      | Invalid lineage.parent = 'ns/job/7' (command line): allowed is NAMESPACE/JOB/UUID.
            lineage.token=abc            | Invalid lineage.token = '****' (command line): it does not apply without lineage.url.
            """)
    void refuseWhatCannotBeTold(String argument, String problem) {
        assertThat(installation.problems(argument)).containsExactly(problem);
    }
}
