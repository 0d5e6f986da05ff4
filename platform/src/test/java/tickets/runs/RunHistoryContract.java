package tickets.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tickets.runs.RunFixtures.aFailedStep;
import static tickets.runs.RunFixtures.aRun;
import static tickets.runs.RunFixtures.aStep;
import static tickets.runs.RunFixtures.failure;
import static tickets.runs.RunFixtures.success;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tickets.problem.Conflict;

/** What every {@link RunHistory} promises. */
public abstract class RunHistoryContract {

    private RunHistory history;

    /** A new, empty history. */
    protected abstract RunHistory emptyHistory() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        history = emptyHistory();
    }

    @AfterEach
    void end() {
        history.close();
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(history.newest(10)).isEmpty();
        assertThat(history.find(new RunId("a"))).isEmpty();
        assertThat(history.idsStartingWith("", 10)).isEmpty();
        assertThat(history.markKilled(new RunId("a"))).isEmpty();
    }

    @Test
    void givesBackARunAsItBegan() {
        history.add(aRun("a"));

        assertThat(history.find(new RunId("a"))).contains(aRun("a"));
    }

    @Test
    void givesBackASuccessfulRunWithEverything() {
        history.add(aRun("a"));
        history.addStep(new RunId("a"), aStep("bronze"));
        history.addStep(new RunId("a"), aStep("offline"));
        history.end(new RunId("a"), success());

        assertThat(history.find(new RunId("a")))
                .contains(aRun("a")
                        .withStep(aStep("bronze"))
                        .withStep(aStep("offline"))
                        .ended(success()));
    }

    @Test
    void givesBackAFailedRunWithItsErrors() {
        history.add(aRun("a"));
        history.addStep(new RunId("a"), aFailedStep("publish"));
        history.end(new RunId("a"), failure());

        assertThat(history.find(new RunId("a")))
                .contains(aRun("a").withStep(aFailedStep("publish")).ended(failure()));
    }

    @Test
    void keepsTheOrderOfMapsAndAnyCharacterInThem() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("z", "ünï \"quoted\" \\ \n ${X} 'single' 🎫");
        settings.put("a.b", "");
        settings.put("m", "******");
        Run run = Run.started(new RunId("a"), "ingest", RunFixtures.HALF_PAST_FIVE, settings);

        history.add(run);

        Run found = history.find(run.id()).orElseThrow();
        assertThat(found.settings()).containsExactlyEntriesOf(settings);
    }

    @Test
    void listsTheNewestFirst() {
        history.add(aRun("20261124T053044Z-000001"));
        history.add(aRun("20261125T053044Z-000001"));
        history.add(aRun("20261123T053044Z-000001"));

        assertThat(history.newest(2))
                .extracting(run -> run.id().value())
                .containsExactly("20261125T053044Z-000001", "20261124T053044Z-000001");
    }

    @Test
    void listsEachRunWithItsOwnSteps() {
        history.add(aRun("a"));
        history.add(aRun("b"));
        history.addStep(new RunId("a"), aStep("bronze"));
        history.addStep(new RunId("b"), aFailedStep("bronze"));

        assertThat(history.newest(10))
                .containsExactly(
                        aRun("b").withStep(aFailedStep("bronze")), aRun("a").withStep(aStep("bronze")));
    }

    @Test
    void marksAllButTheLivingRunAsKilled() {
        history.add(aRun("a"));
        history.add(aRun("b"));
        history.add(aRun("c"));
        history.add(aRun("d"));
        history.end(new RunId("c"), success());

        assertThat(history.markKilled(new RunId("d"))).containsExactly(new RunId("a"), new RunId("b"));

        assertThat(history.newest(10))
                .containsExactly(
                        aRun("d"),
                        aRun("c").ended(success()),
                        aRun("b").killed(),
                        aRun("a").killed());
    }

    @Test
    void findsIdsByTheirBeginningAloneAndLiterally() {
        history.add(aRun("20261124T053044Z-000001"));
        history.add(aRun("20261124T053045Z-000001"));
        history.add(aRun("a_b"));
        history.add(aRun("acb"));

        assertThat(history.idsStartingWith("20261124T0530", 10))
                .containsExactly(new RunId("20261124T053045Z-000001"), new RunId("20261124T053044Z-000001"));
        assertThat(history.idsStartingWith("20261124T0530", 1)).containsExactly(new RunId("20261124T053045Z-000001"));
        assertThat(history.idsStartingWith("a_", 10)).containsExactly(new RunId("a_b"));
        assertThat(history.idsStartingWith("%", 10)).isEmpty();
    }

    @Test
    void addsAStepOnceThoughItIsToldTwice() {
        history.add(aRun("a"));
        history.addStep(new RunId("a"), aStep("bronze"));
        history.addStep(new RunId("a"), aStep("bronze"));
        history.addStep(new RunId("a"), aStep("offline"));

        assertThat(history.find(new RunId("a")))
                .contains(aRun("a").withStep(aStep("bronze")).withStep(aStep("offline")));
    }

    @Test
    void refusesASecondRunOfTheSameId() {
        history.add(aRun("a"));

        assertThatThrownBy(() -> history.add(aRun("a")))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("history");
    }
}
