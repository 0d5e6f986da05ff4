package tickets.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tickets.problem.InvalidSettings;

class InvalidSettingsTest {

    private Installation installation;

    @BeforeEach
    void install(@TempDir Path folder) {
        installation = new Installation(folder);
    }

    @Test
    void areToldAllAtOnceWithARemedy() {
        installation.withFile("data/sample.yaml", "store: local\nrot: lake\n").withVariable("TICKETS_SED", "1");

        assertThatThrownBy(() -> installation.load("foo", "data.num_online=0", "redis_port=1"))
                .isInstanceOfSatisfying(InvalidSettings.class, invalid -> {
                    assertThat(invalid.problems())
                            .containsExactly(
                                    "Invalid setting TICKETS_SED = '1' (environment): there is no such key or group."
                                            + " Did you mean 'TICKETS_SEED'?",
                                    "Invalid argument 'foo' (command line): expected key=value.",
                                    "Invalid setting data.rot = 'lake' (conf/data/sample.yaml:2): there is no such key or"
                                            + " group. Did you mean 'data.root'?",
                                    "Invalid data.num_online = '0' (command line): allowed is a positive integer.",
                                    "Invalid redis_port = '1' (command line): it does not apply without redis_host.");
                    assertThat(invalid.remedy())
                            .isEqualTo("Correct what is named above and start again; docs/reference/settings.md lists"
                                    + " every key and what it allows.");
                });
    }

