package io.entente.cases.item;

import io.entente.cases.form.Reading;

import java.time.LocalDate;

/** A magistrate's leave to pass on what a judicial investigation found: who gave it, under which reference and when. */
public record Authorisation(Line magistrate, Line reference, LocalDate date) {

    static Authorisation read(Reading in) {
        return new Authorisation(in.text("magistrate", Line::new), in.text("reference", Line::new), in.date("date"));
    }
}
