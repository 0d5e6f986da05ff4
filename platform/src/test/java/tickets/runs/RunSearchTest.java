package tickets.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tickets.runs.RunFixtures.aRun;

import org.junit.jupiter.api.Test;
import tickets.problem.InvalidInput;
import tickets.problem.NotFound;
import tickets.problem.TicketPlatformException;

class RunSearchTest {

    private final RunHistory history = new InMemoryRunHistory("memory");
    private final RunSearch search = new RunSearch(history);

    @Test
    void findsARunByTheBeginningOfItsId() {
        history.add(aRun("20261123T053044Z-000001"));
        history.add(aRun("20261124T053044Z-000001"));

        assertThat(search.idOf("20261123")).isEqualTo(new RunId("20261123T053044Z-000001"));
        assertThat(search.idOf(" 20261124T053044Z-000001 ")).isEqualTo(new RunId("20261124T053044Z-000001"));
    }

    @Test
    void findsARunWhoseIdIsTheBeginningOfAnother() {
        history.add(aRun("a"));
        history.add(aRun("ab"));

        assertThat(search.idOf("a")).isEqualTo(new RunId("a"));
    }

    @Test
    void namesTheNearestWhenThereIsNoSuchRun() {
        history.add(aRun("20261123T053044Z-000001"));
        history.add(aRun("20261124T053044Z-000001"));

        assertThatThrownBy(() -> search.idOf("20261124T053044Z-000002"))
                .isInstanceOf(NotFound.class)
                .hasMessage("Cannot find run '20261124T053044Z-000002' in memory: no id begins with it.")
                .extracting(failure -> ((TicketPlatformException) failure).remedy())
                .isEqualTo(
                        "The nearest are 20261124T053044Z-000001, 20261123T053044Z-000001; 'tickets runs' lists them.");
    }

    @Test
    void saysHowToGetAFirstRun() {
        assertThatThrownBy(() -> search.idOf("?"))
                .isInstanceOf(NotFound.class)
                .extracting(failure -> ((TicketPlatformException) failure).remedy())
                .isEqualTo("There is no run yet: start one with 'tickets ingest'.");
    }

    @Test
    void asksForMoreWhenSeveralRunsAreMeant() {
        history.add(aRun("20261123T053044Z-000001"));
        history.add(aRun("20261124T053044Z-000001"));

        assertThatThrownBy(() -> search.idOf("2026"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("Cannot tell which run '2026' is: several ids in memory begin with it.");
    }
}