    @Nested
    class Arguments {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                data.num_onlin=5 | Invalid setting data.num_onlin = '5' (command line): there is no such key or group. Did you mean 'data.num_online'?
                num_online=5     | Invalid setting num_online = '5' (command line): there is no such key or group. Did you mean 'data.num_online'?
                DATA.BUCKET=abc  | Invalid setting DATA.BUCKET = 'abc' (command line): there is no such key or group. Did you mean 'data.bucket'?
                redis.host=h     | Invalid setting redis.host = 'h' (command line): there is no such key or group. Did you mean 'redis_host'?
                sla=strict       | Invalid setting sla = 'strict' (command line): there is no such key or group.
                =x               | Invalid argument '=x' (command line): expected key=value.
                seed             | Invalid argument 'seed' (command line): expected key=value.
                dta              | Invalid argument 'dta' (command line): expected key=value. Did you mean 'data'?
                data=minoi       | Invalid data = 'minoi' (command line): there is no such member. Known are aws, local, minio, sample. Did you mean 'minio'?
                data=            | Invalid data = '' (command line): there is no such member. Known are aws, local, minio, sample.
                data=../data/aws | Invalid data = '../data/aws' (command line): there is no such member. Known are aws, local, minio, sample.
                """)
        void thatMeanNothingAreRefused(String argument, String problem) {
            assertThat(installation.problems(argument)).containsExactly(problem);
        }

        @Test
        void thatAreUnreadableYamlForTheContractAreRefused() {
            assertThat(installation.problems("contract.product=[a"))
                    .singleElement()
                    .asString()
                    .startsWith("Invalid contract.product = '[a' (command line): allowed is text, [a, list] or"
                            + " {a: mapping} (");
        }
    }

    @Nested
    class Values {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                seed=1.5                     | seed = '1.5'                     | an integer of at most 64 bits.
                seed=9223372036854775808     | seed = '9223372036854775808'     | an integer of at most 64 bits.
                seed=                        | seed = ''                        | an integer of at most 64 bits.
                seed=٤٢                      | seed = '٤٢'                      | an integer of at most 64 bits.
                split.train=1                | split.train = '1'                | a number above 0 and below 1.
                split.train=NaN              | split.train = 'NaN'              | a number above 0 and below 1.
                split.train=0.7f             | split.train = '0.7f'             | a number above 0 and below 1.
                split.train=0,7              | split.train = '0,7'              | a number above 0 and below 1.
                runs.wait=5                  | runs.wait = '5'                  | a duration from 0s to 7d, such as 30s or 5m.
                runs.lease=500ms             | runs.lease = '500ms'             | a duration from 1s to 1h, such as 30s or 2m.
                runs.wait=8d                 | runs.wait = '8d'                 | a duration from 0s to 7d, such as 30s or 5m.
                retry.attempts=0             | retry.attempts = '0'             | an integer from 1 to 100.
                retry.first_delay=0s         | retry.first_delay = '0s'         | a duration from 1ms to 1h, such as 200ms or 5s.
                engine.memory_limit=1MB      | engine.memory_limit = '1MB'      | a size from 50MB to 1TB, such as 64MiB, 64MB or 67108864.
                engine.threads=-1            | engine.threads = '-1'            | an integer from 0 to 1024.
                logging.level=inf            | logging.level = 'inf'            | debug or info or warn or error. Did you mean 'info'?
                logging.folder=~/logs        | logging.folder = '~/logs'        | a path of this machine, with the home folder spelt out.
                redis_host=redis://h         | redis_host = 'redis://h'         | a host name or address, without scheme and port.
                redis_host=h:6379            | redis_host = 'h:6379'            | a host name or address, without scheme and port.
                data.store=S3                | data.store = 'S3'                | local or s3. Did you mean 's3'?
                data.root=                   | data.root = ''                   | a path of this machine, with the home folder spelt out.
                data.raw_file=../x.json      | data.raw_file = '../x.json'      | a file, a prefix or a glob, without '..' and '~'.
                data.bronze_file=/b          | data.bronze_file = '/b'          | a relative file name without '..', glob characters or a first part '_platform'.
                data.bronze_file=a/../b      | data.bronze_file = 'a/../b'      | a relative file name without '..', glob characters or a first part '_platform'.
                data.bronze_file=b/          | data.bronze_file = 'b/'          | a relative file name without '..', glob characters or a first part '_platform'.
                data.bronze_file=_platform/b | data.bronze_file = '_platform/b' | a relative file name without '..', glob characters or a first part '_platform'.
                data.num_online=-5           | data.num_online = '-5'           | a positive integer.
                data.num_online=2147483648   | data.num_online = '2147483648'   | a positive integer.
                data.num_online=1e3          | data.num_online = '1e3'          | a positive integer.
                data.max_record_bytes=1GiB   | data.max_record_bytes = '1GiB'   | a size from 1KiB to 256MiB, such as 64MiB, 64MB or 67108864.
                data.max_record_bytes=64mb   | data.max_record_bytes = '64mb'   | a size from 1KiB to 256MiB, such as 64MiB, 64MB or 67108864.
                data.max_quarantined=10%     | data.max_quarantined = '10%'     | a number from 0 to 1.
                data.on_malformed=fails      | data.on_malformed = 'fails'      | fail or quarantine. Did you mean 'fail'?
                """)
        void thatAreNotAllowedAreRefused(String argument, String told, String allowed) {
            assertThat(installation.problems(argument))
                    .containsExactly("Invalid " + told + " (command line): allowed is " + allowed);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                data.endpoint=localhost:9000       | data.endpoint = 'localhost:9000' | http://HOST[:PORT] or https://HOST[:PORT], without user or path.
                data.endpoint=http://h:70000       | data.endpoint = 'http://h:70000' | http://HOST[:PORT] or https://HOST[:PORT], without user or path.
                data.endpoint=http://u:secret@h    | data.endpoint = 'http://****@h'  | http://HOST[:PORT] or https://HOST[:PORT], without user or path.
                runs.url=postgresql://h/d | runs.url = 'postgresql://h/d' | jdbc:postgresql://HOST[:PORT]/DATABASE, without user and password.
                runs.url=jdbc:sqlite:runs.db | runs.url = 'jdbc:sqlite:runs.db' | jdbc:postgresql://HOST[:PORT]/DATABASE, without user and password.
                runs.url=jdbc:mysql://h/d | runs.url = 'jdbc:mysql://h/d' | jdbc:postgresql://HOST[:PORT]/DATABASE, without user and password.
                runs.url=jdbc:postgresql:d | runs.url = 'jdbc:postgresql:d' | jdbc:postgresql://HOST[:PORT]/DATABASE, without user and password.
                runs.url=jdbc:postgresql://h | runs.url = 'jdbc:postgresql://h' | jdbc:postgresql://HOST[:PORT]/DATABASE, without user and password.
                runs.url=jdbc:postgresql://h/ | runs.url = 'jdbc:postgresql://h/' | jdbc:postgresql://HOST[:PORT]/DATABASE, without user and password.
                runs.url=jdbc:postgresql://h:70000/d | runs.url = 'jdbc:postgresql://h:70000/d' | jdbc:postgresql://HOST[:PORT]/DATABASE, without user and password.
                runs.url=jdbc:postgresql://a,b/d | runs.url = 'jdbc:postgresql://a,b/d' | jdbc:postgresql://HOST[:PORT]/DATABASE, without user and password.
                runs.url=jdbc:postgresql://u:secret@h/d | runs.url = 'jdbc:postgresql://****@h/d' | jdbc:postgresql://HOST[:PORT]/DATABASE, without user and password.
                runs.url=jdbc:postgresql://h/d?user=u&password=secret | runs.url = 'jdbc:postgresql://h/d?user=u&password=****' | jdbc:postgresql://HOST[:PORT]/DATABASE, without user and password.
                data.endpoint=http://h/bucket      | data.endpoint = 'http://h/bucket' | http://HOST[:PORT] or https://HOST[:PORT], without user or path.
                data.bucket=My_Bucket              | data.bucket = 'My_Bucket'        | 3 to 63 lower-case letters, digits, dots and hyphens, a letter or digit first and last.
                data.region=EU West                | data.region = 'EU West'          | lower-case letters, digits and hyphens, such as us-east-1.
                """)
        void thatS3WouldNotTakeAreRefused(String argument, String told, String allowed) {
            assertThat(installation.problems("data=aws", argument))
                    .containsExactly("Invalid " + told + " (command line): allowed is " + allowed);
        }

        @Test
        void ofTheWrongShapeAreRefused() {
            installation.withFile(
                    "config.yaml", "seed: [1]\nredis_tls: {a: b}\nredis_port:\nsplit: 3\ndata: minio\nredis_host: r\n");

            assertThat(installation.problems())
                    .containsExactly(
                            "Invalid split = '3' (conf/config.yaml:4): allowed is a mapping of keys.",
                            "Invalid data = 'minio' (conf/config.yaml:5): allowed is a mapping of keys. A member is picked"
                                    + " under 'defaults': '- data: MEMBER'.",
                            "Invalid seed = a list (conf/config.yaml:1): allowed is an integer of at most 64 bits.",
                            "Invalid redis_port = nothing (conf/config.yaml:3): allowed is an integer from 1 to 65535.",
                            "Invalid redis_tls = a mapping (conf/config.yaml:2): allowed is true or false.");
        }

        @Test
        void withAPlaceholderThatCannotBeReplacedAreRefused() {
            installation.withFile("config.yaml", "seed: ${NO_SEED}\nredis_host: ${no host}\n");

            assertThat(installation.problems())
                    .containsExactly(
                            "Invalid seed (conf/config.yaml:1): environment variable NO_SEED is not set; set it or write a"
                                    + " default: ${NO_SEED:default}.",
                            "Invalid redis_host (conf/config.yaml:2): a placeholder is written ${NAME} or"
                                    + " ${NAME:default}, and '${' itself '$${'.");
        }
    }

    @Nested
    class Combinations {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                split.train=0.9              | Invalid split.train = '0.9' (command line), split.val = '0.15' (conf/config.yaml:13), split.test = '0.15' (conf/config.yaml:14): they must add up to 1, not to 1.2.
                retry.max_delay=200ms        | Invalid retry.first_delay = '200ms' (built-in default): allowed is less than retry.max_delay = '200ms' (command line).
                data.bucket=mine             | Invalid data.bucket = 'mine' (command line): it does not apply to data.store = 'local' (conf/data/sample.yaml:2). Pick a member that uses S3, such as data=minio or data=aws.
                redis_password=x             | Invalid redis_password = '****' (command line): it does not apply without redis_host.
                runs.username=me             | Invalid runs.username = 'me' (command line): it does not apply without runs.url.
                runs.lease=1m                | Invalid runs.lease = '1m' (command line): it does not apply without runs.url.
                redis_tls=false              | Invalid redis_tls = 'false' (command line): it does not apply without redis_host.
                data.online_file=bronze/tickets.parquet | Invalid data.online_file = 'bronze/tickets.parquet' (command line): it is in the way of data.bronze_file = 'bronze/tickets.parquet' (built-in default); every output needs a file of its own.
                data.online_file=Bronze      | Invalid data.online_file = 'Bronze' (command line): it is in the way of data.bronze_file = 'bronze/tickets.parquet' (built-in default); every output needs a file of its own.
                data.raw_file=online/tickets.parquet | Invalid data.online_file = 'online/tickets.parquet' (built-in default): it is read as input by data.raw_file = 'online/tickets.parquet' (command line).
                data.raw_file=online         | Invalid data.online_file = 'online/tickets.parquet' (built-in default): it is read as input by data.raw_file = 'online' (command line).
                data.raw_file=on*/*.parquet  | Invalid data.online_file = 'online/tickets.parquet' (built-in default): it is read as input by data.raw_file = 'on*/*.parquet' (command line).
                """)
        void thatContradictAreRefused(String argument, String problem) {
            assertThat(installation.problems(argument)).containsExactly(problem);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                data.root=x       | Invalid data.root = 'x' (command line): it does not apply to data.store = 's3' (conf/data/aws.yaml:2). Pick a member that uses a folder, such as data=local.
                data.access_key=x | Invalid data.access_key = '****' (command line): it needs data.secret_key beside it.
                data.secret_key=x | Invalid data.secret_key = '****' (command line): it needs data.access_key beside it.
                """)
        void thatContradictS3AreRefused(String argument, String problem) {
            assertThat(installation.problems("data=aws", argument)).containsExactly(problem);
        }

        @Test
        void ofADatabaseAndAPasswordWithoutAUserAreRefused() {
            assertThat(installation.problems("runs.url=jdbc:postgresql://h/d", "runs.password=x"))
                    .containsExactly(
                            "Invalid runs.password = '****' (command line): it needs runs.username beside it.");
        }

        @Test
        void thatContradictAreRefusedFromTheEnvironmentAndAnOwnConfFolderToo() {
            installation.withVariable("TICKETS_DATA_BUCKET", "mine").withOwnFile("config.yaml", "redis_username: me\n");

            assertThat(installation.problems())
                    .containsExactly(
                            "Invalid data.bucket = 'mine' (environment TICKETS_DATA_BUCKET): it does not apply to"
                                    + " data.store = 'local' (conf/data/sample.yaml:2). Pick a member that uses S3, such as"
                                    + " data=minio or data=aws.",
                            "Invalid redis_username = 'me' (" + installation.ownConf()
                                    + "/config.yaml:1): it needs redis_password beside it.",
                            "Invalid redis_username = 'me' (" + installation.ownConf()
                                    + "/config.yaml:1): it does not apply without redis_host.");
        }

        @Test
        void areLeftAloneWhenTheyCameWithTheProgram() {
            installation.withFile("config.yaml", "redis_port: 7000\ndata:\n  bucket: shipped\n");

            assertThat(installation.settings().redis().host()).isNull();
        }
    }

    @Nested
    class SettingsFiles {

        @Test
        void withAKeyTwiceAreRefused() {
            installation.withFile(
                    "config.yaml", "seed: 1\nsplit.val: 0.15\nseed: 2\nsplit:\n  train: 0.7\n  val: 0.15\n");

            assertThat(installation.problems())
                    .containsExactly(
                            "Invalid settings file conf/config.yaml:3: key 'seed' is there twice, first in line 1.",
                            "Invalid settings file conf/config.yaml:6: key 'split.val' is there twice, first in line 2.");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                'store: local\nroot: [x'  | Invalid settings file conf/data/sample.yaml:2: expected ',' or ']', but got <stream end>.
                '- store'                 | Invalid settings file conf/data/sample.yaml:1: expected entries 'key: value'.
                'store: local\n---\na: b' | Invalid settings file conf/data/sample.yaml:2: but found another document.
                'a: &a [x]\nb: *a'        | Invalid settings file conf/data/sample.yaml: Number of aliases for non-scalar nodes exceeds the specified max=0.
                '? [a]\n: b'              | Invalid settings file conf/data/sample.yaml:1: a key must be text.
                """)
        void thatAreNotYamlAsExpectedAreRefused(String text, String problem) {
            installation.withFile("data/sample.yaml", text.replace("\\n", "\n"));

            assertThat(installation.problems()).containsExactly(problem);
        }

