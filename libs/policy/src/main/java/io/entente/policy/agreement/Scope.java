package io.entente.policy.agreement;

import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.ReferralType;
import io.entente.policy.Sorted;

import java.util.SortedSet;

/** What a clause is about: referrals of these types, asked for one of these purposes, and of them these field classes. */
public record Scope(SortedSet<ReferralType> types, SortedSet<Purpose> purposes, SortedSet<FieldClass> classes) {
    public Scope {
        types = Sorted.set(types);
        purposes = Sorted.set(purposes);
        classes = Sorted.set(classes);
    }
}
