package io.entente.cases.item;

import io.entente.cases.form.Reading;
import io.entente.kernel.vocabulary.DataSubject;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Optional;

import static io.entente.kernel.vocabulary.FieldClass.CONTACT;
import static io.entente.kernel.vocabulary.FieldClass.IDENTITY;

/** A person, by name or telephone number or both, in one of the categories of LED 2016/680 Art. 6. */
public record Person(
        ItemId id,
        @Classed(IDENTITY) @Nullable Line name,
        @Classed(IDENTITY) @Nullable LocalDate dateOfBirth,
        @Classed(IDENTITY) @Nullable Country nationality,
        @Classed(IDENTITY) DataSubject category,
        @Classed(CONTACT) @Nullable PhoneNumber phone)
        implements Item {

    static Person read(ItemId id, Reading in) {
        Person person = new Person(
                id,
                in.optionalText("name", Line::new),
                in.optionalDate("dateOfBirth"),
                in.optionalText("nationality", Country::new),
                in.text("category", DataSubject::of),
                in.optionalText("phone", PhoneNumber::new));
        if (person.name == null && person.phone == null) throw in.fault("needs name or phone");
        return person;
    }

    /** Whether the two share a name or a telephone number. */
    boolean isCalledAs(Person other) {
        return (name != null && name.equals(other.name)) || (phone != null && phone.equals(other.phone));
    }

    @Override
    public ItemKind kind() {
        return ItemKind.PERSON;
    }

    @Override
    public Optional<DataSubject> subject() {
        return Optional.of(category);
    }
}