        @Test
        void thatAreNotUtf8AreRefused() throws IOException {
            Files.write(installation.home().resolve("conf/data/sample.yaml"), new byte[] {'a', ':', ' ', (byte) 0xFF});

            assertThat(installation.problems())
                    .containsExactly("Invalid settings file conf/data/sample.yaml: expected text in UTF-8.");
        }

        @Test
        void thatCannotBeReadAreRefused() throws IOException {
            Path member = Files.createDirectory(installation.home().resolve("conf/data/folder.yaml"));

            assertThat(installation.problems("data=folder"))
                    .containsExactly("Cannot read settings file '" + member + "': Is a directory.");
        }

        @Test
        void withWrongDefaultsAreRefused() {
            installation.withFile(
                    "config.yaml",
                    "defaults:\n  - data: local\n  - sla: x\n  - data: aws\n  - logging\n  - contract:\n");

            assertThat(installation.problems())
                    .containsExactly(
                            "Invalid settings file conf/config.yaml:3: there is no group 'sla', known are data, contract,"
                                    + " engine, logging.",
                            "Invalid settings file conf/config.yaml:4: group 'data' is there twice.",
                            "Invalid settings file conf/config.yaml:5: expected a list of '- group: member' under"
                                    + " 'defaults'.",
                            "Invalid settings file conf/config.yaml:6: expected a list of '- group: member' under"
                                    + " 'defaults'.");
        }

