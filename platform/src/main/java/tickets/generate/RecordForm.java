package tickets.generate;

import java.util.List;
import tickets.ticket.TicketField;

/**
 * How a record is written, within the contract.
 *
 * @param escaped whether characters above ASCII are written as escapes
 * @param open how an open ticket shows that it is one
 * @param first the field that comes first; the others follow in the contract's order, round about
 */
record RecordForm(boolean escaped, OpenForm open, TicketField first) {

    private static final double ESCAPED = 0.15;
    private static final double OTHER_ORDER = 0.02;
    private static final List<TicketField> FIELDS = List.of(TicketField.values());

    static RecordForm draw(Outline outline, long seed) {
        Dice dice = new Dice(seed, Dice.Purpose.FORM, outline.number());
        boolean escaped = dice.chance(ESCAPED);
        OpenForm open = OpenForm.draw(dice);
        boolean turned = dice.chance(OTHER_ORDER) && outline.plant() != Outline.Plant.FLAW;
        return new RecordForm(escaped, open, turned ? dice.pick(FIELDS) : TicketField.TICKET_ID);
    }
}
