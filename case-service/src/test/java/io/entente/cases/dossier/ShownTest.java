package io.entente.cases.dossier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.form.MalformedForm;
import io.entente.cases.item.Content;
import io.entente.cases.item.ContentDocument;
import io.entente.cases.item.Warning;
import io.entente.cases.referral.Document;
import io.entente.kernel.vocabulary.ReferralType;
import org.junit.jupiter.api.Test;

import static io.entente.cases.item.ContentTestData.content;
import static io.entente.cases.item.ContentTestData.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ShownTest {
    @Test
    void what_was_filed_is_shown_with_the_doubts_about_it() {
        Content filed = content(whole());

        Shown shown = Shown.of(Dossiers.document(filed));

        assertThat(shown.content()).isEqualTo(ContentDocument.write(filed));
        assertThat(shown.warnings()).isEqualTo(filed.warnings());
    }

    @Test
    void what_todays_rules_would_refuse_is_shown_as_it_was_filed_and_cannot_be_acted_on() {
        ObjectNode old = ContentDocument.write(content(whole()));
        old.put("type", "tip-off");
        old.put("urgency", "high");
        Document stored = new Document(ReferralType.SEIZURE, old.toString());

        Shown shown = Shown.of(stored);

        assertThat(shown.content()).hasToString(old.toString());
        assertThat(shown.warnings()).extracting(Warning::path).containsExactly("$.type");
        assertThat(shown.warnings().get(0).text()).contains("Filed or released today it would be refused: expected");
        assertThatThrownBy(() -> Dossiers.content(stored)).isInstanceOf(MalformedForm.class);
    }
}
