package tickets.lineage;

import io.openlineage.client.OpenLineage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an event says of the data that a run read and made. */
final class DatasetFacets {

    /** The assertion that a file without one bad record holds. */
    private static final String CONTRACT = "contract";

    private final OpenLineage words;

    DatasetFacets(OpenLineage words) {
        this.words = words;
    }

    OpenLineage.InputDataset input(InputData input, Map<String, Boolean> checks) {
        DatasetName name = DatasetName.of(input.address());
        OpenLineage.InputDatasetInputFacetsBuilder facets = words.newInputDatasetInputFacetsBuilder();
        InputData.Judged judged = input.judged();
        if (judged != null) {
            facets.inputStatistics(words.newInputStatisticsInputDatasetFacet(judged.records(), judged.bytes(), 1L))
                    .dataQualityMetrics(words.newDataQualityMetricsInputDatasetFacet(
                            judged.records(),
                            judged.bytes(),
                            1L,
                            null,
                            words.newDataQualityMetricsInputDatasetFacetColumnMetrics()))
                    .dataQualityAssertions(
                            words.newDataQualityAssertionsDatasetFacet(assertions(judged.refused(), checks)));
        }
        return words.newInputDataset(
                name.namespace(), name.name(), words.newDatasetFacetsBuilder().build(), facets.build());
    }

    private List<OpenLineage.DataQualityAssertionsDatasetFacetAssertions> assertions(
            Map<String, Long> refused, Map<String, Boolean> checks) {
        List<OpenLineage.DataQualityAssertionsDatasetFacetAssertions> assertions = new ArrayList<>();
        if (refused.isEmpty()) {
            assertions.add(assertion(CONTRACT, true));
        }
        refused.keySet().forEach(code -> assertions.add(assertion(CONTRACT + ":" + code, false)));
        checks.forEach((check, held) -> assertions.add(assertion(check, held)));
        return assertions;
    }

    private OpenLineage.DataQualityAssertionsDatasetFacetAssertions assertion(String name, boolean held) {
        return words.newDataQualityAssertionsDatasetFacetAssertions(name, held, null);
    }

    OpenLineage.OutputDataset output(MadeTable table, String runId) {
        DatasetName name = DatasetName.of(table.address());
        OpenLineage.DatasetFacetsBuilder facets = words.newDatasetFacetsBuilder()
                .version(words.newDatasetVersionDatasetFacet(runId))
                .schema(words.newSchemaDatasetFacet(table.columns().entrySet().stream()
                        .map(column ->
                                words.newSchemaDatasetFacetFields(column.getKey(), column.getValue(), null, null))
                        .toList()));
        return words.newOutputDataset(
                name.namespace(),
                name.name(),
                facets.build(),
                words.newOutputDatasetOutputFacetsBuilder()
                        .outputStatistics(
                                words.newOutputStatisticsOutputDatasetFacet(table.rows(), table.bytes(), null))
                        .build());
    }
}
