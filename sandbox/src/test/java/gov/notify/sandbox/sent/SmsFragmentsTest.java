package gov.notify.sandbox.sent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmsFragmentsTest {
    @Test
    void the_gsm_alphabet_gives_160_alone_and_153_together() {
        assertThat(SmsFragments.of("a".repeat(160)).count()).isEqualTo(1);
        assertThat(SmsFragments.of("a".repeat(161)).count()).isEqualTo(2);
        assertThat(SmsFragments.of("a".repeat(307)).count()).isEqualTo(3);
    }

    @Test
    void the_euro_sign_counts_twice() {
        assertThat(SmsFragments.of("€".repeat(80)).count()).isEqualTo(1);
        assertThat(SmsFragments.of("€".repeat(81)).count()).isEqualTo(2);
    }

    @Test
    void anything_else_gives_70_alone_and_67_together() {
        assertThat(SmsFragments.of("ŵ".repeat(70)).count()).isEqualTo(1);
        assertThat(SmsFragments.of("ŵ".repeat(71)).count()).isEqualTo(2);
    }
}
