//! How coordinators head their columns: a table of whole headers and a table of the words headers are made of.
//! All in lower case, without accents, spaces and punctuation; singular and plural both.

use super::field::{Field, What, Who};
use crate::dutch::word_list::WordList;

/// Whole headers that are not the sum of their words.
#[rustfmt::skip]
pub const HEADERS: &[(Field, &[&str])] = &[
    (Field::CaseNumber, &[
        "casusnummer", "casusnr", "casusnummers", "casenummer", "casenr", "casus", "nummercasus",
        "nrcasus", "zaaknummer", "zaaknr", "mdonummer", "mdonr", "casusid", "casuscode", "code",
        "casusnummermdo", "uniekcasusnummer", "pseudoniem", "nummervandecasus", "casuistieknummer",
        "casuistieknr", "bespreeknummer", "aanmeldnummer", "aanmeldingsnummer", "caseid",
    ]),
    (Field::RowNumber, &[
        "nr", "nrs", "nummer", "no", "num", "nmr", "volgnr", "volgnummer", "rij", "id", "regel",
        "volgorde", "agendapunt", "agendanr",
    ]),
    (Field::RecordNumber, &[
        "dossiernummer", "dossiernr", "dossier", "clientnummer", "clientnr", "patientnummer",
        "patientnr", "epdnummer", "hisnummer", "hisnr", "registratienummer", "leerlingnummer",
        "leerlingnr", "dossierid", "clientid", "patientid", "registratienr", "polisnummer",
        "verzekeringsnummer",
    ]),
    (Field::Person(Who::Youth, What::Name), &[
        "naam", "namen", "jeugdige", "kind", "client", "jongere", "leerling", "patient",
        "wiewordtbesproken", "overwie", "bijwie", "overwelkkind", "bijwelkkind", "voorwelkkind", "betreft", "naamvoluit", "volledigenaam", "naamjongeremens",
        "kindnaam", "jeugdigenaam", "child", "childname", "clientnaam", "lln", "llnnaam", "leerlingnaam", "naamlln", "jgd", "naamjgd", "jeugdlid",
        "pat", "patnaam", "naampat", "pt", "cl", "naamcl", "inwoner", "student", "zorgleerling", "mentorleerling", "pleegkind",
        "peuter", "kleuter", "zuigeling", "baby", "wiebesproken", "wiebesprekenwe", "wiewordenbesproken", "overwiegaathet",
    ]),
    (Field::Person(Who::Youth, What::Details), &[
        "naw", "nawgegevens", "personalia", "gegevens", "persoonsgegevens", "contactgegevens",
    ]),
    (Field::Person(Who::Youth, What::BirthDate), &[
        "geboren", "geborenop", "gebdat", "gebdtm", "gbd", "dob", "geb", "gd", "gebd",
    ]),
    (Field::Person(Who::Youth, What::Bsn), &[
        "bsn", "bsnnummer", "bsnnr", "burgerservicenummer", "sofinummer", "sofi",
    ]),
    (Field::Person(Who::Youth, What::Phone), &[
        "contact", "bereikbaarheid", "bereikbaarop", "telefonischbereikbaar",
    ]),
    (Field::Person(Who::Youth, What::Trait), &[
        "leeftijd", "lft", "lftd", "geslacht", "mv", "mvx", "jm", "gender", "nationaliteit",
        "geboorteland", "land", "taal", "etniciteit", "herkomst", "geboorteplaats", "cultuur", "religie",
        "voertaal", "tolknodig", "tolk", "sekse",
    ]),
    (Field::Person(Who::Sibling, What::Name), &[
        "anderekinderen", "overigekinderen", "kindereningezin", "overigekindereningezin",
        "anderekindereningezin", "broertjesenofzusjes",
    ]),
    (Field::Person(Who::Family, What::Name), &[
        "gezinssamenstelling", "samenstellinggezin", "huishouden", "gezinssituatie",
        "gezinsamenstelling", "inwonenden", "huisgenoten", "thuiswonend", "systeem", "gezinssysteem",
        "overigegezinsleden",
    ]),
    (Field::Person(Who::Professional, What::Name), &[
        "betrokkenen", "betrokkene", "betrokken", "betrokkenhulpverleners", "betrokkenhulpverlening",
        "betrokkenprofessionals", "betrokkeninstanties", "betrokkenorganisaties", "betrokkenpartijen",
        "wieisbetrokken", "wiezijnbetrokken", "partners", "betrokkenpartners", "uittenodigen",
        "uitnodigen", "genodigden", "ketenpartners", "hulpverlening", "betrokkenhulp",
    ]),
    (Field::Person(Who::Presenter, What::Name), &[
        "inbrenger", "ingebrachtdoor", "inbrengdoor", "aangemelddoor", "aanmelder", "aanmeldendoor",
        "verwijzer", "verwezendoor", "melder", "wiebrengtin", "brengtin", "casusinbrenger", "inbrengers",
        "inbreng", "inbrengendeprofessional", "aangedragendoor", "aanmeldingdoor",
    ]),
    (Field::School, &[
        "school", "scholen", "onderwijs", "schoolnaam", "opleiding", "schoolklas", "schoolgroep",
        "kinderopvang", "bso", "kdv", "opvang", "dagbesteding", "schoolopleiding", "schoolenklas",
        "schoolengroep",
    ]),
    (Field::Institution, &[
        "vereniging", "sport", "sportclub", "club", "clubs", "werk", "werkgever", "bijbaan",
        "instelling", "instellingen", "hulpverleningsinstelling", "zorgaanbieder", "aanbieder",
        "jeugdhulpaanbieder", "sportvereniging", "hobby", "hobbys", "vrijetijd",
    ]),
    (Field::FreeText, &[
        "vraag", "hulpvraag", "vraagaanoverleg", "vraagaanmdo", "vraagstelling", "vraagaanhetoverleg",
        "vraagaandetafel", "aanleiding", "reden", "redenaanmelding", "redenvanaanmelding",
        "redeninbreng", "situatie", "casusbeschrijving", "omschrijving", "beschrijving", "achtergrond",
        "problematiek", "probleem", "zorgen", "krachten", "opmerking", "opmerkingen", "toelichting",
        "notities", "notitie", "bijzonderheden", "bespreking", "verslag", "samenvatting", "doel",
        "doelen", "wens", "wensen", "voortgang", "terugkoppeling", "evaluatie", "geschiedenis",
        "voorgeschiedenis", "hulpverleningsgeschiedenis", "eerderehulp", "diagnose", "diagnostiek",
        "medicatie", "analyse", "gezag", "gezagsverhouding", "juridischekader", "veiligheid",
        "watgaatgoed", "watgaatnietgoed", "kernvraag", "informatie", "info", "casusinfo",
        "besprokenpunten", "leerpunten", "huidigehulp", "ingezettehulp", "inzethulp", "thema",
        "onderwerp", "korteomschrijving", "kortesituatieschets", "situatieschets", "stand",
        "standvanzaken", "reactie", "aantekeningen", "inhoud", "discussie", "aandachtspunten", "risicos",
        "beschermendefactoren", "risicofactoren", "waaromnu", "wathebbenwenodig", "watwillenwe",
        "visieouders", "informatienodig", "voorkeurgezin", "goedcontact", "eerdereonveiligesituaties",
        "oudersbijoverleg", "oudersbijhetoverleg", "gezinbijoverleg", "jeugdigebijoverleg",
        "jeugdigebijhetoverleg", "kindbijoverleg", "netwerkbijoverleg", "jeugdigegesproken",
        "kindgesproken", "metjeugdigegesproken", "metkindgesproken",
        "taalthuis", "letopveiligheid", "zondertoestemming", "afgerondeacties", "afsluiting",
        "bijzonderhedenjeugdige", "labels",
    ]),
    (Field::Other, &[
        "crisismeter", "crisis", "urgentie", "prioriteit", "prio", "kleur", "kleurcode", "toestemming",
        "akkoord", "avg", "privacy", "tijd", "tijdstip", "duur", "minuten", "tijdsduur", "wijk", "buurt",
        "gemeente", "regio", "veiligthuis", "vt", "meldcode", "opschalen", "type", "soort", "categorie",
        "aanmelddatum", "datumaanmelding", "aangemeldop", "datumaangemeld", "besproken", "geagendeerd",
        "agenda", "leefgebied", "leefgebieden", "toestemmingouders", "toestemmingjeugdige",
        "datumtoestemming", "evaluatiedatum", "datumevaluatie", "herbespreken", "terugop", "evaluerenop",
        "wilsbekwaam", "vog", "ots", "jb", "jr", "verwijsindex", "vip", "aantal", "groep", "klas",
        "leerjaar", "keer", "eerstekeer", "nieuw", "nieuwofvervolg", "begintijd", "eindtijd",
        "van", "tot", "ronde", "oordeelveiligheid", "stapmeldcode", "jeugdigegesproken", "deelnameouders",
        "deelnamejeugdige", "deelnamenetwerk", "partnersnodig", "vastetijd", "overleggen",
    ]),
    (Field::Date, &["datum", "dd", "dag", "dat"]),
    (Field::Status, &["status", "statuscasus", "voortgangstatus"]),
    (Field::MeetingDate, &[
        "datumoverleg", "overlegdatum", "datummdo", "mdodatum", "datumbespreking", "besprokenop",
        "bespreekdatum", "besprekingsdatum", "datumcasusbespreking",
    ]),
    (Field::Actions, &[
        "actie", "acties", "actiepunt", "actiepunten", "afspraak", "afspraken", "actielijst", "todo",
        "todos", "todolijst", "taak", "taken", "wat", "wattedoen", "watgaanwedoen", "watmoetergebeuren",
        "wiedoetwat", "wiedoetwatwanneer", "wiewatwanneer", "watwiewanneer", "vervolgstap",
        "vervolgstappen", "vervolgactie", "vervolgacties", "vervolgafspraken", "vervolgafspraak", "plan",
        "planvanaanpak", "aanpak", "stappen", "actiesafspraken", "afsprakenacties", "gemaakteafspraken",
        "watsprekenweaf", "teondernemenacties", "teondernemenactie", "actieomschrijving",
        "omschrijvingactie", "omschrijvingacties", "beschrijvingactie", "actiebeschrijving",
        "watisafgesproken", "afgesproken", "afsprakenlijst", "afspr", "besluitvervolg", "besluitenvervolg", "besluitenacties", "vervolgplan",
        "teondernemenstappen", "teondernemenstap", "actiewiewanneer", "actiewie", "actiemetwie", "actieenwie",
        "volgendestap", "volgendestappen", "wattedoendoorwie", "wieenwat", "watenwie", "wieenwatenwanneer",
        "afgesprokenacties", "actienaaroverleg", "nieuweacties",
        "actieplan", "werkafspraken", "actiesnamdo", "act", "actienu", "tedoen", "pva", "taakverdeling", "afgesprokenisdat",
        "actiepuntenlijst", "besluitenlijst", "afspraakactiehouderdatum",
        "doetwat", "watdoet", "gaatdoen", "watgaatdoen", "gaatwatdoen", "watgajedoen", "watgaatudoen", "watdoenwe",
        "moetgebeuren", "moetnoggebeuren", "doen", "nogtedoen", "teregelen", "nogteregelen", "teondernemen", "tedoenacties",
        "uittevoeren", "uittevoerenactie", "uittevoerenacties", "watuittevoeren",
    ]),
    (Field::EarlierActions, &["nogopen"]),
    (Field::Outcome, &[
        "uitkomst", "uitkomsten", "vervolg", "besluit", "besluiten", "conclusie", "conclusies", "resultaat",
        "advies", "adviezen", "uitkomstoverleg", "uitkomstmdo", "adviesmdo", "vervolgtraject",
        "besluitvorming", "conclusieadvies", "interventie", "interventies", "oplossing", "beleid", "notulen", "hoeverder",
        "hoenuverder", "hoegaanweverder", "watnu", "ennu", "opvolging", "followup", "watisnodig", "watisernodig", "uitgezet",
        "vervolgen", "beslispunten", "beslissing", "beslissingen", "nazorg",
    ]),
    (Field::Owner, &[
        "wie", "who", "owner", "doorwie", "door", "actiehouder", "actiehouders", "actienemer", "actiedoor",
        "verantwoordelijke", "verantwoordelijk", "eigenaar", "uitvoerder", "trekker", "wiedoethet",
        "wieneemtactie", "wiepaktop", "wiepakthetop", "uittevoerendoor", "houder", "wieactie",
        "wiedoetdit", "wieisverantwoordelijk", "probleemeigenaar", "belegdbij", "opgepaktdoor",
        "neemtactie", "actieeigenaar", "wieonderneemtactie", "wieisaanzet", "verantw", "verantwoordelijken", "verantwoordelijkheid",
        "ah", "actienemers", "regieactie", "wievoertuit", "wieregelt", "wieregelthet", "uitvoerders",
        "uitvoering", "uitvoeringdoor", "trekkers", "belegdbijwie", "opgepaktdoorwie", "wienaam", "aanzet",
        "aanzetis", "initiatief", "initiatiefnemer", "doorwieuittevoeren", "actiehoudster",
    ]),
    (Field::Due, &[
        "wanneer", "when", "due", "duedate", "voorwanneer", "deadline", "uiterlijk", "voor", "streefdatum", "termijn", "gereedop",
        "gereedvoor", "klaarop", "klaarvoor", "datumgereed", "einddatum", "planning", "uiterlijkedatum",
        "datumactie", "actiedatum", "afrondenvoor", "tegereedop", "vervaldatum", "wanneerklaar",
        "wanneergereed", "perwanneer", "datumklaar", "opleverdatum", "uitvoerdatum", "realisatiedatum",
        "voordatum", "doeldatum", "termijnen", "uiterstedatum", "wanneeruiterlijk", "tijdpad", "sd", "streef",
        "streefdata", "streefdag", "per", "gepland", "geplandop", "plandatum", "geplandedatum", "afgerondvoor",
        "afgerondop", "afrondendoor", "afrondenop", "tm", "totenmet", "klaaruiterlijk", "gereeduiterlijk", "afvoor",
        "uitvoerenvoor", "uittevoerenvoor", "uiterstetermijn", "tijdsplanning", "tijdspad", "deadlines", "datumafronding",
        "afronding", "afrondingsdatum", "datumafgerond", "wanneerafgerond", "datumuitvoering", "uitvoeringvoor",
    ]),
    (Field::ActionStatus, &[
        "gereed", "klaar", "gedaan", "afgerond", "afgehandeld", "voldaan", "statusactie", "actiestatus",
        "statusacties", "uitgevoerd", "afgerondja", "done", "gerealiseerd", "voltooid", "actieafgerond",
        "openafgerond", "opengedaan", "uitgevoerdjanee", "afgerondjanee", "gereedjanee", "alklaar", "algedaan", "alafgerond",
        "reedsgedaan", "isgedaan", "isklaar", "klaarjanee", "gedaanjanee", "afgevinkt", "isditgedaan", "ishetgedaan",
    ]),
    (Field::ActionNumber, &[
        "actienr", "actienummer", "nractie", "nummeractie", "actieid", "nummervandeactie", "nrvandeactie", "actiecode",
    ]),
    (Field::Function, &[
        "functie", "functies", "rol", "beroep", "discipline", "hoedanigheid", "functierol", "rolfunctie",
        "expertise", "vanuit", "deelnemersrol", "deelnemerrol", "rolinoverleg", "rolinhetoverleg", "rolintafel", "naamrol",
    ]),
    (Field::Organisation, &[
        "organisatie", "instantie", "werkzaambij", "namens", "bedrijf", "org", "organisaties", "partij",
        "partner", "organisatiefunctie",
    ]),
    (Field::Attendance, &[
        "aanwezig", "aanwezigheid", "afwezig", "aanwezigafwezig", "aanwezigjanee", "deelname", "paraaf",
        "handtekening", "uitgenodigd", "aangemeld",
    ]),
];

