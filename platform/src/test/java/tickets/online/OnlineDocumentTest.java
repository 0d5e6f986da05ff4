package tickets.online;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OnlineDocumentTest {

    private static final String JSON = "{\"subject\":\"Grüße 👋 票\"}";

    @Test
    void isTheSameOutOfTextAndOutOfBytes() {
        OnlineDocument ofText = OnlineDocument.ofText("A", 7, JSON);
        OnlineDocument ofBytes = new OnlineDocument("A", 7, JSON.getBytes(UTF_8));

        assertThat(ofText).isEqualTo(ofBytes).hasSameHashCodeAs(ofBytes);
        assertThat(ofText.utf8()).isEqualTo(JSON.getBytes(UTF_8));
        assertThat(ofBytes.json()).isEqualTo(JSON);
    }

    @Test
    void isAnotherOneWhenAnyOfItDiffers() {
        OnlineDocument document = OnlineDocument.ofText("A", 7, JSON);

        assertThat(document)
                .isNotEqualTo(OnlineDocument.ofText("B", 7, JSON))
                .isNotEqualTo(OnlineDocument.ofText("A", 8, JSON))
                .isNotEqualTo(OnlineDocument.ofText("A", 7, JSON + " "));
    }

    @Test
    void handsItsBytesOnWithoutACopy() {
        byte[] utf8 = JSON.getBytes(UTF_8);

        assertThat(new OnlineDocument("A", 7, utf8).utf8()).isSameAs(utf8);
    }

    @Test
    void keepsTheTicketOutOfLogs() {
        assertThat(OnlineDocument.ofText("A", 7, JSON)).hasToString("OnlineDocument[A]");
    }
}
