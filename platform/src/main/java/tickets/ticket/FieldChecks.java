package tickets.ticket;

import java.util.List;

/** Makes the check of each field from the contract. */
final class FieldChecks {

    private final Contract contract;
    private final TimeText timeText = new TimeText();

    FieldChecks(Contract contract) {
        this.contract = contract;
    }

    /** One check a field, in the contract's order. */
    List<FieldCheck> all() {
        return contract.fields().stream().map(this::checkOf).toList();
    }

    private FieldCheck checkOf(TicketField field) {
        FieldShape shape = field.shape();
        String expected = contract.expectation(field);
        if (field == TicketField.TICKET_ID && shape instanceof FieldShape.Text text) {
            return new KeyCheck(field, text.maxLength(), expected);
        }
        if (shape instanceof FieldShape.Text text) {
            return new TextCheck(field, text.blank(), expected);
        }
        if (shape instanceof FieldShape.WholeNumber number) {
            return new WholeNumberCheck(field, number, expected);
        }
        if (shape instanceof FieldShape.RealNumber number) {
            return new RealNumberCheck(field, number, expected);
        }
        if (shape instanceof FieldShape.Flag) {
            return new FlagCheck(field, expected);
        }
        if (shape instanceof FieldShape.TextList) {
            return new TextListCheck(field, expected);
        }
        if (shape instanceof FieldShape.Time) {
            return new TimeCheck(field, timeText, expected);
        }
        return new ChoiceCheck(field, contract.values(field), expected);
    }
}
