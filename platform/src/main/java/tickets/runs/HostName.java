package tickets.runs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The name of a machine, for people. */
public final class HostName {

    private static final Path LINUX_NAME = Path.of("/proc/sys/kernel/hostname");

    private HostName() {}

    /** Asks the kernel first: the resolver can hang for seconds on a machine whose own name it does not know. */
    public static String ofThisMachine() {
        try {
            return Files.readString(LINUX_NAME).strip();
        } catch (IOException notLinux) {
            return fromResolver();
        }
    }

    private static String fromResolver() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "localhost";
        }
    }
}
