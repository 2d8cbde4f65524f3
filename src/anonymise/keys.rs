//! The keys of a case file: what stands under them.

use crate::deid::Category;
use crate::dutch::fold::fold;

/// What stands under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// It identifies: it goes, and this label comes in its place.
    Drop(Category, &'static str),
    /// A birth date: an age band comes in its place.
    BirthDate,
    /// An age: its band comes in its place.
    Age,
    /// A postcode: four digits stay.
    Postcode,
    /// A school: kind and year stay.
    School,
    /// The case number, a day of the meeting or of an action, or one of a few fixed words: it stays.
    Keep,
}

/// The key in one spelling: `E-mail adres` is `e_mail_adres`.
pub fn tidy(key: &str) -> String {
    fold(key.trim()).replace([' ', '-'], "_")
}

/// What stands under a key; `None` is free text.
#[rustfmt::skip]
pub fn meaning(key: &str) -> Option<Key> {
    use Category::{Address, Bsn, Email, Handle, Iban, Id, Institution, Location, NumberPlate, Person, Phone, Url};
    Some(match tidy(key).as_str() {
        "naam" | "volledige_naam" | "voornaam" | "voornamen" | "roepnaam" | "achternaam" | "familienaam"
        | "meisjesnaam" | "geboortenaam" | "tussenvoegsel" | "voorvoegsel" | "voorletters" | "initialen" => {
            Key::Drop(Person, "[naam]")
        }
        "telefoon" | "telefoonnummer" | "telefoonnummers" | "tel" | "mobiel" | "gsm" | "fax" => {
            Key::Drop(Phone, "[telefoonnummer]")
        }
        "email" | "e_mail" | "mail" | "emailadres" | "e_mailadres" | "mailadres" => Key::Drop(Email, "[e-mailadres]"),
        "bsn" | "burgerservicenummer" => Key::Drop(Bsn, "[BSN]"),
        "iban" | "rekeningnummer" | "bankrekening" => Key::Drop(Iban, "[rekeningnummer]"),
        "straat" | "straatnaam" | "huisnummer" | "toevoeging" | "huisletter" | "adres" | "woonadres" | "verblijfadres" => {
            Key::Drop(Address, "[adres]")
        }
        "woonplaats" | "plaats" | "gemeente" | "geboorteplaats" | "geboorteland" | "nationaliteit" | "wijk" | "buurt" => {
            Key::Drop(Location, "[plaats]")
        }
        "dossiernummer" | "clientnummer" | "patientnummer" | "zaaknummer" | "polisnummer" | "verzekeringsnummer" => {
            Key::Drop(Id, "[nummer]")
        }
        "kenteken" => Key::Drop(NumberPlate, "[kenteken]"),
        "gebruikersnaam" | "instagram" | "snapchat" | "tiktok" => Key::Drop(Handle, "[gebruikersnaam]"),
        "website" | "url" => Key::Drop(Url, "[website]"),
        "werkgever" | "club" | "vereniging" | "praktijk" => Key::Drop(Institution, "[instelling]"),
        "geboortedatum" | "geboren" | "geboortedag" | "geboortejaar" => Key::BirthDate,
        "leeftijd" => Key::Age,
        "postcode" => Key::Postcode,
        "school" => Key::School,
        "casusnummer" | "streefdatum" | "overleg" | "overleggen" | "geldig_tot" | "status" | "gezag" | "geslacht"
        | "wilsbekwaam" | "crisismeter" | "oordeel" | "meldcode_stap" | "vorm" | "besluit" | "nr" => Key::Keep,
        _ => return None,
    })
}

/// The role of the persons under a key.
pub fn role_under(key: &str) -> Option<&'static str> {
    Some(match tidy(key).as_str() {
        "jeugdige" | "kind" => "jeugdige",
        "gezagdragers" => "gezagdrager",
        "ouders" => "ouder",
        "moeder" => "moeder",
        "vader" => "vader",
        "gezin" | "gezinsleden" => "gezinslid",
        "broers" => "broer",
        "zussen" => "zus",
        "netwerk" => "persoon",
        "betrokkenen" => "hulpverlener",
        "deelnemers" => "deelnemer",
        "inbrenger" => "inbrenger",
        "casusregisseur" => "casusregisseur",
        "huisarts" => "huisarts",
        _ => return None,
    })
}

/// Keys of a case file that are ordinary words.
#[rustfmt::skip]
const ORDINARY: &[&str] = &[
    "rol", "functie", "organisatie", "let_op_veiligheid", "aanmelding", "datum", "aanleiding", "vraag_aan_overleg",
    "doel", "informatie_nodig", "partners_nodig", "eerdere_hulp", "voorkeur_gezin", "goed_contact", "veiligheid",
    "eerdere_situaties", "veilig_thuis", "leefgebieden", "thuis", "vrije_tijd", "risico", "beschermend", "deelname",
    "jeugdige", "toestemming", "door", "partijen", "categorieen", "zonder_toestemming", "grondslag", "beslisser",
    "geraadpleegd", "gevraagd", "afweging", "informatie", "ontvangers", "geinformeerd", "acties", "actiehouder", "actie",
    "reden", "genoteerd", "terugkoppeling", "aan", "evaluatie", "patient_baat", "demedicalisering", "passende_hulp",
    "toelichting", "relatie", "eigen_kolommen", "uit_sheet", "gelezen_als", "rijen",
];

/// Whether a key is one of a case file, and no name.
pub fn is_known(key: &str) -> bool {
    ORDINARY.contains(&tidy(key).as_str()) || meaning(key).is_some() || role_under(key).is_some()
}