/// Headers of numbers that are those of the list itself when they are short, and of another register else: `Ref`, `Gezinsnr`.
#[rustfmt::skip]
pub static LIST_NUMBERS: WordList = WordList::new(&[
    "ref", "refnr", "refnummer", "referentie", "referentienr", "referentienummer", "kenmerk", "gezinsnr", "gezinsnummer",
    "gezinnr", "gezinnummer", "nrgezin", "kindnr", "kindnummer", "nrkind", "jeugdigenr", "jeugdigenummer", "nrjeugdige", "knr",
    "gnr", "cnr", "bnr", "jnr", "lijstnr", "lijstnummer", "besprnr", "bespreeknr", "bespreekpunt", "inbrengnr", "inbrengnummer",
    "agendapuntnr", "puntnr", "koppelnr", "koppelnummer", "koppelcode", "sleutel", "sleutelnummer", "pseudonr", "pseudocode",
    "alias", "letter", "cas", "casref", "mdoid", "mdocode", "mdoref", "casusletter", "casuskenmerk", "casusref", "lfdnr",
    "anoniemnummer", "anoniemnr", "tafelnr", "jongerenr", "jongerennummer",
]);

/// A word a header is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Whom it is about.
    Who(Who),
    /// What it says.
    What(What),
    /// Decides by itself.
    Is(Field),
    /// The last meeting's: makes actions into text.
    Earlier,
    /// Of before, and perhaps not done: makes actions into earlier ones.
    StillOpen,
    /// Says nothing.
    Filler,
}

