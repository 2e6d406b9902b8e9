package io.entente.cases.item;

import io.entente.cases.form.Reading;
import io.entente.kernel.vocabulary.Iban;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where money is kept.
 *
 * @param number of an account, a card or a wallet that has no IBAN
 * @param holder in whose name it is
 * @param institution the bank or exchange
 */
@AtLeastOne({"iban", "number"})
public record Account(
        @Telling @Nullable Iban iban,
        @Telling @Nullable Line number,
        @Telling @Nullable Line holder,
        @Nullable Line institution) {
    static final int MOST = 20;

    static Account read(Reading in) {
        Account account = new Account(
                in.optionalText("iban", Iban::new),
                in.optionalText("number", Line::new),
                in.optionalText("holder", Line::new),
                in.optionalText("institution", Line::new));
        if (account.iban == null && account.number == null) throw in.fault("needs iban or number");
        return account;
    }

    /** @return doubts by the place of the value: {@code accounts[0].iban} */
    static Map<String, Doubt> doubts(List<Account> accounts) {
        Map<String, Doubt> doubts = new TreeMap<>();
        for (int i = 0; i < accounts.size(); i++) {
            Iban iban = accounts.get(i).iban;
            if (iban != null && !iban.checkDigitsHold()) doubts.put("accounts[" + i + "].iban", Doubt.CHECK_DIGIT);
        }
        return doubts;
    }
}
