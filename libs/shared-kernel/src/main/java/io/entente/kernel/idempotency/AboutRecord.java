package io.entente.kernel.idempotency;

import io.entente.kernel.vocabulary.RecordId;

/** An answer that shows a record's content: what is kept of it goes when the record is erased. */
public interface AboutRecord {
    RecordId aboutRecord();
}
