//! The persons of a case file.

use super::super::record::record;
use super::super::scalar::{BirthDate, Day, birth_date_if_known};
use crate::dutch::text::one_line;

record! {
    /// Ja or nee, with the reason.
    Answer = "ja of nee, met de reden erachter" {
        /// `ja`, `nee`, or `nee, moeder werkt`.
        answer: String = "antwoord", "ja of nee; een reden mag erachter: \"nee, moeder werkt\"";
        /// Why.
        reason: Option<String> = "reden", "Waarom";
    }
}

impl Answer {
    /// Whether it says ja or nee; `None` when it says neither.
    pub fn yes(&self) -> Option<bool> {
        let first = self.answer.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty())?;
        match first.to_lowercase().as_str() {
            "ja" | "j" | "true" | "yes" => Some(true),
            "nee" | "n" | "neen" | "niet" | "false" | "no" => Some(false),
            _ => None,
        }
    }
}

record! {
    /// Whether somebody is competent to decide on sharing (BW 7:450, 7:465); not competent only with assessor and date.
    Competence = "Of de jeugdige zelf over toestemming kan beslissen; bij nee ook wie dat beoordeelde en wanneer" {
        /// `ja` or `nee`.
        answer: String = "oordeel" ["antwoord", "wilsbekwaam", "bekwaam", "waarde"], "ja of nee; mag ook in één zin: \"nee, beoordeeld door de jeugdarts op 3-11-2026\"";
        /// Who judged.
        assessor: Option<String> = "beoordelaar" ["beoordeeld_door", "door", "wie"], "Wie het beoordeelde";
        /// When.
        date: Option<Day> = "datum" ["beoordeeld_op", "datum_beoordeling", "beoordelingsdatum", "op"], "Wanneer";
        /// Grounds.
        reason: Option<String> = "toelichting" ["reden"], "Toelichting";
    }
}

record! {
    /// A postal address.
    FileAddress = "Een adres" {
        /// Street.
        street: Option<String> = "straat", "Straat";
        /// House number with addition.
        number: Option<String> = "huisnummer", "Huisnummer met toevoeging";
        /// Postcode.
        postcode: Option<String> = "postcode", "Postcode";
        /// Town.
        city: Option<String> = "woonplaats", "Woonplaats";
    }
}

record! {
    /// The child or young person.
    Youth = "De jeugdige" {
        /// Whole name, when it is not taken apart.
        name: Option<String> = "naam", "De hele naam; of voornaam, tussenvoegsel en achternaam apart";
        /// First names.
        first_name: Option<String> = "voornaam", "Voornaam";
        /// Prefix.
        prefix: Option<String> = "tussenvoegsel", "Tussenvoegsel: van der, el, ...";
        /// Surname.
        surname: Option<String> = "achternaam", "Achternaam";
        /// Name used daily.
        nickname: Option<String> = "roepnaam", "Roepnaam";
        /// Birth date; month or day may be unknown.
        #[serde(deserialize_with = "birth_date_if_known")]
        birth_date: Option<BirthDate> = "geboortedatum", "Geboortedatum: 2014-05-09; 2014-05 of 2014 als je niet meer weet";
        /// Gender.
        gender: Option<String> = "geslacht", "Geslacht";
        /// BSN.
        bsn: Option<String> = "bsn", "Burgerservicenummer, tussen aanhalingstekens";
        /// Address.
        address: FileAddress = "adres", "Het adres";
        /// Phone.
        phone: Option<String> = "telefoon", "Telefoonnummer";
        /// E-mail.
        email: Option<String> = "email", "E-mailadres";
        /// School.
        school: Option<String> = "school", "School en groep of klas";
        /// Language spoken at home.
        language: Option<String> = "taal", "Taal thuis, als dat niet Nederlands is; tolk nodig?";
        /// General practitioner.
        doctor: Option<String> = "huisarts", "Huisarts";
        /// Competent to decide.
        competence: Option<Competence> = "wilsbekwaam" ["wilsbekwaamheid"], "ja of nee; bij nee: {oordeel: nee, beoordelaar, datum}";
        /// Who judged that, beside it.
        competence_assessor: Option<String> = "wilsbekwaam_beoordelaar" ["wilsbekwaam_beoordeeld_door", "wilsbekwaam_door", "wilsbekwaamheid_beoordelaar", "beoordelaar", "beoordeeld_door"], "Wie de wilsbekwaamheid beoordeelde, als dat niet onder wilsbekwaam staat";
        /// When that was judged, beside it.
        competence_date: Option<Day> = "wilsbekwaam_datum" ["wilsbekwaam_op", "wilsbekwaam_beoordeeld_op", "datum_wilsbekwaam", "wilsbekwaamheid_datum", "beoordelingsdatum", "datum_beoordeling", "beoordeeld_op"], "Wanneer de wilsbekwaamheid beoordeeld is, als dat niet onder wilsbekwaam staat";
        /// Remarks.
        remarks: Option<String> = "bijzonderheden", "Wat verder van belang is";
    }
}

