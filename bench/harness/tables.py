"""Results as Markdown tables, which read well on a terminal too."""

from .results import Result, spread
from .suites import SUITES, Target

Row = list[str]


def report(result: Result) -> str:
    """Everything worth saying of one result."""
    parts = [figures_table(result), targets_table(result), measured_on(result)]
    return "\n\n".join(part for part in parts if part)


def figures_table(result: Result) -> str:
    suite = SUITES[result.suite]
    baseline = suite.baseline if result.of(suite.baseline, "wall_s") else ""
    reported = reported_figures(result)
    header = ["contender", "wall s (min – median – max)", "CPU s", "peak MB", "processes' sum MB"]
    header += [f"× {baseline} (min – median – max)"] if baseline else []
    rows = []
    for name, what in result.contenders.items():
        row = [f"{name}: {what}", range_of(result.of(name, "wall_s"), 2), middle(result, name, "cpu_s", 1)]
        row += [middle(result, name, "peak_process_mb", 0), middle(result, name, "peak_tree_mb", 0)]
        row += [range_of(result.ratios(name, baseline), 2)] if baseline else []
        rows.append(row + [middle(result, name, figure, 3) for figure in reported])
    return table(header + reported, rows)


def reported_figures(result: Result) -> list[str]:
    """Names of the figures that commands measured themselves, such as `p99_ms`."""
    return sorted({name for run in result.runs for name in run.figures if name.endswith("_ms")})


def targets_table(result: Result) -> str:
    rows = [[target.text, *outcome(result, target)] for target in SUITES[result.suite].targets]
    rows = [row for row in rows if row[1]]
    return table(["target", "median", "reached"], rows) if rows else ""


def outcome(result: Result, target: Target) -> tuple[str, str]:
    """The median that the target bounds, and whether it holds; empty when it was not measured."""
    measured = {
        "at_most": lambda: result.of(target.contender, target.figure),
        "times": lambda: result.ratios(target.contender, target.than, target.figure),
        "more": lambda: result.differences(target.contender, target.than, target.figure),
        "faster": lambda: result.ratios(target.than, target.contender, target.figure),
    }[target.kind]()
    if not measured:
        return "", ""
    value = spread(measured)[1]
    reached = value >= target.limit if target.kind == "faster" else value <= target.limit
    return f"{value:.2f}", "yes" if reached else "**no**"


def measured_on(result: Result) -> str:
    machine, versions = result.machine, result.versions
    data = "; ".join(f"{name}: {int(told['bytes']) / 1e6:.0f} MB" for name, told in result.data.items())
    packages = ", ".join(f"{name} {version}" for name, version in versions.items())
    loads = [run.load_before for run in result.runs]
    others = [run.figures["other_cpu_s"] / run.figures["wall_s"] for run in result.runs]
    lines = [
        f"{result.date}, {machine['cores']} cores ({machine['cpu']}), {machine['memory_gb']} GB, {machine['system']}, "
        f"kernel {machine['kernel']}.",
        f"Versions: {packages}.",
        f"Raw: {data}." if data else "",
        f"Rounds: {max(run.round for run in result.runs)}, in turn; load before a run {min(loads):.2f} to "
        f"{max(loads):.2f}; the rest of the machine used {min(others):.2f} to {max(others):.2f} cores meanwhile.",
        "**The machine was busy: these figures are no basis for a claim.**" if result.busy else "",
    ]
    return "\n".join(line for line in lines if line)


def middle(result: Result, contender: str, figure: str, digits: int) -> str:
    values = result.of(contender, figure)
    return f"{spread(values)[1]:.{digits}f}" if values else "–"


def range_of(values: list[float], digits: int) -> str:
    return " – ".join(f"{value:.{digits}f}" for value in spread(values)) if values else "–"


def table(header: Row, rows: list[Row]) -> str:
    """A Markdown table with aligned columns."""
    widths = [max(len(row[column]) for row in [header, *rows]) for column in range(len(header))]
    lines = [header, ["-" * width for width in widths], *rows]
    return "\n".join("| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |" for line in lines)
