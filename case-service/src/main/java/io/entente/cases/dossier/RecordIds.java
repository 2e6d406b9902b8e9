package io.entente.cases.dossier;

import io.entente.kernel.vocabulary.MalformedValue;
import io.entente.kernel.vocabulary.RecordId;
import org.jspecify.annotations.Nullable;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads ids in paths. What is no id names nothing: it is answered like a referral that does not exist. */
@Provider
class RecordIds implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked") // Checked by the comparison of the class.
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return type == RecordId.class ? (ParamConverter<T>) new Converter() : null;
    }

    private static final class Converter implements ParamConverter<RecordId> {
        @Override
        public RecordId fromString(String text) {
            try {
                return RecordId.of(text);
            } catch (MalformedValue e) {
                throw new NotFoundException();
            }
        }

        @Override
        public String toString(RecordId id) {
            return id.toString();
        }
    }
}
