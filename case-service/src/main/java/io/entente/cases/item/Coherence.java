package io.entente.cases.item;

import io.entente.cases.form.Fault;
import io.entente.cases.form.MalformedForm;
import io.entente.cases.form.Reading;
import io.entente.kernel.vocabulary.Origin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What must hold between the parts of content, each of which is right by itself. */
final class Coherence {
    private Coherence() {}

    /** @throws MalformedForm naming the place of what does not fit */
    static void require(Reading in, Content content) {
        if (content.purposes().isEmpty()) throw in.at("purposes").fault("needs at least one purpose");
        if (content.urgency() != null && !content.type().asks())
            throw in.at("urgency").fault("is for an assistance-request, which asks for an answer");
        if (content.authorisation() != null && content.origin() != Origin.JUDICIAL_INVESTIGATION)
            throw in.at("authorisation")
                    .fault("is for what comes from a judicial-investigation, and says its origin so");
        refuseRepeats(in.at("externalReferences"), content.externalReferences(), reference -> reference);
        refuseRepeats(in.at("recipients"), content.recipients(), Coherence::named);
        refuseRepeats(in.at("items"), content.items(), Item::id);
        refuseRepeats(in.at("relations"), content.relations(), Relation::id);
        refuseLooseEnds(in.at("relations"), content);
    }

    private static Object named(Recipient recipient) {
        return Arrays.asList(recipient.agency(), recipient.circle());
    }

    private static <T> void refuseRepeats(Reading place, List<T> values, Function<T, Object> key) {
        Set<Object> seen = new HashSet<>();
        refuse(place, values, value -> !seen.add(key.apply(value)), "is there twice");
    }

    private static void refuseLooseEnds(Reading place, Content content) {
        Set<ItemId> known = new HashSet<>();
        content.items().forEach(item -> known.add(item.id()));
        refuse(
                place,
                content.relations(),
                relation -> !known.contains(relation.from()) || !known.contains(relation.to()),
                "joins an item that is not in this content");
    }

    private static <T> void refuse(Reading place, List<T> values, Predicate<T> wrong, String why) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < values.size(); i++)
            if (wrong.test(values.get(i)))
                faults.addAll(place.entry(i).fault(why).faults());
        if (!faults.isEmpty()) throw new MalformedForm(faults);
    }
}
