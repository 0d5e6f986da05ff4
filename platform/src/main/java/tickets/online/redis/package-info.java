/**
 * The online store on Redis with JSON commands, for readers on other machines. A publish is one transaction. Only this
 * package knows Jedis.
 */
@NullMarked
package tickets.online.redis;

import org.jspecify.annotations.NullMarked;
