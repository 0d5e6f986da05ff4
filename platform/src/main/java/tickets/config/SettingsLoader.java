package tickets.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tickets.config.yaml.YamlValue;

/**
 * Loads the settings of one start. Built-in defaults, conf files, environment and command line, later wins; within the
 * conf files a picked member comes first and {@code config.yaml} on top of it.
 */
public final class SettingsLoader {

    private final Path installation;
    private final Map<String, String> environment;

    /**
     * @param installation the folder that holds the installed {@code conf}
     * @param environment the environment variables
     */
    public SettingsLoader(Path installation, Map<String, String> environment) {
        this.installation = installation.toAbsolutePath().normalize();
        this.environment = Map.copyOf(environment);
    }

    /**
     * Loads and locks the settings.
     *
     * @param ownConf the user's own conf folder; null: the one that TICKETS_CONF names, if any
     * @param arguments the arguments {@code key=value}, in their order
     * @throws tickets.problem.InvalidSettings when anything is wrong, with all that is
     */
    public LoadedSettings load(@Nullable Path ownConf, List<String> arguments) {
        Problems problems = new Problems();
        Placeholders placeholders = new Placeholders(installation, environment);
        ConfFolders folders = folders(ownConf);
        folders.check(problems);
        GivenSettings main = main(folders, placeholders, problems);
        GivenSettings overrides = EnvironmentVariables.read(environment, problems);
        overrides.overlay(CommandLineArguments.read(arguments, problems));
        List<GroupChoice> choices = new ArrayList<>();
        GivenSettings given = new GivenSettings();
        for (SettingGroup group : KnownSettings.groups()) {
            GroupChoice choice = choice(group, main, overrides);
            choices.add(choice);
            if (folders.areInstalled()) {
                given.overlay(member(group, choice, folders, problems));
            }
        }
        given.overlay(main);
        given.overlay(overrides);
        return lock(choices, given, placeholders, problems);
    }

    /**
     * The members that can be picked of a group, sorted; for help and completion.
     *
     * @param group the group
     * @param ownConf the user's own conf folder; null: the one that TICKETS_CONF names, if any
     */
    public List<String> members(SettingGroup group, @Nullable Path ownConf) {
        return List.copyOf(folders(ownConf).members(group));
    }

    private ConfFolders folders(@Nullable Path ownConf) {
        String named = environment.getOrDefault(EnvironmentVariables.OWN_CONF, "");
        Path ofEnvironment = named.isEmpty() ? null : Path.of(named);
        return new ConfFolders(installation.resolve("conf"), ownConf == null ? ofEnvironment : ownConf);
    }

    private static GivenSettings main(ConfFolders folders, Placeholders placeholders, Problems problems) {
        Optional<ConfFile> file = folders.find(ConfFolders.MAIN);
        if (file.isEmpty()) {
            return new GivenSettings();
        }
        List<YamlValue.Entry> entries = file.get().read(problems);
        List<YamlValue.Entry> own = entries.stream()
                .filter(entry -> !entry.key().equals(DefaultMembers.KEY))
                .toList();
        GivenSettings given = new ConfFileReader(file.get(), problems).read("", own);
        DefaultMembers defaults = new DefaultMembers(file.get(), placeholders, problems);
        entries.stream()
                .filter(entry -> entry.key().equals(DefaultMembers.KEY))
                .forEach(entry -> defaults.read(entry.value(), given));
        return given;
    }

    private static GroupChoice choice(SettingGroup group, GivenSettings main, GivenSettings overrides) {
        GroupChoice overridden = overrides.findChoice(group);
        GroupChoice byDefault = main.findChoice(group);
        if (overridden != null) {
            return overridden;
        }
        return byDefault != null ? byDefault : new GroupChoice(group.name(), group.defaultMember(), Origin.BUILT_IN);
    }

    private static GivenSettings member(
            SettingGroup group, GroupChoice choice, ConfFolders folders, Problems problems) {
        List<String> members = List.copyOf(folders.members(group));
        Optional<ConfFile> file = members.contains(choice.member())
                ? folders.find(group.name() + "/" + choice.member() + ".yaml")
                : Optional.empty();
        if (file.isEmpty()) {
            String known = members.isEmpty() ? "none" : String.join(", ", members);
            problems.add("Invalid " + choice.asGiven().told() + ": there is no such member. Known are " + known + "."
                    + NearestName.suggestion(members, choice.member()));
            return new GivenSettings();
        }
        return new ConfFileReader(file.get(), problems)
                .read(group.name(), file.get().read(problems));
    }

    private LoadedSettings lock(
            List<GroupChoice> choices, GivenSettings given, Placeholders placeholders, Problems problems) {
        ValueReader reader = new ValueReader(placeholders, problems);
        SettingValues values = new SettingValues(KnownSettings.keys().stream()
                .map(key -> reader.read(key, given.find(key)))
                .toList());
        OpenValues contract = new OpenValues(KnownSettings.CONTRACT, placeholders, problems);
        given.openValuesOf(KnownSettings.CONTRACT).forEach(contract::lay);
        new Contradictions(values, problems).find();
        StateFolder stateFolder = new StateFolder(environment);
        stateFolder.check(values, problems);
        problems.throwIfAny();
        return LockedSettings.of(choices, values, contract, stateFolder);
    }
}
