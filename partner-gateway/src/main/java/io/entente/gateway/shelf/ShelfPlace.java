package io.entente.gateway.shelf;

import io.entente.kernel.datakey.Place;
import io.entente.kernel.vocabulary.RecordId;

/** Where on the shelf a closed value lies: what was put into one place opens in no other. */
final class ShelfPlace {
    private ShelfPlace() {}

    static Place signedPart(RecordId record, int version) {
        return Place.of("shelf_version.signed_part", record, version);
    }

    static Place pointer(RecordId record, int version) {
        return Place.of("shelf_version.pointer", record, version);
    }

    static Place member(RecordId record, int version, int position) {
        return Place.of("shelf_claim.member", record, version, position);
    }

    static Place encoded(RecordId record, int version, int position) {
        return Place.of("shelf_claim.encoded", record, version, position);
    }
}
