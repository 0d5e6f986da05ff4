package tickets.config;

/**
 * A group of settings of which a whole set, a member, can be picked by name: {@code data=minio}.
 *
 * @param name the group, also its folder below {@code conf}
 * @param defaultMember the member in force when nobody picks one
 * @param isOpen whether any key may stand below it; its own chapter checks them then
 * @param description one sentence on what it holds
 */
public record SettingGroup(String name, String defaultMember, boolean isOpen, String description) {}
