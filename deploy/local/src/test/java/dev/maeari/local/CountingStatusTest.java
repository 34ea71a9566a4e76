package dev.maeari.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maeari.local.CountingStatus.Sample;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CountingStatusTest {
    private static final String METRICS = """
            # TYPE maeari_counting_lag_records gauge
            maeari_counting_lag_records{partition="0",topic="views"} 7.0
            maeari_counting_lag_records{partition="1",topic="views"} 5.0
            maeari_counting_partition_owned{partition="0",topic="views"} 1.0
            maeari_counting_partition_owned{partition="1",topic="views"} 1.0
            maeari_counting_partition_owned{partition="2",topic="views"} 0.0
            maeari_counting_partition_owned{partition="3",topic="likes"} 1.0
            maeari_events_counted_total{type="ArticleViewed"} 100.0
            maeari_events_ignored_total{reason="repeat",type="ArticleViewed"} %s
            jvm_memory_used_bytes{area="heap"} 1.0E8
            """;

    @Test
    void an_instance_tells_its_partitions_lag_and_rate() {
        // Given
        Sample before = Sample.of(METRICS.formatted("20.0"));
        // When
        String line = before.line("engagement-service-2", Sample.of(METRICS.formatted("1520.0")));
        // Then
        assertThat(line).contains("engagement-service-2", "likes 3  views 0,1", "lag 12", "1,500 records/s");
    }

    @Test
    void an_instance_without_partitions_says_so() {
        // Given
        Sample idle = Sample.of("jvm_memory_used_bytes 1.0\n");
        // Then
        assertThat(idle.line("engagement-service", idle)).contains("no partitions; lag 0; 0 records/s");
    }

    @Test
    void an_instance_that_does_not_answer_leaves_the_others_their_lines() {
        // Given
        Optional<Sample> idle = Optional.of(Sample.of("jvm_memory_used_bytes 1.0\n"));
        // Then
        assertThat(CountingStatus.line("engagement-service-2", idle, Optional.empty()))
                .contains("engagement-service-2", "does not answer");
        assertThat(CountingStatus.line("engagement-service", idle, idle)).contains("no partitions");
    }
}
