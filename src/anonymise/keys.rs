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
    /// The case number, or a day of the meeting or of an action: it stays.
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
        "casusnummer" | "streefdatum" | "overleg" | "overleggen" | "geldig_tot" => Key::Keep,
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
