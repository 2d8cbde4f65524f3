//! Consent as it is recorded (Jeugdwet 7.3.4, 7.3.5, 7.3.11; AVG art. 6, 7, 9): events, never erased.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::super::record::{record, words};
use super::super::scalar::{Day, Words};
use super::Answer;

words! {
    /// How consent was given.
    ConsentForm = "Hoe de toestemming is gegeven" {
        /// In writing.
        Written = "schriftelijk", "Op papier of digitaal ondertekend";
        /// Orally: counts only with a date and who noted it.
        Oral = "mondeling", "Gezegd; telt alleen met datum en wie het noteerde";
    }
}

words! {
    /// What was decided.
    Decision = "Wat er besloten is" {
        /// Given.
        Given = "gegeven", "Toestemming gegeven";
        /// Refused.
        Refused = "geweigerd", "Toestemming geweigerd";
        /// Withdrawn.
        Withdrawn = "ingetrokken", "Toestemming ingetrokken";
    }
}

words! {
    /// The grounds for sharing without consent.
    Ground = "De grondslag om zonder toestemming te delen" {
        /// Conflict of duties: six answers needed.
        ConflictOfDuties = "conflict_van_plichten", "Conflict van plichten; zes vragen moeten beantwoord zijn";
        /// Vital interest, urgent (AVG art. 6(1)(d), 9(2)(c)).
        VitalInterest = "vitaal_belang_spoed", "Vitaal belang met spoed";
        /// To Veilig Thuis alone (Wmo 5.2.6).
        VeiligThuis = "veilig_thuis", "Alleen aan Veilig Thuis (Wmo 5.2.6)";
        /// To the RvdK alone.
        Rvdk = "rvdk", "Alleen aan de Raad voor de Kinderbescherming";
        /// To the certified body of an OTS alone (Jeugdwet 7.3.11 lid 4).
        OtsGi = "ots_gi", "Alleen aan de GI die een ondertoezichtstelling uitvoert (Jeugdwet 7.3.11 lid 4)";
        /// Nothing shared identifies.
        Anonymous = "anoniem", "Niets van wat gedeeld wordt herkent iemand, ook geen vast nummer";
    }
}

record! {
    /// Something said about consent.
    ConsentEvent = "Eén gebeurtenis: toestemming gegeven, geweigerd of ingetrokken" {
        /// By whom: a role of the file (`moeder`, `jeugdige`) or a name in it.
        by: String = "door", "Door wie: de rol of de naam zoals die in deze casus staat";
        /// In which form.
        form: Option<ConsentForm> = "vorm", "schriftelijk of mondeling";
        /// When.
        date: Option<Day> = "datum", "Op welke dag";
        /// What was decided.
        decision: Option<Decision> = "besluit", "gegeven, geweigerd of ingetrokken";
        /// With which parties it may be shared; empty: with all at the table.
        parties: Words = "partijen", "Met welke partijen gedeeld mag worden; leeg is alle partijen aan tafel";
        /// Which categories of data; empty: all that the meeting needs.
        categories: Words = "categorieen", "Welke soorten gegevens; leeg is alles wat het overleg nodig heeft";
        /// For which purpose; empty: the meeting's.
        purpose: Option<String> = "doel", "Waarvoor; leeg is het doel van het overleg";
        /// Last day on which it counts.
        valid_until: Option<Day> = "geldig_tot", "De laatste dag waarop het geldt";
        /// Who noted an oral consent.
        noted_by: Option<String> = "genoteerd_door" ["genoteerd", "noteerder", "wie_noteerde", "vastgelegd_door", "opgetekend_door"], "Wie een mondelinge toestemming noteerde";
        /// Remarks.
        remarks: Option<String> = "toelichting", "Toelichting";
    }
}

/// A consent as a sheet tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct ToldConsent {
    /// What it tells; what it does not tell is empty.
    pub event: ConsentEvent,
    /// Whether it tells that somebody was asked. A bare `nee` does not: it may stand where nobody asked yet.
    pub asked: bool,
}

record! {
    /// The record that must be complete before a case may be discussed without consent.
    WithoutConsent = "De verantwoording om zonder toestemming te delen; telt alleen als alles is ingevuld" {
        /// The ground.
        ground: Option<Ground> = "grondslag", "De grondslag";
        /// When it was decided.
        date: Option<Day> = "datum", "Wanneer het besloten is";
        /// Who decided.
        decided_by: Option<String> = "beslisser", "Wie besliste";
        /// Who was consulted.
        consulted: Words = "geraadpleegd", "Wie geraadpleegd is";
        /// Whether consent was asked, or why not.
        asked: Option<Answer> = "gevraagd", "Of toestemming gevraagd is: ja, of nee met de reden";
        /// The weighing; six answers with a conflict of duties.
        weighing: Weighing = "afweging", "De afweging; bij conflict_van_plichten zes antwoorden";
        /// What is shared.
        information: Words = "informatie", "Welke informatie gedeeld wordt";
        /// With whom.
        recipients: Words = "ontvangers", "Met wie";
        /// Whether the family was told, or why not.
        informed: Option<Answer> = "geinformeerd", "Of het gezin het weet: ja, of nee met de reden";
    }
}

/// The weighing: one text, a list of answers, or answers under keys. The key is empty where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weighing(pub Vec<(String, String)>);

impl<'de> Deserialize<'de> for Weighing {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Answers;

        impl<'de> Visitor<'de> for Answers {
            type Value = Weighing;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("een tekst, een lijst van antwoorden, of antwoorden onder sleutels")
            }

            fn visit_unit<E>(self) -> Result<Weighing, E> {
                Ok(Weighing::default())
            }

            fn visit_str<E>(self, text: &str) -> Result<Weighing, E> {
                Ok(Weighing(vec![(String::new(), text.trim().to_owned())]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Weighing, A::Error> {
                let mut answers = Vec::new();
                while let Some(answer) = items.next_element::<Option<String>>()? {
                    answers.push((String::new(), answer.unwrap_or_default()));
                }
                Ok(Weighing(answers))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Weighing, A::Error> {
                let mut answers = Vec::new();
                while let Some((key, answer)) = entries.next_entry::<String, Option<String>>()? {
                    answers.push((key, answer.unwrap_or_default()));
                }
                Ok(Weighing(answers))
            }
        }

        from.deserialize_any(Answers)
    }
}

impl Serialize for Weighing {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [] => to.serialize_none(),
            [(key, text)] if key.is_empty() => to.serialize_str(text),
            answers if answers.iter().all(|(key, _)| key.is_empty()) => {
                let mut list = to.serialize_seq(Some(answers.len()))?;
                answers.iter().try_for_each(|(_, text)| list.serialize_element(text))?;
                list.end()
            }
            answers => {
                let mut map = to.serialize_map(Some(answers.len()))?;
                answers.iter().try_for_each(|(key, text)| map.serialize_entry(key, text))?;
                map.end()
            }
        }
    }
}

impl JsonSchema for Weighing {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Afweging".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "array", "object", "null"] })
    }
}