record! {
    /// Somebody of the family or network, or a guardian.
    Relative = "Iemand uit gezin of netwerk, of een gezagdrager" {
        /// Whole name.
        name: Option<String> = "naam", "De hele naam; of voornaam, tussenvoegsel en achternaam apart";
        /// Role: `moeder`, `vader`, `voogd`, `broer`.
        role: Option<String> = "rol", "Wie dit is voor de jeugdige: moeder, vader, voogd, broer, oma, ...";
        /// First names.
        first_name: Option<String> = "voornaam", "Voornaam";
        /// Prefix.
        prefix: Option<String> = "tussenvoegsel", "Tussenvoegsel";
        /// Surname.
        surname: Option<String> = "achternaam", "Achternaam";
        /// Name used daily.
        nickname: Option<String> = "roepnaam", "Roepnaam";
        /// Birth date.
        #[serde(deserialize_with = "birth_date_if_known")]
        birth_date: Option<BirthDate> = "geboortedatum", "Geboortedatum";
        /// Gender.
        gender: Option<String> = "geslacht", "Geslacht";
        /// BSN.
        bsn: Option<String> = "bsn", "Burgerservicenummer, tussen aanhalingstekens";
        /// Body, for a guardian that is one.
        organisation: Option<String> = "organisatie", "De organisatie, bij een voogd of GI";
        /// Address, when it is another.
        address: FileAddress = "adres", "Het adres, als het een ander is";
        /// Phone.
        phone: Option<String> = "telefoon", "Telefoonnummer";
        /// E-mail.
        email: Option<String> = "email", "E-mailadres";
        /// Whether own data are shared, so that own consent is needed.
        own_data: Option<Answer> = "eigen_gegevens", "ja als ook over deze volwassene zelf gegevens gedeeld worden; dan is eigen toestemming nodig";
        /// Remarks.
        remarks: Option<String> = "bijzonderheden", "Wat verder van belang is";
    }
}

record! {
    /// A professional around the family.
    Professional = "Een professional om het gezin" {
        /// Name.
        name: Option<String> = "naam", "Naam";
        /// Function.
        function: Option<String> = "functie", "Functie: POH-jeugd, wijkteam, IB'er, ...";
        /// Organisation.
        organisation: Option<String> = "organisatie", "Organisatie";
        /// Coordinates the case.
        lead: Option<Answer> = "casusregisseur", "ja bij wie de casus regisseert; één per casus";
        /// Watches the youth's safety.
        safety_watcher: Option<Answer> = "let_op_veiligheid", "ja bij wie op de veiligheid let";
        /// E-mail.
        email: Option<String> = "email", "E-mailadres";
        /// Phone.
        phone: Option<String> = "telefoon", "Telefoonnummer";
        /// From when.
        from: Option<Day> = "vanaf", "Betrokken vanaf";
        /// Until when: when this professional left.
        until: Option<Day> = "tot", "Betrokken tot; ingevuld zodra iemand stopt";
    }
}

record! {
    /// Who brings the case.
    Presenter = "Wie de casus inbrengt" {
        /// Name.
        name: Option<String> = "naam", "Naam";
        /// Function.
        function: Option<String> = "functie", "Functie";
        /// Organisation.
        organisation: Option<String> = "organisatie", "Organisatie";
        /// E-mail.
        email: Option<String> = "email", "E-mailadres";
        /// Phone.
        phone: Option<String> = "telefoon", "Telefoonnummer";
    }
}

impl Youth {
    /// What the youth is called: the nickname, else the first name.
    pub fn called(&self) -> Option<String> {
        let first = self.nickname.clone().or_else(|| self.first_name.clone());
        let whole = || self.full_name().first_names.first().cloned();
        first.or_else(whole).map(|name| one_line(&name)).filter(|name| !name.is_empty())
    }
}

impl Presenter {
    /// `Karin de Boer (POH-jeugd)`; nothing for who has no name.
    pub fn with_work(&self) -> Option<String> {
        let name = self.name.as_ref()?;
        Some(match self.work() {
            Some(work) => one_line(&format!("{name} ({work})")),
            None => one_line(name),
        })
    }

    /// The function, else the organisation.
    pub fn work(&self) -> Option<&str> {
        self.function.as_deref().or(self.organisation.as_deref())
    }

    /// `bel 0612345678 of mail karin@praktijk.example`.
    pub fn contact(&self) -> Option<String> {
        let phone = self.phone.as_deref().map(|phone| format!("bel {}", one_line(phone)));
        let email = self.email.as_deref().map(|email| format!("mail {}", one_line(email)));
        let ways: Vec<String> = phone.into_iter().chain(email).collect();
        (!ways.is_empty()).then(|| ways.join(" of "))
    }
}
