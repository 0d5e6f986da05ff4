package tickets.online.redis;

import redis.clients.jedis.Protocol.Command;

/**
 * Writes the token of a writer's lease into the run hash. Every publish watches that hash from its beginning to its
 * end, so one that is under way is not carried out any more, and one that begins later finds the token.
 */
final class RedisClaim {

    private static final int TRIES = 10;

    private final RedisConnections connections;
    private final RedisKeys keys;
    private final RedisProblems problems;

    RedisClaim(RedisConnections connections, RedisKeys keys, RedisProblems problems) {
        this.connections = connections;
        this.keys = keys;
        this.problems = problems;
    }

    void claim(long token) {
        try (RedisLine line = connections.open()) {
            for (int tries = 0; tries < TRIES; tries++) {
                if (isClaimed(line, token)) {
                    return;
                }
            }
        }
        throw problems.anotherPublisher();
    }

    private boolean isClaimed(RedisLine line, long token) {
        line.send(Command.WATCH, keys.run());
        line.send(Command.HGETALL, keys.run());
        long highest = RedisRun.token(line.answers().get(1));
        if (highest > token) {
            line.ask(Command.UNWATCH);
            throw problems.takenOver(highest, token);
        }
        line.send(Command.MULTI);
        RedisRun.sendToken(line, keys, token);
        line.send(Command.EXEC);
        return RedisLine.transaction(line.answers().get(2)) != null;
    }
}
