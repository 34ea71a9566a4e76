package dev.maeari.articles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "robin             | Robin Reader | robin",
                "robin             |              | robin",
                "robin@example.org | Robin Reader | robin-reader",
                "                  | 한서윤       | 한서윤",
                "' '               | Robin Reader | robin-reader",
                "robin@example.org |              | author-d92c127c7f40",
                "robin@example.org | !!!          | author-d92c127c7f40",
            })
    void all_may_read_it_and_it_is_the_same_each_time(String login, String name, String handle) {
        // When
        String made = Handle.of(login, name, "subject-of-robin");
        // Then
        assertThat(made).isEqualTo(handle);
    }
}
