package tickets.online.redis;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import tickets.problem.Conflict;
import tickets.problem.InvalidInput;
import tickets.problem.TicketPlatformException;
import tickets.problem.Unavailable;

/**
 * Tells what Redis says in the words of this store. The server's own text is never quoted beyond its first word: it can
 * repeat a command's arguments, and with them ticket text.
 */
final class RedisProblems {

    /** What a user must be allowed on the keys below the prefix, as {@code ACL SETUSER} takes it. */
    static final List<String> RIGHTS = List.of(
            "+json.get",
            "+json.set",
            "+@read",
            "+del",
            "+unlink",
            "+hset",
            "+hdel",
            "+zadd",
            "+rpush",
            "+info",
            "+@transaction",
            "+@connection");

    private final RedisSettings settings;

    RedisProblems(RedisSettings settings) {
        this.settings = settings;
    }

    TicketPlatformException cannotUse(JedisException failure) {
        return from(what("use"), failure);
    }

    TicketPlatformException cannotRead(JedisException failure) {
        return from(what("read"), failure);
    }

    TicketPlatformException cannotPublish(JedisException failure) {
        return from(what("publish to"), failure);
    }

    private String what(String verb) {
        return "Cannot " + verb + " the online store at " + settings.address() + ": ";
    }

    Conflict anotherPublisher() {
        return new Conflict(
                what("publish to") + "another publisher was quicker.",
                "Let one run at a time publish to this store; what is served is the other one's.");
    }

    Conflict takenOver(long highest, long token) {
        return new Conflict(
                what("publish to") + "a later run has taken it over (token " + highest + ", this run has " + token
                        + ").",
                "Nothing was changed. Run it again when that run has ended. If the token is another lake's, give this one"
                        + " a redis_prefix of its own, or remove the token: HDEL " + settings.prefix()
                        + "tickets:online:run token");
    }

    Conflict replacedWhileReading() {
        return new Conflict(
                what("read") + "a publish came in between.", "Run it again when no other run is publishing.");
    }

    Conflict foreignKey(String ticketId) {
        return new Conflict(
                what("publish to") + "the key of ticket '" + ticketId + "' holds something that is not that ticket.",
                "Nothing was changed. Give this store a prefix of its own, or another database; or remove that key.");
    }

    InvalidInput reserved(String ticketId) {
        return new InvalidInput(
                what("publish to") + "a ticket has the id '" + ticketId + "', which is a key of the store itself.",
                "Nothing was changed. Rename that ticket.");
    }

    InvalidInput notJson(String ticketId) {
        return new InvalidInput(
                what("publish to") + "the document of ticket '" + ticketId
                        + "' is not JSON, or is nested more than 100 levels deep.",
                "Nothing was changed. Correct what makes the documents of the online table.");
    }

    Unavailable lostBeforeItWasDone(JedisConnectionException lost) {
        return new Unavailable(
                what("publish to") + "the connection was lost before the set was replaced.",
                "The old set stays. See that the server is up and sets of this size fit its client-query-buffer-limit"
                        + " and time-out; then run it again.",
                lost);
    }

    Unavailable outcomeUnknown(JedisException unreachable) {
        return new Unavailable(
                what("publish to") + "the connection was lost while the set was replaced, and the server cannot be"
                        + " asked for the outcome.",
                "Readers see the old set or the new one, whole. When the server is back, run it again: publishing"
                        + " twice does no harm.",
                unreachable);
    }

    private TicketPlatformException from(String what, JedisException failure) {
        // The pool wraps what happens at the login.
        return cause(failure, JedisDataException.class)
                .map(refusal -> refused(what, String.valueOf(refusal.getMessage())))
                .orElseGet(() -> unreachable(what, failure));
    }

