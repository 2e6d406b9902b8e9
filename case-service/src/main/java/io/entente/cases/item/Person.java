package io.entente.cases.item;

import io.entente.cases.form.Reading;
import io.entente.kernel.vocabulary.Country;
import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.EmailAddress;
import io.entente.kernel.vocabulary.PhoneNumber;
import io.entente.kernel.vocabulary.Sex;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static io.entente.kernel.vocabulary.Basis.ASSESSMENT;
import static io.entente.kernel.vocabulary.Basis.FACT;
import static io.entente.kernel.vocabulary.FieldClass.CONTACT;
import static io.entente.kernel.vocabulary.FieldClass.FINANCIAL;
import static io.entente.kernel.vocabulary.FieldClass.IDENTITY;

/**
 * A person, by something that tells them from others, in one of the categories of LED 2016/680 Art. 6.
 *
 * @param category an assessment: whoever is a suspect today may not be one tomorrow
 * @param caution what an officer who meets them should know
 */
@AtLeastOne({"name", "aliases", "documents", "phone", "email"})
public record Person(
        ItemId id,

        @Classed(value = IDENTITY, personal = true, basis = FACT, example = "Exercise Person") @Nullable @Telling
        Line name,

        @Classed(value = IDENTITY, personal = true, basis = FACT, example = "[\"El Ejercicio\"]") @Telling
        List<Line> aliases,

        @Classed(value = IDENTITY, personal = true, basis = FACT, example = "1980-01-31") @Nullable
        LocalDate dateOfBirth,

        @Classed(value = IDENTITY, personal = true, basis = FACT, example = "Guayaquil") @Nullable
        Line placeOfBirth,

        @Classed(value = IDENTITY, personal = true, basis = FACT, example = "male") @Nullable
        Sex sex,

        @Classed(value = IDENTITY, personal = true, basis = FACT, example = "EC") @Nullable
        Country nationality,

        @Classed(value = IDENTITY, personal = true, basis = ASSESSMENT, example = "suspect")
        DataSubject category,

        @Classed(
                value = IDENTITY,
                personal = true,
                basis = FACT,
                example =
                        "[{\"kind\":\"passport\",\"number\":\"EX0000000\",\"country\":\"EC\",\"expires\":\"2030-01-01\"}]")
        List<IdentityDocument> documents,

        @Classed(value = CONTACT, personal = true, basis = FACT, example = "+59320000000") @Nullable @Telling
        PhoneNumber phone,

        @Classed(value = CONTACT, personal = true, basis = FACT, example = "person@mail.exercise.example")
        @Nullable
        @Telling
        EmailAddress email,

        @Classed(
                value = CONTACT,
                personal = true,
                basis = FACT,
                example = "{\"text\":\"Exercise street 1, 2000 Antwerp\",\"country\":\"BE\"}")
        @Nullable
        Address address,

        @Classed(
                value = FINANCIAL,
                personal = true,
                basis = FACT,
                example =
                        "[{\"iban\":\"BE68539007547034\",\"holder\":\"Exercise Person\",\"institution\":\"Exercise Bank\"},"
                                + "{\"number\":\"EX-WALLET-1\"}]")
        List<Account> accounts,

        @Classed(value = IDENTITY, personal = true, basis = ASSESSMENT, example = "may be armed") @Nullable
        Line caution)
        implements Item {
    static final int MOST_DOCUMENTS = 20;

    public Person {
        aliases = List.copyOf(aliases);
        documents = List.copyOf(documents);
        accounts = List.copyOf(accounts);
    }

    static Person read(ItemId id, Reading in) {
        return new Person(
                id,
                in.optionalText("name", Line::new),
                in.codes("aliases", Line::new),
                in.optionalDate("dateOfBirth"),
                in.optionalText("placeOfBirth", Line::new),
                in.optionalText("sex", Sex::of),
                in.optionalText("nationality", Country::new),
                in.text("category", DataSubject::of),
                in.objects("documents", MOST_DOCUMENTS, IdentityDocument::read),
                in.optionalText("phone", PhoneNumber::new),
                in.optionalText("email", EmailAddress::new),
                in.optionalObject("address", Address::read),
                in.objects("accounts", Account.MOST, Account::read),
                in.optionalText("caution", Line::new));
    }

    /** Whether the two share a name, a document's number, a telephone number or an e-mail address, however it is written. */
    boolean isCalledAs(Person other) {
        Set<Object> shared = telling();
        shared.retainAll(other.telling());
        return !shared.isEmpty();
    }

    private Set<Object> telling() {
        Set<Object> telling = new HashSet<>();
        aliases.forEach(alias -> telling.add(plain(alias)));
        documents.forEach(document -> telling.add(List.of(document.kind(), plain(document.number()))));
        if (name != null) telling.add(plain(name));
        if (phone != null) telling.add(phone);
        if (email != null) telling.add(email);
        return telling;
    }

    /** A line of signs alone has no words to compare. */
    private static String plain(Line line) {
        String signs = Wording.of(line.value()).signs();
        return signs.isEmpty() ? line.value() : signs;
    }

    @Override
    public ItemKind kind() {
        return ItemKind.PERSON;
    }

    @Override
    public Optional<DataSubject> subject() {
        return Optional.of(category);
    }

    @Override
    public Map<String, Doubt> doubts() {
        return Account.doubts(accounts);
    }
}
