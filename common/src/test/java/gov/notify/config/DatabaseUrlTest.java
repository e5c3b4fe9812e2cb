package gov.notify.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "postgres://u:p@db.example:5433/notify, jdbc:postgresql://db.example:5433/notify, u, p",
        "postgresql://u:p@db.example/notify, jdbc:postgresql://db.example:5432/notify, u, p",
        "postgres://u@db.example/notify, jdbc:postgresql://db.example:5432/notify, u, ",
        "postgres://db.example/notify, jdbc:postgresql://db.example:5432/notify, , ",
        "postgres://u:p@[::1]:5432/notify, jdbc:postgresql://[::1]:5432/notify, u, p",
        "postgres://u:p@db.example/notify?sslmode=require&a=b, jdbc:postgresql://db.example:5432/notify?sslmode=require&a=b, u, p"
    })
    void a_url_of_a_platform_becomes_one_of_jdbc(String url, String jdbc, String user, String password) {
        assertThat(DatabaseUrl.parse(url)).isEqualTo(new DatabaseUrl(jdbc, user, password));
    }

    @ParameterizedTest
    @CsvSource({"p%40ss%3Aw%2Ford, p@ss:w/ord", "a+b, a+b", "a%2Bb, a+b", "a:b:c, a:b:c", "%C3%BC, ü", "100%25, 100%"})
    void a_password_may_hold_any_character(String written, String password) {
        assertThat(DatabaseUrl.parse("postgres://u:" + written + "@db/n").password())
                .isEqualTo(password);
    }

    @Test
    void a_user_may_hold_any_character_too() {
        assertThat(DatabaseUrl.parse("postgres://o%27neil%40x:p@db/n").user()).isEqualTo("o'neil@x");
    }

    @Test
    void a_url_of_jdbc_is_taken_as_it_is() {
        assertThat(DatabaseUrl.parse("jdbc:postgresql://a,b/n?user=u&password=p")
                        .settings())
                .containsOnlyKeys("quarkus.datasource.jdbc.url")
                .containsValue("jdbc:postgresql://a,b/n?user=u&password=p");
    }

    @Test
    void user_and_password_are_settings_of_their_own_where_there_are_any() {
        assertThat(DatabaseUrl.parse("postgres://u:p@db/n").settings())
                .containsEntry("quarkus.datasource.username", "u")
                .containsEntry("quarkus.datasource.password", "p")
                .hasSize(3);
        assertThat(DatabaseUrl.parse("postgres://db/n").settings()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://u:S3cret@db/n",
                "S3cret",
                "",
                "POSTGRES://u:S3cret@db/n",
                "postgres://u:S3cret^@db/n",
                "postgres://u:S3cret@/n",
                "postgres://u:S3cret@db",
                "postgres://u:S3cret@db/",
                "postgres://u:S3cret@db:port/n",
                "postgres:///S3cret",
                "jdbc:mysql://db/S3cret"
            })
    void a_malformed_url_is_refused_without_being_quoted(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageStartingWith("DATABASE_URL")
                .hasMessageNotContaining("S3cret");
    }

    @Test
    void it_shows_no_password() {
        assertThat(DatabaseUrl.parse("postgres://u:S3cret@db/n")).hasToString("DatabaseUrl[u]");
    }
}
