package io.entente.cases.item;

import io.entente.cases.form.Reading;
import io.entente.kernel.vocabulary.Country;
import io.entente.kernel.vocabulary.IncidentKind;
import io.entente.kernel.vocabulary.Locode;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Map;

import static io.entente.kernel.vocabulary.Basis.ASSESSMENT;
import static io.entente.kernel.vocabulary.Basis.FACT;
import static io.entente.kernel.vocabulary.FieldClass.INCIDENT;
import static io.entente.kernel.vocabulary.FieldClass.NARRATIVE;

/**
 * Something that happened: a shooting, an attempt to take a load out, a bribe. Free text in it is of class
 * {@code narrative}, so that a clause on incidents lets none out.
 *
 * @param date of the place
 * @param location within the place: a street, a quay
 * @param description what was seen and heard
 * @param assessment what is made of it
 */
public record Incident(
        ItemId id,

        @Classed(value = INCIDENT, personal = false, basis = FACT, example = "shooting")
        IncidentKind what,

        @Classed(value = INCIDENT, personal = false, basis = FACT, example = "2026-11-03")
        LocalDate date,

        @Classed(value = INCIDENT, personal = false, basis = FACT, example = "BEANR") @Nullable
        Locode place,

        @Classed(value = INCIDENT, personal = false, basis = FACT, example = "Exercise quarter, near the dock")
        @Nullable
        Line location,

        @Classed(value = INCIDENT, personal = false, basis = FACT, example = "BE") @Nullable
        Country country,

        @Classed(value = INCIDENT, personal = false, basis = FACT, example = "0") @Nullable
        Whole killed,

        @Classed(value = INCIDENT, personal = false, basis = FACT, example = "1") @Nullable
        Whole injured,

        @Classed(value = INCIDENT, personal = false, basis = FACT, example = "2") @Nullable
        Whole arrested,

        @Classed(value = INCIDENT, personal = false, basis = FACT, example = "automatic rifle") @Nullable
        Line weapon,

        @Classed(
                value = NARRATIVE,
                personal = true,
                basis = FACT,
                example = "EXERCISE. Eleven shots were fired at a front door at 23:40; two persons left on a scooter.")
        @Nullable
        Prose description,

        @Classed(
                value = NARRATIVE,
                personal = true,
                basis = ASSESSMENT,
                example = "EXERCISE. A reprisal for the lost load is likely.")
        @Nullable
        Prose assessment)
        implements Item {

    static Incident read(ItemId id, Reading in) {
        return new Incident(
                id,
                in.text("what", IncidentKind::of),
                in.date("date"),
                in.optionalText("place", Locode::new),
                in.optionalText("location", Line::new),
                in.optionalText("country", Country::new),
                in.optionalNumber("killed", Whole::of),
                in.optionalNumber("injured", Whole::of),
                in.optionalNumber("arrested", Whole::of),
                in.optionalText("weapon", Line::new),
                in.optionalText("description", Prose::new),
                in.optionalText("assessment", Prose::new));
    }

    @Override
    public ItemKind kind() {
        return ItemKind.INCIDENT;
    }

    @Override
    public Map<String, Doubt> doubts() {
        return place == null || place.known() ? Map.of() : Map.of("place", Doubt.UNLISTED_PLACE);
    }
}
