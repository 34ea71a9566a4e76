package dev.maeari.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is rendered keeps every policy, and each policy refuses what breaks it. */
class PoliciesTest {
    static final List<Policy> POLICIES = Stream.of(
                    PodPolicies.ALL,
                    WholePolicies.ALL,
                    SettingPolicies.ALL,
                    RoutePolicies.ALL,
                    KafkaPolicies.ALL,
                    NetworkPolicies.ALL,
                    TlsPolicies.ALL)
            .flatMap(List::stream)
            .toList();
    static final List<Breakage> BREAKAGES = Breakages.ALL;

    static Stream<Arguments> everywhere() {
        return Stream.of(Site.values()).flatMap(site -> POLICIES.stream().map(policy -> Arguments.of(site, policy)));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void every_policy_is_kept(Site site, Policy policy) {
        assertThat(policy.breachedBy(site.render())).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("BREAKAGES")
    void a_policy_refuses_what_breaks_it(Breakage breakage) {
        // Given
        Rendered broken = breakage.broken();
        // When
        List<String> breaches = breakage.policy().breachedBy(broken);
        // Then
        assertThat(breaches).isNotEmpty();
        assertThat(broken.manifests()).isNotEqualTo(breakage.site().render().manifests());
    }

    @Test
    void each_policy_was_seen_to_refuse_something() {
        assertThat(BREAKAGES.stream().map(Breakage::policy).distinct()).containsExactlyInAnyOrderElementsOf(POLICIES);
    }
}
