package tickets.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The installation's conf folder, and the user's own one whose files replace those of the same name or add to them. */
final class ConfFolders {

    static final String MAIN = "config.yaml";
    private static final String YAML = ".yaml";

    private final Path installed;
    private final @Nullable Path own;

    ConfFolders(Path installed, @Nullable Path own) {
        this.installed = installed;
        this.own = own;
    }

    /** The file of that name, such as {@code data/minio.yaml}; the user's own one first. */
    Optional<ConfFile> find(String name) {
        if (own != null && Files.exists(own.resolve(name))) {
            return Optional.of(new ConfFile(
                    own.resolve(name), Origin.Layer.OWN_CONF, own.resolve(name).toString()));
        }
        if (Files.exists(installed.resolve(name))) {
            return Optional.of(new ConfFile(
                    installed.resolve(name), Origin.Layer.INSTALLATION, installed.getFileName() + "/" + name));
        }
        return Optional.empty();
    }

    /** The members that a group has in either folder. */
    SortedSet<String> members(SettingGroup group) {
        SortedSet<String> members = new TreeSet<>();
        for (Path folder : own == null ? List.of(installed) : List.of(installed, own)) {
            for (Path file : list(folder.resolve(group.name()))) {
                String name = file.getFileName().toString();
                if (isSettingsFile(file)) {
                    members.add(name.substring(0, name.length() - YAML.length()));
                }
            }
        }
        return members;
    }

    /** Whether there is an installed folder at all; without one every member would be missing as well. */
    boolean areInstalled() {
        return Files.isDirectory(installed);
    }

    /** Finds folders that cannot be read, and files of the user's own folder that nothing would ever read. */
    void check(Problems problems) {
        if (!Files.isReadable(installed.resolve(MAIN)) && (own == null || !Files.exists(own.resolve(MAIN)))) {
            problems.add("Missing settings file '" + installed.resolve(MAIN)
                    + "': the installation is not complete, or its conf folder cannot be read.");
        }
        if (own == null) {
            return;
        }
        if (!Files.isDirectory(own) || !Files.isReadable(own)) {
            problems.add("Cannot read conf folder '" + own + "' (--conf or " + EnvironmentVariables.OWN_CONF + "): "
                    + (Files.exists(own) ? "it is no folder that may be read." : "it does not exist."));
            return;
        }
        checkOwnFiles(own, problems);
    }

    private void checkOwnFiles(Path folder, Problems problems) {
        List<String> groups =
                KnownSettings.groups().stream().map(SettingGroup::name).toList();
        boolean holdsSettings = Files.exists(folder.resolve(MAIN))
                || groups.stream()
                        .anyMatch(group -> list(folder.resolve(group)).stream().anyMatch(this::isSettingsFile));
        if (!holdsSettings) {
            problems.add("Cannot use conf folder '" + folder + "': it holds neither " + MAIN
                    + " nor a file of a group (" + String.join(", ", groups) + ").");
        }
        for (Path entry : list(folder)) {
            String name = entry.getFileName().toString();
            if (Files.isDirectory(entry)) {
                checkOwnGroup(entry, groups, problems);
            } else if (isYaml(name) && !name.equals(MAIN)) {
                problems.add("Invalid settings file '" + entry + "': nothing reads it; a conf folder holds " + MAIN
                        + " and a folder for each group.");
            }
        }
    }

    private void checkOwnGroup(Path entry, List<String> groups, Problems problems) {
        String name = entry.getFileName().toString();
        List<Path> files = list(entry).stream()
                .filter(file -> isYaml(file.getFileName().toString()))
                .toList();
        if (!name.startsWith(".") && !files.isEmpty() && !groups.contains(name)) {
            problems.add("Invalid conf folder '" + entry + "': there is no group '" + name + "'. Known are "
                    + String.join(", ", groups) + "." + NearestName.suggestion(groups, name));
        }
        if (groups.contains(name)) {
            files.stream()
                    .filter(file -> !isSettingsFile(file))
                    .forEach(file -> problems.add(
                            "Invalid settings file '" + file + "': nothing reads it; members end in " + YAML + "."));
        }
    }

    private boolean isSettingsFile(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(YAML) && !name.startsWith(".");
    }

    private static boolean isYaml(String name) {
        return !name.startsWith(".") && (name.endsWith(YAML) || name.endsWith(".yml"));
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new ArrayList<>();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException unreadable) {
            // A member that cannot be listed is told as unknown, with the folder's name, by whoever asks for it.
            return new ArrayList<>();
        }
    }
}
