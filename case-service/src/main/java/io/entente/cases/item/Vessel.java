package io.entente.cases.item;

import io.entente.cases.form.Reading;
import io.entente.kernel.vocabulary.CallSign;
import io.entente.kernel.vocabulary.Country;
import io.entente.kernel.vocabulary.ImoCompanyNumber;
import io.entente.kernel.vocabulary.ImoNumber;
import io.entente.kernel.vocabulary.Mmsi;
import io.entente.kernel.vocabulary.VesselType;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static io.entente.kernel.vocabulary.Basis.FACT;
import static io.entente.kernel.vocabulary.FieldClass.LOGISTICS;

/**
 * A ship or boat, by whatever it is known by.
 *
 * @param flag as it flies
 * @param company IMO number of the company that owns or manages it
 */
@AtLeastOne({"name", "imo", "mmsi", "callSign"})
public record Vessel(
        ItemId id,

        @Classed(value = LOGISTICS, personal = false, basis = FACT, example = "MV EXERCISE STAR") @Nullable @Telling
        Line name,

        @Classed(value = LOGISTICS, personal = false, basis = FACT, example = "9074729") @Nullable @Telling
        ImoNumber imo,

        @Classed(value = LOGISTICS, personal = false, basis = FACT, example = "205123000") @Nullable @Telling
        Mmsi mmsi,

        @Classed(value = LOGISTICS, personal = false, basis = FACT, example = "OPEX") @Nullable @Telling
        CallSign callSign,

        @Classed(value = LOGISTICS, personal = false, basis = FACT, example = "PA") @Nullable
        Country flag,

        @Classed(value = LOGISTICS, personal = false, basis = FACT, example = "reefer") @Nullable
        VesselType vesselType,

        @Classed(value = LOGISTICS, personal = false, basis = FACT, example = "[\"MV EXERCISE MOON\"]") @Telling
        List<Line> formerNames,

        @Classed(value = LOGISTICS, personal = false, basis = FACT, example = "2041999") @Nullable @Telling
        ImoCompanyNumber company)
        implements Item {

    public Vessel {
        formerNames = List.copyOf(formerNames);
    }

    static Vessel read(ItemId id, Reading in) {
        return new Vessel(
                id,
                in.optionalText("name", Line::new),
                in.optionalText("imo", ImoNumber::new),
                in.optionalText("mmsi", Mmsi::new),
                in.optionalText("callSign", CallSign::new),
                in.optionalText("flag", Country::new),
                in.optionalText("vesselType", VesselType::of),
                in.codes("formerNames", Line::new),
                in.optionalText("company", ImoCompanyNumber::new));
    }

    @Override
    public ItemKind kind() {
        return ItemKind.VESSEL;
    }

    @Override
    public Map<String, Doubt> doubts() {
        Map<String, Doubt> doubts = new TreeMap<>();
        if (imo != null && !imo.checkDigitHolds()) doubts.put("imo", Doubt.CHECK_DIGIT);
        if (company != null && !company.checkDigitHolds()) doubts.put("company", Doubt.CHECK_DIGIT);
        return doubts;
    }
}
