package tickets.config;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a service is, the same however its address is spelt.
 *
 * @param host in lower case; {@code localhost} for every name of this machine's own
 * @param port the one of the scheme when the address has none
 */
public record ServiceAddress(String host, int port) {

    private static final Pattern THIS_MACHINE =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

    /** The address of an endpoint with a host. */
    public static ServiceAddress of(URI endpoint) {
        String host = String.valueOf(endpoint.getHost()).toLowerCase(Locale.ROOT);
        int standard = "https".equals(endpoint.getScheme()) ? 443 : 80;
        return new ServiceAddress(
                THIS_MACHINE.matcher(host).matches() ? "localhost" : host,
                endpoint.getPort() < 0 ? standard : endpoint.getPort());
    }
}
