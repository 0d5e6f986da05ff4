package tickets.ticket;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import tickets.docs.DocumentPage;

class ContractReferenceTest {

    private final ContractReference reference = new ContractReference();

    @Test
    void tellsEveryField() throws IOException {
        page("contract.md").assertHasPart("fields", reference.fields());
    }

    @Test
    void tellsEveryVocabulary() throws IOException {
        page("contract.md").assertHasPart("vocabularies", reference.vocabularies());
    }

    @Test
    void tellsEveryRuleThatQuarantines() throws IOException {
        page("errors-and-exit-codes.md").assertHasPart("error-rules", reference.rules(Severity.ERROR));
    }

    @Test
    void tellsEveryRuleThatWarns() throws IOException {
        page("errors-and-exit-codes.md").assertHasPart("warn-rules", reference.rules(Severity.WARN));
    }

    private static DocumentPage page(String name) {
        return DocumentPage.of("reference/" + name, ContractReferenceTest.class);
    }
}
