package tickets.ticket;

import java.util.List;

/** What kind of value a field holds, and the limits that its kind has. */
public sealed interface FieldShape {

    /** The kind as the contract calls it, e.g. {@code list of string}. */
    String label();

    /**
     * Any string.
     *
     * @param blank whether it may be empty or only white space
     * @param maxLength the most Unicode code points it may have
     */
    record Text(Blank blank, int maxLength) implements FieldShape {
        @Override
        public String label() {
            return "string";
        }
    }

    /** Whether a text may be empty or only white space. */
    enum Blank {
        ALLOWED,
        REFUSED
    }

    /** ISO-8601, UTC when it has no offset, or whole milliseconds since 1970; years 0001 to 9999. */
    record Time() implements FieldShape {
        @Override
        public String label() {
            return "timestamp";
        }
    }

    /**
     * One of a few strings that belong to the contract.
     *
     * @param values in the contract's order
     */
    record Choice(List<String> values) implements FieldShape {
        public Choice {
            values = List.copyOf(values);
        }

        @Override
        public String label() {
            return "enum";
        }
    }

    /** One of the strings that the site's vocabulary lists; see {@link Contract#values}. */
    record SiteChoice() implements FieldShape {
        @Override
        public String label() {
            return "site";
        }
    }

    /**
     * A JSON integer without fraction or exponent.
     *
     * @param min the least, inclusive
     * @param max the most, inclusive
     */
    record WholeNumber(int min, int max) implements FieldShape {
        @Override
        public String label() {
            return "int";
        }
    }

    /**
     * A finite JSON number.
     *
     * @param min the least, inclusive
     */
    record RealNumber(double min) implements FieldShape {
        @Override
        public String label() {
            return "double";
        }
    }

    /** True or false. */
    record Flag() implements FieldShape {
        @Override
        public String label() {
            return "boolean";
        }
    }

    /** An array of strings without nulls. */
    record TextList() implements FieldShape {
        @Override
        public String label() {
            return "list of string";
        }
    }
}
