package tickets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tickets.cli.Invocation.Ended;

/** What happens on slips of the pen: two lines, the nearest known word among them. */
class WrongUsageLauncherTest {

    private final Checkout checkout = Checkout.ofThisBuild();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ingset                          | Unknown command 'ingset' of `tickets`. Did you mean 'ingest'?
                    online gte                      | Unknown command 'gte' of `tickets online`. Did you mean 'get'?
                    quarantine repaly               | Unknown command 'repaly' of `tickets quarantine`. Did you mean 'replay'?
                    runs shwo 2026                  | Unknown command 'shwo' of `tickets runs`. Did you mean 'show'?
                    runs qwertyuiop                 | There are: show.
                    ingest --outptu json            | Unknown option '--outptu' of `tickets ingest`. Did you mean '--output'?
                    ingest --password=secret        | Unknown option '--password' of `tickets ingest`.
                    ingest --output xml             | Invalid value for option '--output': 'xml' is not one of text, json
                    completion bash                 | Unexpected argument 'bash' of `tickets completion`.
                    online get                      | Missing for `tickets online get`: ID.
                    online                          | Missing for `tickets online`: get, recent or verify.
                    generate --seed 1               | Missing for `tickets generate`: --count=N, --out=FILE.
                    generate --count many --out f   | Invalid value for option '--count': 'many' is not a whole number
                    generate --count -5 --out f     | the count is below 0
                    generate --count 5 --bad 7 --out f | it is not within 0 and 1
                    online recent -n 0              | Invalid value for option '--count': 0 is not 1 or more.
                    online recent --count=-3        | Invalid value for option '--count': -3 is not 1 or more.
                    runs -n -1                      | Invalid value for option '--limit': -1 is not 1 or more.
                    """)
    void isToldInFewLines(String words, String told) {
        Ended ended = checkout.tickets(words.split(" ")).run().expect(2);

        assertThat(ended.err()).contains(told).contains("--help` tells more.").doesNotContain("secret", "Exception");
        assertThat(ended.err().lines()).hasSizeLessThanOrEqualTo(4);
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void inSettingsIsToldAllAtOnce() {
        Ended ended = checkout.tickets(
                        "ingest", "dta=minio", "data.num_onlin=3", "data.num_online=0", "redis_port=99999", "foo")
                .run()
                .expect(2);

        assertThat(ended.err())
                .contains("dta = 'minio'", "Did you mean 'data'?")
                .contains("data.num_onlin = '3'", "Did you mean 'data.num_online'?")
                .contains("data.num_online = '0' (command line)", "a positive integer")
                .contains("redis_port = '99999' (command line)", "from 1 to 65535")
                .contains("'foo'", "key=value");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void inTheEnvironmentIsToldWithItsPlace() {
        Ended ended = checkout.tickets("config")
                .with("TICKETS_DATA_NUM_ONLINE", "lots")
                .run()
                .expect(2);

        assertThat(ended.err()).contains("'lots'", "TICKETS_DATA_NUM_ONLINE", "a positive integer");
    }

    @Test
    void ofAConfFolderThatIsNotThereIsTold() {
        Ended ended =
                checkout.tickets("config", "--conf", "/no/such/folder").run().expect(2);

        assertThat(ended.err()).contains("/no/such/folder");
    }
}
