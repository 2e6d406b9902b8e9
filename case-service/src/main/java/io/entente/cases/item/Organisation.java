package io.entente.cases.item;

import io.entente.cases.form.Reading;
import io.entente.kernel.vocabulary.Country;
import io.entente.kernel.vocabulary.EmailAddress;
import io.entente.kernel.vocabulary.ImoCompanyNumber;
import io.entente.kernel.vocabulary.OrganisationRole;
import io.entente.kernel.vocabulary.PhoneNumber;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static io.entente.kernel.vocabulary.Basis.ASSESSMENT;
import static io.entente.kernel.vocabulary.Basis.FACT;
import static io.entente.kernel.vocabulary.FieldClass.CONTACT;
import static io.entente.kernel.vocabulary.FieldClass.FINANCIAL;
import static io.entente.kernel.vocabulary.FieldClass.IDENTITY;

/**
 * A company, a crew or a network. Its fields count as personal: a sole trader's are.
 *
 * @param role what it is in the case, in the eyes of whoever files it
 * @param registrationNumber in the register of its country
 * @param company IMO number of a company that owns or manages ships
 */
@AtLeastOne({"name", "registrationNumber", "company"})
public record Organisation(
        ItemId id,

        @Classed(value = IDENTITY, personal = true, basis = FACT, example = "Exercise Fruit Import BV")
        @Nullable
        @Telling
        Line name,

        @Classed(value = IDENTITY, personal = true, basis = FACT, example = "[\"Exercise Tropical\"]") @Telling
        List<Line> otherNames,

        @Classed(value = IDENTITY, personal = true, basis = ASSESSMENT, example = "consignee") @Nullable
        OrganisationRole role,

        @Classed(value = IDENTITY, personal = true, basis = FACT, example = "BE") @Nullable
        Country country,

        @Classed(value = IDENTITY, personal = true, basis = FACT, example = "BE 0000.000.097") @Nullable @Telling
        Line registrationNumber,

        @Classed(value = IDENTITY, personal = true, basis = FACT, example = "2041999") @Nullable @Telling
        ImoCompanyNumber company,

        @Classed(
                value = CONTACT,
                personal = true,
                basis = FACT,
                example = "{\"text\":\"Exercise quay 2, 2030 Antwerp\",\"country\":\"BE\"}")
        @Nullable
        Address address,

        @Classed(value = CONTACT, personal = true, basis = FACT, example = "+3230000000") @Nullable @Telling
        PhoneNumber phone,

        @Classed(value = CONTACT, personal = true, basis = FACT, example = "desk@fruit.exercise.example")
        @Nullable
        @Telling
        EmailAddress email,

        @Classed(
                value = FINANCIAL,
                personal = true,
                basis = FACT,
                example = "[{\"iban\":\"NL91ABNA0417164300\",\"holder\":\"Exercise Fruit Import BV\","
                        + "\"institution\":\"Exercise Bank\"},{\"number\":\"000-0000000-97\"}]")
        List<Account> accounts)
        implements Item {

    public Organisation {
        otherNames = List.copyOf(otherNames);
        accounts = List.copyOf(accounts);
    }

    static Organisation read(ItemId id, Reading in) {
        return new Organisation(
                id,
                in.optionalText("name", Line::new),
                in.codes("otherNames", Line::new),
                in.optionalText("role", OrganisationRole::of),
                in.optionalText("country", Country::new),
                in.optionalText("registrationNumber", Line::new),
                in.optionalText("company", ImoCompanyNumber::new),
                in.optionalObject("address", Address::read),
                in.optionalText("phone", PhoneNumber::new),
                in.optionalText("email", EmailAddress::new),
                in.objects("accounts", Account.MOST, Account::read));
    }

    @Override
    public ItemKind kind() {
        return ItemKind.ORGANISATION;
    }

    @Override
    public Map<String, Doubt> doubts() {
        Map<String, Doubt> doubts = new TreeMap<>(Account.doubts(accounts));
        if (company != null && !company.checkDigitHolds()) doubts.put("company", Doubt.CHECK_DIGIT);
        return doubts;
    }
}
