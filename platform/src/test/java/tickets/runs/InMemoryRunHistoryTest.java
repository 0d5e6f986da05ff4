package tickets.runs;

class InMemoryRunHistoryTest extends RunHistoryContract {

    @Override
    protected RunHistory emptyHistory() {
        return new InMemoryRunHistory("history in memory");
    }
}
