package tickets.cli;

import picocli.CommandLine.IVersionProvider;

/** The version as the build wrote it into the program's manifest. */
final class Version implements IVersionProvider {

    private static final String NOT_PACKAGED = "(not packaged)";

    @Override
    public String[] getVersion() {
        return new String[] {"tickets " + ofProgram()};
    }

    static String ofProgram() {
        String built = Version.class.getPackage().getImplementationVersion();
        return built == null ? NOT_PACKAGED : built;
    }
}
