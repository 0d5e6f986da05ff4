package tickets.runs.sql;

import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are meant: all of a database that belongs to one lake, or those of one lake in a database of many.
 *
 * <p>Statements have three gaps for it: {@code <lake_column>} and {@code <lake_value>} where a row is added,
 * {@code <of_lake>} where rows are picked.
 */
final class LakeScope {

    private final @Nullable String lake;

    /** @param lake the lake's name; null when the database has no other */
    LakeScope(@Nullable String lake) {
        this.lake = lake;
    }

    <S extends SqlStatement<S>> S applyTo(S statement) {
        if (lake == null) {
            return statement
                    .define("of_lake", "1 = 1")
                    .define("lake_column", "")
                    .define("lake_value", "");
        }
        return statement
                .define("of_lake", "lake = :lake")
                .define("lake_column", "lake, ")
                .define("lake_value", ":lake, ")
                .bind("lake", lake);
    }
}
