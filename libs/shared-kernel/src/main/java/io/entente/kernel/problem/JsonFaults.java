package io.entente.kernel.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.entente.kernel.problem.Problem.Fault;
import io.entente.kernel.vocabulary.MalformedValue;

import java.util.List;

/** Turns what Jackson says into where the fault is and what is expected there, without repeating the value. */
final class JsonFaults {
    private JsonFaults() {}

    static Problem of(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping)
            return Problems.malformed(List.of(new Fault(path(mapping), expectation(mapping))));
        return Problems.malformed(List.of(new Fault("$", expectation(e))));
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder("$");
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null)
                path.append('[').append(step.getIndex()).append(']');
            // An unknown property's name is the caller's text: say where, not what.
            else if (!(e instanceof UnrecognizedPropertyException) || step != last(e))
                path.append('.').append(step.getFieldName());
        }
        return path.toString();
    }

    private static JsonMappingException.Reference last(JsonMappingException e) {
        return e.getPath().get(e.getPath().size() - 1);
    }

    private static String expectation(JsonProcessingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause())
            if (cause instanceof MalformedValue) return cause.getMessage();
        if (e instanceof UnrecognizedPropertyException) return "there is a property that is not known here";
        if (e instanceof StreamConstraintsException) return "it is too long or too deep";
        if (e instanceof JsonMappingException) return "the value has the wrong type or is missing";
        return "it is not well-formed JSON, or a key stands twice";
    }
}