use Word::{Earlier, Filler, Is, StillOpen};

/// The words.
#[rustfmt::skip]
pub const WORDS: &[(Word, &[&str])] = &[
    (Word::Who(Who::Youth), &[
        "jeugdige", "jeugdigen", "kind", "kinderen", "client", "clienten", "jongere", "jongeren",
        "leerling", "patient", "pupil", "child", "children", "jeugd", "zoon", "dochter", "aangemelde", "besprokene",
    ]),
    (Word::Who(Who::Mother), &["mother", "moeder", "mama", "mdr", "moeders", "mam"]),
    (Word::Who(Who::Father), &["father", "vader", "papa", "vdr", "vaders", "pap"]),
    (Word::Who(Who::Parent), &[
        "ouder", "ouders", "opvoeder", "opvoeders", "verzorger", "verzorgers", "ouderverzorger",
        "oudersverzorgers", "oudersopvoeders", "verzorgende", "parent", "parents",
    ]),
    (Word::Who(Who::Guardian), &[
        "gezagdrager", "gezagdragers", "gezagsdrager", "gezagsdragers", "gezaghebbende", "gezaghebber",
        "gezaghebbenden", "vertegenwoordiger", "vertegenwoordigers", "gezagdragende", "gezagdragenden",
        "gezaghouder", "gezaghouders",
    ]),
    (Word::Who(Who::Stepparent), &[
        "stiefvader", "stiefmoeder", "stiefouder", "stiefouders", "pleegouder", "pleegouders",
        "pleegmoeder", "pleegvader", "partnermoeder", "partnervader", "nieuwepartner",
        "partnervanmoeder", "partnervanvader", "stiefpartner", "adoptieouders", "exepartner",
    ]),
    (Word::Who(Who::Warden), &[
        "voogd", "gezinsvoogd", "jeugdbeschermer", "voogden", "jeugdbescherming", "jeugdreclasseerder",
    ]),
    (Word::Who(Who::Sibling), &[
        "broer", "broers", "zus", "zussen", "zusje", "zusjes", "broertje", "broertjes", "brus",
        "brussen", "brusjes", "siblings", "zusters", "broerszussen", "broertjeszusjes",
    ]),
    (Word::Who(Who::Family), &[
        "gezin", "gezinsleden", "gezinslid", "familie", "familieleden", "opa", "oma", "grootouders",
        "grootouder", "huisgenoten", "huisgenoot",
    ]),
    (Word::Who(Who::Network), &[
        "netwerk", "steunfiguur", "steunfiguren", "contactpersoon", "contactpersonen", "jim",
        "vertrouwenspersoon", "netwerkleden", "steunsysteem", "netwerkpersonen", "belangrijkepersonen",
        "netwerkfamilie", "noodcontact", "sociaalnetwerk",
    ]),
    (Word::Who(Who::Doctor), &[
        "huisarts", "ha", "huisartspraktijk", "huisartsenpraktijk", "huisartsen", "praktijk", "dokter",
        "kinderarts", "jeugdarts",
    ]),
    (Word::Who(Who::Teacher), &[
        "leerkracht", "leerkrachten", "teacher", "mentor", "iber", "ib", "docent", "juf", "meester",
        "internbegeleider", "zorgcoordinator", "leraar", "zoco", "zoc", "contactpersoonschool",
        "schoolcontact", "smw", "schoolmaatschappelijkwerk", "schoolmaatschappelijkwerker",
        "kwaliteitscoordinator",
    ]),
    (Word::Who(Who::Professional), &[
        "hulpverlener", "hulpverleners", "professional", "professionals", "behandelaar", "behandelaars",
        "zorgverlener", "zorgverleners", "begeleider", "begeleiders", "pohjeugd", "poh",
        "jeugdhulpverlener", "jeugdhulpverleners", "jeugdconsulent", "consulent", "gezinscoach",
        "psycholoog", "therapeut", "jeugdverpleegkundige", "wijkteam", "cjg", "cjger",
        "maatschappelijkwerk", "maatschappelijkwerker", "wijkagent", "ambulantbegeleider",
        "casemanagerggz", "gezinsbegeleider", "jeugdhulp", "wijkcoach", "orthopedagoog",
        "contactprofessional", "deelnemer", "deelnemers",
    ]),
    (Word::Who(Who::CaseLead), &[
        "casusregisseur", "regisseur", "regie", "casusregie", "casusmanager", "casemanager",
        "procesregisseur", "regiehouder", "casushouder", "gezinsregisseur", "regievoerder",
        "casusverantwoordelijke", "dossierhouder", "zorgregisseur", "casuseigenaar",
    ]),
    (Word::Who(Who::Presenter), &[
        "inbrenger", "inbrengers", "aanmelder", "verwijzer", "melder", "inbrengende", "casusinbrenger",
    ]),
    (Word::What(What::Name), &["name", "naam", "namen", "volledigenaam", "naamgegevens"]),
    (Word::What(What::FirstName), &[
        "voornaam", "voornamen", "firstname", "voor", "vnaam", "vn", "doopnaam", "doopnamen",
    ]),
    (Word::What(What::Nickname), &["roepnaam", "roep", "bijnaam", "roepnamen"]),
    (Word::What(What::Initials), &[
        "voorletters", "initialen", "voorletter", "vl", "vrl", "initiaal", "voorl", "vltrs",
    ]),
    (Word::What(What::Prefix), &[
        "tussenvoegsel", "tussenvoegsels", "tussenv", "tv", "tvs", "voorvoegsel", "tussenvgsl",
        "tussenvoeg", "voorvoegsels", "tsv", "tussenvgs",
    ]),
    (Word::What(What::Surname), &[
        "achternaam", "familienaam", "lastname", "achternamen", "meisjesnaam", "geboortenaam", "anaam",
        "geslachtsnaam", "achter", "famnaam", "an", "eigennaam",
    ]),
    (Word::What(What::BirthDate), &[
        "geboortedatum", "dateofbirth", "birthdate", "geboortedat", "gebdatum", "gebdat", "geboren", "geboorte", "gebdtm",
        "geboortedag", "geborenop", "dob", "verjaardag", "geboortejaar", "geboortedata", "geboorted",
        "geb",
    ]),
    (Word::What(What::Bsn), &["bsn", "burgerservicenummer", "sofinummer", "bsnnummer", "bsnnr"]),
    (Word::What(What::Phone), &[
        "telefoon", "tel", "telnr", "telefoonnummer", "telefoonnr", "telnummer", "telefoonnummers",
        "mobiel", "mob", "mobielnummer", "mobielnr", "mobieltje", "06", "06nummer", "06nr", "gsm", "tf",
        "telefoonmobiel", "bereikbaar", "belnummer", "tfnr", "fon", "phone", "whatsapp", "app", "telf",
    ]),
    (Word::What(What::Email), &[
        "email", "mail", "emailadres", "mailadres", "emailadressen", "emails", "emailadr", "epost",
    ]),
    (Word::What(What::Address), &[
        "adres", "adressen", "adresgegevens", "woonadres", "verblijfadres", "verblijfplaats",
        "verblijfsadres", "woonachtig", "adr", "thuisadres",
    ]),
    (Word::What(What::Street), &["straat", "straatnaam", "str"]),
    (Word::What(What::HouseNumber), &[
        "huisnummer", "huisnr", "hnr", "nrhuis", "huisnrs", "hsnr", "huisn",
    ]),
    (Word::What(What::Addition), &[
        "toevoeging", "huisnummertoevoeging", "huisnrtoevoeging", "toev", "huisletter",
    ]),
    (Word::What(What::Postcode), &["postcode", "pc", "postkode", "pcode", "postcodes"]),
    (Word::What(What::City), &["woonplaats", "plaats", "stad", "dorp", "wpl", "plaatsnaam", "wnpl"]),
    (Word::What(What::Details), &[
        "gegevens", "contactgegevens", "personalia", "naw", "nawgegevens", "persoonsgegevens", "contact",
        "contactinfo", "info", "bereikbaarheid",
    ]),
    (Word::What(What::Trait), &[
        "leeftijd", "geslacht", "nationaliteit", "geboorteplaats", "geboorteland",
    ]),
    (Is(Field::CaseNumber), &["casusnummer", "casusnr", "casenummer", "casenr"]),
    (Is(Field::School), &["school", "scholen", "schoolnaam", "onderwijs"]),
    (Is(Field::Organisation), &["organisatie", "instantie", "organisaties", "instanties"]),
    (Is(Field::Function), &["functie", "rol", "beroep"]),
    (Is(Field::FreeText), &[
        "opmerking", "opmerkingen", "toelichting", "mening", "visie", "vraag", "hulpvraag", "vragen",
        "wens", "wensen", "situatie", "bijzonderheden", "zorgen", "krachten", "reden", "aanleiding",
        "doel", "doelen", "question", "remarks", "verhaal", "terugkoppeling", "besproken", "bespreking", "historie", "achtergrond",
        "perspectief", "problematiek", "gezag", "omschrijving", "beschrijving", "samenvatting",
        "voortgang", "evaluatie", "verslag", "notitie", "notities", "diagnose",
    ]),
    (Is(Field::Other), &[
        "toestemming", "akkoord", "geinformeerd", "informed", "consent", "crisismeter", "urgentie",
        "crisis", "tijd", "duur", "aanwezig", "kleur",
    ]),
    (Is(Field::Actions), &[
        "actie", "acties", "actiepunt", "actiepunten", "afspraak", "afspraken", "actielijst",
        "vervolgstappen", "vervolgacties", "vervolgafspraken", "todo", "taken", "afgesproken", "action", "actions",
        "actionpoint", "actionpoints",
    ]),
    (Is(Field::Outcome), &[
        "uitkomst", "besluit", "besluiten", "conclusie", "conclusies", "advies", "adviezen", "vervolg", "opvolging",
    ]),
    (Is(Field::Owner), &[
        "actiehouder", "verantwoordelijke", "uitvoerder", "trekker", "eigenaar", "wie", "door",
    ]),
    (Is(Field::Due), &["deadline", "wanneer", "uiterlijk", "streefdatum", "termijn", "einddatum"]),
    (Is(Field::ActionStatus), &["gereed", "afgerond", "gedaan", "afgehandeld", "status"]),
    (Is(Field::Date), &["datum", "datums", "data"]),
    (Earlier, &["vorig", "vorige", "voorgaand", "voorgaande"]),
    (StillOpen, &["openstaand", "openstaande", "openst", "lopend", "lopende", "eerder", "eerdere", "oude"]),
    (Filler, &[
        "van", "de", "het", "een", "der", "vd", "v", "d", "en", "of", "met", "voor", "aan", "bij", "in",
        "op", "e", "t", "dit", "deze", "eigen", "s", "n", "nr", "nummer", "biologische", "biol",
        "wettelijk", "wettelijke", "overige", "andere", "eventueel", "evt", "indien", "betrokken",
        "bekend", "mdo", "overleg", "huidige", "huidig", "per", "uit", "tijdens", "na", "naar",
        "aanleiding", "gemaakte", "nieuwe", "graag", "ook", "vul", "invullen", "incl", "inclusief",
        "wie", "over", "primaire", "eerste", "tweede", "thuis", "prive", "vast", "werk", "al", "alle",
        "plus", "om", "te", "welk", "welke",
    ]),
];
