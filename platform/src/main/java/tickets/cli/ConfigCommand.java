package tickets.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tickets.config.SettingInForce;

/** The settings in force. */
@Command(
        name = "config",
        sortOptions = false,
        header = "Show every setting in force and where its value came from.",
        description = {
            "",
            "Settings come from built-in defaults, conf files, the environment (TICKETS_DATA_BUCKET for data.bucket)"
                    + " and the command line; the later wins. Secrets are shown as ****.",
            ""
        })
final class ConfigCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Mixin
    final HelpOption help = new HelpOption();

    ConfigCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<SettingInForce> settings = options.load().inForce();
        switch (output.format()) {
            case JSON -> console.out().println(json(settings).toPrettyString());
            case TEXT -> text(settings);
        }
        return ExitCode.DONE;
    }

    private void text(List<SettingInForce> settings) {
        TextTable table = new TextTable("setting", "from", "value");
        for (SettingInForce setting : settings) {
            String shown = setting.shown();
            table.row(setting.key(), setting.origin().text(), shown == null ? "(unset)" : shown);
        }
        table.print(console.out());
    }

    private static ObjectNode json(List<SettingInForce> settings) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        for (SettingInForce setting : settings) {
            document.putObject(setting.key())
                    .put("value", setting.shown())
                    .put("from", setting.origin().text());
        }
        return document;
    }
}
