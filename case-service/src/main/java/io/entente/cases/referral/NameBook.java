package io.entente.cases.referral;

import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.datakey.Place;
import io.entente.kernel.vocabulary.RecordId;

/**
 * Account names of an agency's officers as a referral keeps them: a mark, by which a query finds the name that it was
 * asked for, and the name closed, for colleagues to read.
 *
 * @param agency the agency's own data key: names are no record's
 * @param record whose names they are
 */
public record NameBook(DataKey agency, RecordId record) {

    /** @return 64 hexadecimal digits, the same for a name wherever it stands */
    static String mark(DataKey agency, String name) {
        return agency.mark("account name", name);
    }

    String mark(String name) {
        return mark(agency, name);
    }

    String close(String column, String names) {
        return agency.closeText(place(column), names);
    }

    String open(String column, String closed) {
        return agency.openText(place(column), closed);
    }

    private Place place(String column) {
        return Place.of("referral." + column, record);
    }

    /** Never a key. */
    @Override
    public String toString() {
        return "NameBook[" + record + "]";
    }
}
