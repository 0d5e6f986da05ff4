package tickets.generate;

/** The texts of a record; logs, trace and feedback may be empty. */
record Texts(
        CharSequence subject,
        CharSequence description,
        CharSequence errorLogs,
        CharSequence stackTrace,
        CharSequence resolution,
        CharSequence feedback) {}
