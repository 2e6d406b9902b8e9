package io.entente.cases.dossier;

import io.entente.cases.item.Content;
import io.entente.cases.item.ContentDocument;
import io.entente.cases.referral.Document;
import io.entente.cases.referral.InReplyTo;
import io.entente.cases.referral.Referral;
import io.entente.cases.referral.Version;
import io.entente.cases.thread.Answer;
import io.entente.cases.thread.Answers;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Puts a referral, its content and the answers to it together. */
@ApplicationScoped
public class Dossiers {
    private final Answers answers;

    Dossiers(Answers answers) {
        this.answers = answers;
    }

    /** In the caller's transaction, after whatever it changed: only what is written has its revision. */
    public Uni<Dossier> of(Referral referral) {
        return Panache.getSession()
                .chain(session -> session.flush())
                .chain(() -> answers.to(referral.id()))
                .map(given -> dossier(referral, given));
    }

    /**
     * The content that a stored document holds, to act on.
     *
     * @throws io.entente.cases.form.MalformedForm if today's rules refuse it
     */
    public static Content content(Document document) {
        return ContentDocument.read(document.json().getBytes(StandardCharsets.UTF_8));
    }

    /** The document in which content is stored. */
    public static Document document(Content content) {
        return new Document(
                content.type(),
                Optional.ofNullable(content.reviewBy()),
                ContentDocument.write(content).toString());
    }

    private static Dossier dossier(Referral referral, List<Answer> given) {
        Version newest = referral.latest();
        Shown shown = Shown.of(newest.document());
        return new Dossier(
                referral.id().toString(),
                referral.reference().value(),
                referral.agency().value(),
                referral.state().code(),
                referral.revision(),
                referral.filing().at(),
                referral.filing().inReplyTo().map(InReplyTo::value).orElse(null),
                Dossier.Hands.of(referral.custody()),
                new Dossier.Newest(newest.number(), newest.state().code(), shown.content()),
                referral.released().orElse(null),
                shown.warnings(),
                given.stream().map(Dossier.Response::of).toList());
    }
}
