package io.entente.cases.item;

import com.fasterxml.jackson.annotation.JsonValue;
import io.entente.cases.form.Reading;
import io.entente.kernel.vocabulary.CodeList;
import io.entente.kernel.vocabulary.Coded;

import java.util.Set;
import java.util.function.BiFunction;

/** The kinds of items, each with its JSON code and how it is read. */
public enum ItemKind implements Coded {
    CONTAINER("container", Container.class, Container::read),
    VESSEL("vessel", Vessel.class, Vessel::read),
    MOVEMENT("movement", Movement.class, Movement::read),
    SEIZURE("seizure", Seizure.class, Seizure::read),
    SUBSTANCE("substance", Substance.class, Substance::read),
    PERSON("person", Person.class, Person::read),
    ORGANISATION("organisation", Organisation.class, Organisation::read),
    INCIDENT("incident", Incident.class, Incident::read),
    NARRATIVE("narrative", Narrative.class, Narrative::read),
    FIGURE("figure", Figure.class, Figure::read);

    private static final CodeList<ItemKind> CODES = new CodeList<>("kind of item", values());

    private final String code;
    private final Class<? extends Item> type;
    private final ItemForm form;
    private final BiFunction<ItemId, Reading, Item> reader;

    ItemKind(String code, Class<? extends Item> type, BiFunction<ItemId, Reading, Item> reader) {
        this.code = code;
        this.type = type;
        this.form = ItemForm.of(code, type);
        this.reader = reader;
    }

    static ItemKind of(String code) {
        return CODES.of(code);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    Class<? extends Item> type() {
        return type;
    }

    ItemForm form() {
        return form;
    }

    Item read(ItemId id, Reading in) {
        Item item = reader.apply(id, in);
        AtLeastOne needed = type.getAnnotation(AtLeastOne.class);
        if (needed != null && form.saysNoneOf(item, Set.of(needed.value())))
            throw in.fault("needs " + String.join(" or ", needed.value()));
        return item;
    }
}
