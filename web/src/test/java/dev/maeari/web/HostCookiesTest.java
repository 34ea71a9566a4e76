package dev.maeari.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostCookiesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            __Host-q_session=a                               | q_session=a
            __Host-q_session_chunk_1=a; __Host-q_session_chunk_2=b | q_session_chunk_1=a; q_session_chunk_2=b
            __Host-q_auth_1234=a;maeari_lang=ko              | q_auth_1234=a; maeari_lang=ko
            maeari_lang=ko; __Host-q_session=a=b;            | maeari_lang=ko; q_session=a=b
            __Host-other=a; __Secure-maeari_guest=b          | __Host-other=a; __Secure-maeari_guest=b
            """)
    void a_session_is_known_by_its_prefix(String sent, String known) {
        assertThat(HostCookies.known(List.of(sent))).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            q_session=planted; __Host-q_session=own          | q_session=own
            __Host-q_session=own; q_session=planted          | q_session=own
            q_session=planted                                | ''
            q_session_chunk_1=planted;q_auth=planted; a=b    | a=b
            __host-q_session=planted                         | __host-q_session=planted
            __Secure-q_session=planted                       | __Secure-q_session=planted
            ,q_session=planted; a=b                          | a=b
            a=b;,, __Host-q_session=planted                  | a=b
            a=b; , ,q_session_chunk_1=planted                | a=b
            """)
    void one_that_another_host_can_have_set_is_none(String sent, String known) {
        assertThat(HostCookies.known(List.of(sent))).isEqualTo(known);
    }

    @Test
    void cookies_in_several_headers_are_read_as_one() {
        assertThat(HostCookies.known(List.of("a=b", "__Host-q_session=c"))).isEqualTo("a=b; q_session=c");
    }
}
