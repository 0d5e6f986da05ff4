package tickets.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tickets.runs.RunFixtures.aRun;
import static tickets.runs.RunFixtures.aStep;
import static tickets.runs.RunFixtures.success;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tickets.problem.Conflict;
import tickets.problem.Unavailable;

class PatientRunHistoryTest {

    private static final RetrySettings THREE_TIMES = new RetrySettings(3, Duration.ofMillis(1), Duration.ofMillis(1));

    private final InMemoryRunHistory kept = new InMemoryRunHistory("memory");

    private RunHistory awayFor(int writes) {
        return new PatientRunHistory(new ShakyHistory(kept, writes, 0), THREE_TIMES);
    }

    private RunHistory losingAnswers(int writes) {
        return new PatientRunHistory(new ShakyHistory(kept, 0, writes), THREE_TIMES);
    }

    @Test
    void writesWhenTheHistoryIsBack() {
        awayFor(2).add(aRun("a"));
        awayFor(2).addStep(new RunId("a"), aStep("bronze"));
        awayFor(2).end(new RunId("a"), success());

        assertThat(kept.find(new RunId("a")))
                .contains(aRun("a").withStep(aStep("bronze")).ended(success()));
    }

    @Test
    void writesOnceThoughTheAnswerWasLost() {
        losingAnswers(1).add(aRun("a"));
        losingAnswers(1).addStep(new RunId("a"), aStep("bronze"));
        losingAnswers(1).end(new RunId("a"), success());

        assertThat(kept.find(new RunId("a")))
                .contains(aRun("a").withStep(aStep("bronze")).ended(success()));
    }

    @Test
    void givesUpWhenTheHistoryStaysAway() {
        assertThatThrownBy(() -> awayFor(3).add(aRun("a")))
                .isInstanceOf(Unavailable.class)
                .hasMessage("Cannot write: away.");
        assertThat(kept.newest(1)).isEmpty();
    }

    @Test
    void stillRefusesASecondRunOfTheSameId() {
        kept.add(aRun("a").ended(success()));

        assertThatThrownBy(() -> losingAnswers(0).add(aRun("a"))).isInstanceOf(Conflict.class);
    }

    @Test
    void stopsWaitingWhenItsThreadIsInterrupted() {
        RetrySettings patient = new RetrySettings(100, Duration.ofMinutes(5), Duration.ofMinutes(6));
        RunHistory history = new PatientRunHistory(new ShakyHistory(kept, 100, 0), patient);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> history.add(aRun("a"))).isInstanceOf(Unavailable.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    /** A history whose first writes fail, without an effect or with one. */
    private static final class ShakyHistory implements RunHistory {

        private final RunHistory history;
        private int away;
        private int losing;

        ShakyHistory(RunHistory history, int away, int losing) {
            this.history = history;
            this.away = away;
            this.losing = losing;
        }

        private void write(Runnable write) {
            if (away-- > 0) {
                throw new Unavailable("Cannot write: away.", "Wait.");
            }
            write.run();
            if (losing-- > 0) {
                throw new Unavailable("Cannot write: the answer was lost.", "Wait.");
            }
        }

        @Override
        public void add(Run run) {
            write(() -> history.add(run));
        }

        @Override
        public void addStep(RunId id, StepRecord step) {
            write(() -> history.addStep(id, step));
        }

        @Override
        public void end(RunId id, RunEnd end) {
            write(() -> history.end(id, end));
        }

        @Override
        public List<RunId> markKilled(RunId alive) {
            return history.markKilled(alive);
        }

        @Override
        public List<Run> newest(int limit) {
            return history.newest(limit);
        }

        @Override
        public Optional<Run> find(RunId id) {
            return history.find(id);
        }

        @Override
        public List<RunId> idsStartingWith(String prefix, int limit) {
            return history.idsStartingWith(prefix, limit);
        }

        @Override
        public String address() {
            return history.address();
        }

        @Override
        public void close() {
            history.close();
        }
    }
}
