package tickets.generate;

/** A subcategory, the category it belongs to, and the specialization that knows it best. */
record Subcategory(String category, String name, String specialist) {}
