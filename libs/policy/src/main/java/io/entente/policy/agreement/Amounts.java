package io.entente.policy.agreement;

import io.entente.kernel.document.Part;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.function.Function;
import java.util.regex.Pattern;

import static io.entente.policy.agreement.AgreementDocument.matching;

/** How an agreement may write amounts of time: how long something is kept, within what an answer is due. */
enum Amounts {
    /** One way to write each, which is the schema's. */
    PROPOSED {
        @Override
        Period retention(Part part) {
            return Period.parse(matching(part, PERIOD, A_PERIOD));
        }

        @Override
        TemporalAmount within(Part part) {
            String amount = matching(part, WITHIN, A_TIME);
            return amount.startsWith("PT") ? Duration.parse(amount) : Period.parse(amount);
        }
    },

    /** Whatever is positive and in the form that the JDK itself writes, which was enough for what is older than the schema's one way. */
    KEPT {
        @Override
        Period retention(Part part) {
            return amount(part, Period::parse, A_PERIOD);
        }

        @Override
        TemporalAmount within(Part part) {
            return part.text().startsWith("PT")
                    ? amount(part, Duration::parse, A_TIME)
                    : amount(part, Period::parse, A_TIME);
        }
    };

    private static final String NUMBER = "[1-9][0-9]{0,3}";
    private static final Pattern PERIOD = Pattern.compile("P(?=[1-9])(?:NY)?(?:NM)?(?:ND)?".replace("N", NUMBER));
    private static final Pattern WITHIN = Pattern.compile("PTNH|PND".replace("N", NUMBER));
    private static final String A_PERIOD = "a positive period such as P5Y";
    private static final String A_TIME = "hours such as PT8H or calendar days such as P3D";

    abstract Period retention(Part part);

    abstract TemporalAmount within(Part part);

    private static <T extends TemporalAmount> T amount(Part part, Function<String, T> parse, String expected) {
        try {
            T amount = parse.apply(part.text());
            boolean positive = amount.getUnits().stream().anyMatch(unit -> amount.get(unit) > 0)
                    && amount.getUnits().stream().noneMatch(unit -> amount.get(unit) < 0);
            if (positive && amount.toString().equals(part.text())) return amount;
        } catch (DateTimeException e) {
            throw part.fault(expected);
        }
        throw part.fault(expected);
    }
}
