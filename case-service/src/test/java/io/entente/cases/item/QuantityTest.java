package io.entente.cases.item;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.vocabulary.MalformedValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "1.50,1.5",
        "0,0",
        "0.000,0",
        "1e3,1000",
        "135.6,135.6",
        "0.000000001,0.000000001",
        "1e14,100000000000000"
    })
    void equal_numbers_are_equal_values(String written, String canonical) {
        assertThat(new Quantity(new BigDecimal(written)).value()).isEqualTo(new BigDecimal(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "-0.1",
                "1234567890123456",
                "1e15",
                "1e999999999",
                "0.0000000001",
                "1e-999999999",
                "0.1234567890123456"
            })
    void what_cannot_be_kept_exactly_is_refused(String written) {
        assertThatThrownBy(() -> new Quantity(new BigDecimal(written))).isInstanceOf(MalformedValue.class);
    }

    @Test
    void every_quantity_survives_the_canonical_form_exactly() {
        Random random = new Random(20261122);
        for (int i = 0; i < 10_000; i++) {
            int places = random.nextInt(10);
            BigDecimal written = new BigDecimal(new BigInteger(49, random).mod(BigInteger.TEN.pow(15)), places);
            Quantity quantity = new Quantity(written);
            ObjectNode holder = JsonNodeFactory.instance.objectNode();
            holder.put("value", quantity.value());

            BigDecimal back =
                    StrictJson.read(CanonicalJson.bytes(holder)).path("value").decimalValue();

            assertThat(back).as(written.toString()).isEqualByComparingTo(quantity.value());
        }
    }
}
