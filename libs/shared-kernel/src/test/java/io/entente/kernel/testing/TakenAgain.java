package io.entente.kernel.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import org.assertj.core.api.SoftAssertions;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Inboxes forget after thirty days, and a broker that was restored from a backup may bring what is older: every message that
 * the service takes, the same event again without its inbox row, changes nothing and is told to nobody.
 */
@Tag("P6")
public abstract class TakenAgain {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    protected TestStack stack;

    /**
     * A message that takes effect.
     *
     * @param about ids by which the rows that it changes are known
     */
    public record Message(String subject, JsonNode data, String... about) {}

    /** Makes what the message is about, and returns when nothing more follows from that. */
    protected abstract Message message(Address from);

    /** Returns when nothing more follows from the message that was taken. */
    protected abstract void settled(Message message);

    @Test
    void what_outlives_its_inbox_row_changes_nothing() {
        String service = ConfigProvider.getConfig().getValue("entente.service", String.class);
        List<Address> all = Arrays.stream(Address.values())
                // What is worth nothing later never enters the inbox.
                .filter(address ->
                        address.receiver().equals(service) && address.life().isEmpty())
                .toList();
        assertThat(all).isNotEmpty();

        SoftAssertions softly = new SoftAssertions();
        all.forEach(address -> twice(softly, address, message(address)));
        softly.assertAll();
    }

    private void twice(SoftAssertions softly, Address from, Message message) {
        RowsNaming rows = new RowsNaming(stack);
        Map<String, String> without = rows.any(message.about());
        WireEvent event = new WireEvent(
                UUID.randomUUID(), from.producer(), from.eventType(), message.subject(), Instant.now(), message.data());
        String sealed = stack.others().seal(from, event);
        taken(from, sealed, event);
        settled(message);
        Map<String, String> with = rows.any(message.about());
        softly.assertThat(with).as("%s takes effect", from.code()).isNotEqualTo(without);

        inbox("delete from inbox where id = '" + event.id() + "'");
        Instant since = Instant.now();
        List<Sent> told = Sent.during(stack, () -> taken(from, sealed, event));
        settled(message);

        softly.assertThat(rows.any(message.about()))
                .as("%s again changes nothing", from.code())
                .isEqualTo(with);
        softly.assertThat(told)
                .as("%s again is told to nobody", from.code())
                .noneMatch(sent -> !sent.event().time().isBefore(since) && isAbout(sent, message));
    }

    private void taken(Address from, String sealed, WireEvent event) {
        stack.others().send(from, sealed);
        await(from.code() + " is taken")
                .atMost(PATIENCE)
                .until(() -> inbox("select 1 from inbox where id = '" + event.id() + "'"));
    }

    private static boolean isAbout(Sent sent, Message message) {
        String said = sent.address().code().startsWith("audit.")
                ? SeenEvents.opened(sent.event()).said().toString()
                : sent.event().data().toString();
        return Arrays.stream(message.about()).anyMatch(said::contains);
    }

    /** @return whether there is a row */
    private boolean inbox(String sql) {
        try (Connection admin = stack.postgres().asAdmin(stack.database());
                Statement statement = admin.createStatement()) {
            if (!statement.execute(sql)) return false;
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
