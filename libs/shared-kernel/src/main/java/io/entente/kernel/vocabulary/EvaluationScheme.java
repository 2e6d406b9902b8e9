package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How sources and information are evaluated. Scheme and code are stored as given: there is no map between the two
 * schemes that loses nothing. The wording of every code stands here and nowhere else.
 */
public enum EvaluationScheme implements Coded {
    /** Regulation (EU) 2016/794 (Europol) Art. 29. */
    FOUR_BY_FOUR(
            "4x4",
            listed(
                    "A", "no doubt about authenticity, trustworthiness and competence",
                    "B", "reliable in most instances",
                    "C", "unreliable in most instances",
                    "X", "reliability cannot be assessed"),
            listed(
                    "1", "accuracy is not in doubt",
                    "2", "known personally to the source but not to the official who passes it on",
                    "3", "not known personally to the source but corroborated",
                    "4", "not known personally to the source and cannot be corroborated")),

    /** The Admiralty code. */
    SIX_BY_SIX(
            "6x6",
            listed(
                    "A", "completely reliable",
                    "B", "usually reliable",
                    "C", "fairly reliable",
                    "D", "not usually reliable",
                    "E", "unreliable",
                    "F", "reliability cannot be judged"),
            listed(
                    "1", "confirmed",
                    "2", "probably true",
                    "3", "possibly true",
                    "4", "doubtful",
                    "5", "improbable",
                    "6", "truth cannot be judged"));

    private static final CodeList<EvaluationScheme> CODES = new CodeList<>("evaluation scheme", values());

    private final String code;
    private final Map<String, String> sources;
    private final Map<String, String> information;

    EvaluationScheme(String code, Map<String, String> sources, Map<String, String> information) {
        this.code = code;
        this.sources = sources;
        this.information = information;
    }

    /** @throws MalformedValue when no entry has exactly this code */
    @JsonCreator
    public static EvaluationScheme of(String code) {
        return CODES.of(code);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** Codes for the source, best first, each with what it says in English. */
    public Map<String, String> sources() {
        return sources;
    }

    /** Codes for the information, best first, each with what it says in English. */
    public Map<String, String> information() {
        return information;
    }

    private static Map<String, String> listed(String... codesAndWords) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (int i = 0; i < codesAndWords.length; i += 2) entries.put(codesAndWords[i], codesAndWords[i + 1]);
        return Collections.unmodifiableMap(entries);
    }
}
