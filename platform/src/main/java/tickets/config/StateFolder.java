package tickets.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where this machine keeps the state of a lake when nobody says: beside the tables of a local lake. A bucket has no
 * folder here, so its state is in the user's own state folder, the same from wherever a command is started: two folders
 * for one lake would be two writer's locks.
 */
final class StateFolder {

    private final Map<String, String> environment;

    StateFolder(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Finds out whether there is a place at all. */
    void check(SettingValues values, Problems problems) {
        boolean isNeeded = values.areValid(GeneralKeys.STATE_ROOT, DataKeys.STORE)
                && values.find(GeneralKeys.STATE_ROOT) == null
                && values.require(DataKeys.STORE) == DataSettings.Store.S3;
        if (isNeeded && ofUser().isEmpty()) {
            problems.add("Missing state.root: with S3 it is below the user's home folder, and the environment names"
                    + " none. Set state.root, XDG_STATE_HOME or HOME to an absolute folder.");
        }
    }

    /** The folder of a lake; {@link #check} has found that there is one. */
    Path of(DataSettings data) {
        return switch (data.store()) {
            case LOCAL -> data.root().resolve("_platform").resolve("state");
            case S3 ->
                ofUser().orElseThrow()
                        .resolve("tickets")
                        .resolve(service(data.endpoint()))
                        .resolve(data.bucket());
        };
    }

    private Optional<Path> ofUser() {
        return Stream.concat(
                        absolute("XDG_STATE_HOME").stream(),
                        absolute("HOME").map(home -> home.resolve(".local/state")).stream())
                .findFirst();
    }

    private Optional<Path> absolute(String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> value.indexOf('\0') < 0)
                .map(Path::of)
                .filter(Path::isAbsolute);
    }

    /** One name for one service, however its address is spelt; fit for a folder on every system. */
    private static String service(@Nullable URI endpoint) {
        if (endpoint == null) {
            return "aws";
        }
        ServiceAddress address = ServiceAddress.of(endpoint);
        return address.host().replaceAll("[\\[\\]]", "").replace(':', '.') + "-" + address.port();
    }
}
