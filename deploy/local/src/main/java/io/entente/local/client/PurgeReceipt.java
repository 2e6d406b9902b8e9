package io.entente.local.client;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;

/** What a system's agency signs with its own record key, which no service of this deployment needs for that. */
public final class PurgeReceipt {
    private PurgeReceipt() {}

    /**
     * That no copy is left ({@code docs/guides/answer-a-recall.md}).
     *
     * @param recall what is owed, and {@code record} for which record
     * @return the body of the request that hands it in
     */
    public static String purged(Endpoints.Client client, String recall, String record) {
        String document = "{\"schema\":\"https://entente.example/schemas/purge-receipt-1.json\",\"recall\":\"" + recall
                + "\",\"record\":\"" + record + "\",\"recipient\":\"" + client.agency()
                + "\",\"outcome\":\"purged\",\"forwardedTo\":[],\"at\":\"" + Instant.now() + "\"}";
        String proof = RecordKey.read(Path.of(client.recordKey()))
                .sign("entente-purge-receipt+jws", document.getBytes(StandardCharsets.UTF_8));
        return "{\"proof\":\"" + proof + "\"}";
    }
}
