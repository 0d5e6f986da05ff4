package tickets.spark.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseFoldingTest {

    @Test
    void everyLetterHasTheLowerCaseThatTheEmbeddedEngineGivesIt() throws Exception {
        List<String> differences = new ArrayList<>();
        try (Connection engine = DriverManager.getConnection("jdbc:duckdb:");
                PreparedStatement lower = engine.prepareStatement("select lower(?)")) {
            for (int letter = 1; letter <= 0x1FFFF; letter++) {
                if (Character.getType(letter) == Character.SURROGATE) {
                    continue;
                }
                String text = Character.toString(letter);
                lower.setString(1, text);
                try (ResultSet row = lower.executeQuery()) {
                    row.next();
                    if (!row.getString(1).equals(CaseFolding.lower(text))) {
                        differences.add(Integer.toHexString(letter));
                    }
                }
            }
        }

        assertThat(differences).isEmpty();
    }

    @Test
    void neighboursDoNotMatter() {
        assertThat(CaseFolding.lower("ΟΔΟΣ")).isEqualTo("οδοσ");
        assertThat(CaseFolding.lower("İI")).hasSize(2);
    }
}
