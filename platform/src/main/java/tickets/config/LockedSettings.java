package tickets.config;

import java.util.ArrayList;
import java.util.List;

/** Makes the records from values that were found to be right. */
final class LockedSettings {

    private static final Origin DERIVED = new Origin(Origin.Layer.BUILT_IN, "derived from the group data");

    private LockedSettings() {}

    static LoadedSettings of(
            List<GroupChoice> choices, SettingValues values, OpenValues contract, StateFolder stateFolder) {
        DataSettings data = DataKeys.bind(values);
        Settings settings = new Settings(
                values.require(GeneralKeys.SEED),
                GeneralKeys.split(values),
                RedisKeys.bind(values),
                data,
                GeneralKeys.state(values, data, stateFolder),
                RunKeys.bind(values),
                GeneralKeys.retry(values),
                GeneralKeys.engine(values),
                SparkKeys.spark(values),
                SparkKeys.iceberg(values),
                GeneralKeys.logging(values),
                ScheduleKeys.bind(values),
                LineageKeys.bind(values),
                contract.content());
        List<SettingInForce> inForce = new ArrayList<>();
        choices.forEach(choice -> inForce.add(new SettingInForce(choice.group(), choice.member(), choice.origin())));
        values.all().forEach(value -> inForce.add(shown(value, settings)));
        inForce.addAll(contract.inForce());
        return new LoadedSettings(settings, inForce);
    }

    private static SettingInForce shown(ValueInForce value, Settings settings) {
        if (value.key().name().equals(GeneralKeys.STATE_ROOT.name()) && value.value() == null) {
            return new SettingInForce(
                    value.key().name(), settings.state().root().toString(), DERIVED);
        }
        return new SettingInForce(value.key().name(), value.shown(), value.origin());
    }
}
