package tickets.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tickets.config.LoadedSettings;
import tickets.config.SettingsLoader;

/** Settings for a lake in a folder of the test's own. */
public final class TestSettings {

    private TestSettings() {}

    /** Settings that are told one by one. */
    public static LoadedSettings of(List<String> arguments) {
        return new SettingsLoader(ProjectFolder.find(), Map.of()).load(null, arguments);
    }

    /** Spark on two cores, and what {@code more} says. */
    public static LoadedSettings in(Path folder, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "engine=spark",
                "spark.master=local[2]",
                "data=local",
                "data.root=" + folder.resolve("lake"),
                "state.root=" + folder.resolve("state"),
                "logging.folder=" + folder.resolve("logs")));
        arguments.addAll(List.of(more));
        return of(arguments);
    }
}