        @Test
        void missingFromTheInstallationAreTold(@TempDir Path empty) {
            assertThatThrownBy(() -> new SettingsLoader(empty, Map.of()).load(null, List.of()))
                    .hasMessage(
                            "Missing settings file '" + empty.toAbsolutePath()
                                    + "/conf/config.yaml': the installation is not complete, or its conf folder cannot be read.");
        }
    }

    @Nested
    class OwnConfFolder {

        @Test
        void thatDoesNotExistIsRefused() {
            installation.withVariable("TICKETS_CONF", "/no/such/folder");

            assertThat(installation.problems())
                    .containsExactly("Cannot read conf folder '/no/such/folder' (--conf or TICKETS_CONF): it does not"
                            + " exist.");
        }

        @Test
        void thatIsAFileIsRefused() {
            Path file = installation.home().resolve("conf/config.yaml");
            installation.withVariable("TICKETS_CONF", file.toString());

            assertThat(installation.problems())
                    .containsExactly("Cannot read conf folder '" + file + "' (--conf or TICKETS_CONF): it is no folder"
                            + " that may be read.");
        }

        @Test
        void withoutAnySettingsIsRefused() {
            installation.withOwnFile("conf/README.md", "one level too high");

            assertThat(installation.problems())
                    .containsExactly(
                            "Cannot use conf folder '" + installation.ownConf()
                                    + "': it holds neither config.yaml nor a file of a group (data, contract, engine, logging).");
        }

        @Test
        void withFilesThatNothingReadsIsRefused() {
            installation
                    .withOwnFile("config.yaml", "seed: 1\n")
                    .withOwnFile("config.yml", "seed: 2\n")
                    .withOwnFile("dta/mine.yaml", "store: s3\n")
                    .withOwnFile("data/mine.yml", "store: s3\n");

            assertThat(installation.problems())
                    .containsExactlyInAnyOrder(
                            "Invalid settings file '" + installation.ownConf()
                                    + "/config.yml': nothing reads it; a conf folder holds config.yaml and a folder for"
                                    + " each group.",
                            "Invalid conf folder '" + installation.ownConf()
                                    + "/dta': there is no group 'dta'. Known are data, contract, engine, logging. Did you mean"
                                    + " 'data'?",
                            "Invalid settings file '" + installation.ownConf()
                                    + "/data/mine.yml': nothing reads it; members end in .yaml.");
        }
    }
}
