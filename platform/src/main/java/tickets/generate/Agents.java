package tickets.generate;

import java.util.ArrayList;
import java.util.List;

/** The support team. Two of three tickets go to a specialist for their subcategory. */
final class Agents {

    private static final int NUMBER = 60;
    private static final double RIGHT_SPECIALIST = 0.66;

    private final List<Agent> agents;

    Agents(World world, long seed) {
        Choices<String> specializations = world.choices("specializations");
        List<String> everyKind = specializations.values();
        List<Agent> team = new ArrayList<>();
        for (int number = 0; number < NUMBER; number++) {
            Dice dice = new Dice(seed, Dice.Purpose.AGENT, number);
            String drawn = specializations.pick(dice);
            String specialization = number < everyKind.size() ? everyKind.get(number) : drawn;
            team.add(new Agent(number + 1, specialization, dice.between(3, 60)));
        }
        agents = List.copyOf(team);
    }

    Agent assign(Subcategory subcategory, Dice dice) {
        boolean right = dice.chance(RIGHT_SPECIALIST);
        Agent agent = dice.pick(agents);
        while (right && !agent.specialization().equals(subcategory.specialist())) {
            agent = dice.pick(agents);
        }
        return agent;
    }
}