    private TicketPlatformException refused(String what, String answer) {
        String code = answer.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        return switch (code) {
            case "NOAUTH" ->
                new InvalidInput(what + "the server asks for a password and none is set.", "Set redis_password.");
            case "WRONGPASS" ->
                new InvalidInput(
                        what + "the server refuses the user name or the password.",
                        "Correct redis_username and redis_password.");
            case "NOPERM" ->
                new InvalidInput(
                        what + "user '" + (settings.username() == null ? "default" : settings.username())
                                + "' has not all the rights that this needs.",
                        "Grant them: ACL SETUSER <user> ~" + settings.prefix() + "* " + String.join(" ", RIGHTS));
            case "LOADING" ->
                new Unavailable(
                        what + "the server is still loading its data.", "Wait until it is done and run it again.");
            case "READONLY" ->
                new InvalidInput(
                        what + "the server is a read-only replica.", "Name the primary in redis_host and redis_port.");
            case "OOM" -> full(what);
            case "EXECABORT" -> answer.contains("OOM") ? full(what) : other(what, code);
            case "MISCONF" ->
                new Unavailable(
                        what + "the server cannot save its data and takes no writes.",
                        "See the server's log and disk; then run it again.");
            case "MOVED", "ASK", "CROSSSLOT", "CLUSTERDOWN" ->
                new InvalidInput(
                        what + "the server is part of a cluster, which cannot replace a set in one transaction.",
                        "Name a single server, with replicas if need be.");
            case "WRONGTYPE" ->
                new Conflict(
                        what + "a key of the store holds something of another type.",
                        "Give this store a prefix of its own, or remove 'tickets:online:*' below its prefix.");
            case "-DENIED", "DENIED" ->
                new InvalidInput(
                        what + "the server is in protected mode and takes no connections from other machines.",
                        "Set a password on the server, and redis_password here.");
            default -> refusedInWords(what, code, answer.toLowerCase(Locale.ROOT));
        };
    }

    private static TicketPlatformException refusedInWords(String what, String code, String answer) {
        if (answer.contains("unknown command") && answer.contains("json.")) {
            return new InvalidInput(
                    what + "the server has no JSON commands.",
                    "Use Redis 8, Redis Stack, or load the RedisJSON module; or leave redis_host unset for the"
                            + " embedded store.");
        }
        if (answer.contains("wrong redis type")) {
            return new Conflict(
                    what + "a ticket's key holds something that is not JSON.",
                    "Give this store a prefix of its own, or remove that key.");
        }
        return other(what, code);
    }

    private static Unavailable other(String what, String code) {
        return new Unavailable(
                what + "the server refuses with '" + code + "'.", "See the server's log; then run it again.");
    }

    private static Unavailable full(String what) {
        return new Unavailable(
                what + "the server's memory is full.",
                "The old set stays. Raise the server's maxmemory or lower data.num_online, and run it again.");
    }

    private TicketPlatformException unreachable(String what, JedisException failure) {
        if (cause(failure, UnknownHostException.class).isPresent()) {
            return new Unavailable(
                    what + "the name '" + settings.host() + "' is not known.", "Correct redis_host.", failure);
        }
        if (cause(failure, CertificateException.class).isPresent()) {
            return new InvalidInput(
                    what + "the server's certificate is not trusted, or is for another name.",
                    "Trust the authority that signed it, and name the server as the certificate does.",
                    failure);
        }
        if (cause(failure, SSLException.class).isPresent()) {
            return new InvalidInput(
                    what + "no encrypted connection came about; the server seems to speak without TLS there.",
                    "Set redis_tls=false if it does, or redis_port to the server's TLS port.",
                    failure);
        }
        if (cause(failure, SocketTimeoutException.class).isPresent()) {
            return new Unavailable(
                    what + "no answer within " + settings.timeout().toMillis() + " ms.",
                    "See that the server is up and not busy, and that host and port are right; then run it again.",
                    failure);
        }
        boolean connected = cause(failure, ConnectException.class).isEmpty();
        if (connected && !settings.tls() && RedisSockets.speaksTls(settings)) {
            return new InvalidInput(
                    what + "the server speaks only TLS at that port.",
                    "Set redis_tls=true, or redis_port to the server's port without TLS.",
                    failure);
        }
        return new Unavailable(
                what + "the connection is refused or was lost.",
                "Start Redis, or correct redis_host and redis_port; then run it again.",
                failure);
    }

    static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return Optional.of(kind.cast(cause));
            }
        }
        return Optional.empty();
    }
}
