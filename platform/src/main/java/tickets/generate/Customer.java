package tickets.generate;

/**
 * Who files a ticket; always the same for the same number.
 *
 * @param accountDays how many days before the first generated day the account was opened
 * @param monthlyValue what the account pays a month, 0 for the free tier
 */
record Customer(
        int number, int organization, String tier, String region, String language, int accountDays, int monthlyValue) {}
