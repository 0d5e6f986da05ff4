package tickets.online.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import tickets.problem.TicketPlatformException;

/** What a store says when it is asked whether it is ready. */
final class RedisTrouble {

    private RedisTrouble() {}

    static TicketPlatformException expect(
            RedisAddress address, Class<? extends TicketPlatformException> kind, String why, String remedy) {
        try (RedisOnlineStore store = address.store()) {
            TicketPlatformException trouble = catchThrowableOfType(TicketPlatformException.class, store::checkReady);
            assertThat(trouble)
                    .isInstanceOf(kind)
                    .hasMessageStartingWith("Cannot use the online store at "
                            + address.settings().address())
                    .hasMessageContaining(why);
            assertThat(trouble.remedy()).contains(remedy);
            return trouble;
        }
    }
}
