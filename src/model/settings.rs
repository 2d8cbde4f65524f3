//! What a neighbourhood sets for itself (`mdo.yaml`). Everything has a default.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::case_file::Answer;
use super::record::{record, words};
use super::scalar::{Day, Words};
use super::{Participant, Team};
use crate::dutch::fold::fold;
use crate::dutch::rhythm::Rhythm;

words! {
    /// Which forms of consent count.
    AllowedForm = "Welke vorm van toestemming telt" {
        /// Only in writing.
        Written = "schriftelijk", "Alleen schriftelijk";
        /// Both.
        WrittenOrOral = "schriftelijk_of_mondeling", "Ook mondeling, met datum en wie het noteerde";
    }
}

words! {
    /// How cases are numbered.
    #[derive(Default)]
    Numbering = "Hoe casussen genummerd worden" {
        /// Year and counter.
        #[default]
        Year = "jaar", "Jaar en volgnummer: 2026-014";
        /// Random.
        Random = "willekeurig", "Willekeurig: 7K3-QX9";
    }
}

record! {
    /// Somebody who takes part in the meetings.
    Member = "Iemand aan tafel" {
        /// Name.
        name: Option<String> = "naam", "Naam; komt in geen enkel document";
        /// Role.
        role: Option<String> = "rol", "Rol zoals die in de documenten staat: POH-jeugd, CJG, ...";
        /// Organisation.
        organisation: Option<String> = "organisatie", "Organisatie";
        /// The party of the consents.
        party: Option<String> = "partij", "De partij zoals die in toestemmingen staat, als dat niet de organisatie of de rol is";
        /// E-mail.
        email: Option<String> = "email", "E-mailadres, voor uitnodiging en conceptmail";
        /// When available.
        available: Words = "beschikbaar", "Wanneer op de dag van het overleg wel, zoals [\"13:00-13:30\"]; leeg is altijd";
        /// Always there.
        always: Option<Answer> = "altijd", "ja bij wie bij alle casussen zit";
        /// Chair.
        chair: Option<Answer> = "voorzitter", "ja bij wie voorzit";
        /// Takes the minutes.
        secretary: Option<Answer> = "notulist", "ja bij wie notuleert";
    }
}

record! {
    /// The rules for consent.
    ConsentSettings = "De regels voor toestemming" {
        /// Parents are asked from 16 too.
        parents_always: Option<Answer> = "ouders_altijd", "ja als ook boven de 16 de ouders gevraagd worden";
        /// The allowed form.
        form: Option<AllowedForm> = "vorm", "schriftelijk, of schriftelijk_of_mondeling";
        /// Term in months.
        term_months: Option<u32> = "termijn_maanden", "Na hoeveel maanden toestemming verloopt; leeg is geen vaste termijn";
        /// Parties of each meeting.
        parties: Words = "partijen", "Met welke partijen gedeeld wordt, als dat anders is dan de deelnemers";
        /// Categories of each meeting.
        categories: Words = "categorieen", "Welke soorten gegevens het overleg bespreekt";
        /// Purpose of each meeting.
        purpose: Option<String> = "doel", "Het doel van het delen";
    }
}

record! {
    /// When and where the meetings are.
    MeetingSettings = "Wanneer en waar het overleg is" {
        /// `eerste donderdag van de maand`.
        rhythm: Option<String> = "ritme", "Wanneer, zoals: eerste donderdag van de maand";
        /// Begin.
        begin: Option<String> = "begin", "Begintijd, zoals \"13:00\"";
        /// Minutes.
        minutes: Option<u32> = "minuten", "Hoe lang; gewoonlijk 60";
        /// Place.
        place: Option<String> = "plaats", "Waar";

        /// Cut-off in days before the meeting.
        cut_off: Option<u32> = "aanmelden_tot", "Tot hoeveel dagen voor het overleg een casus aangemeld kan worden";
    }
}

record! {
    /// Minutes per part of the meeting.
    AgendaSettings = "Hoe het uur verdeeld wordt" {
        /// Opening.
        opening: Option<u32> = "opening", "Minuten voor de opening";
        /// Open actions.
        open_actions: Option<u32> = "open_acties", "Minuten voor de openstaande acties";
        /// Red.
        red: Option<u32> = "rood", "Minuten voor een rode casus";
        /// Orange.
        orange: Option<u32> = "oranje", "Minuten voor een oranje casus";
        /// Green.
        green: Option<u32> = "groen", "Minuten voor een groene casus";
        /// Follow-up.
        follow_up: Option<u32> = "vervolg", "Minuten voor een casus die al eerder besproken is";
        /// Cooperation.
        cooperation: Option<u32> = "samenwerking", "Minuten voor de vraag over de samenwerking";
        /// Closing.
        closing: Option<u32> = "afsluiting", "Minuten voor de afsluiting";
        /// Pauses, `13:30-13:35`.
        pauses: Words = "pauzes", "Pauzes, zoals [\"13:30-13:35\"]";
        /// Preparation in minutes, in all.
        preparation: Option<u32> = "voorbereiding", "Minuten voorbereiding per deelnemer; gewoonlijk 60";
        /// Hours a year.
        year_hours: Option<u32> = "uren_per_jaar", "Uren per jaar per deelnemer; gewoonlijk 24";
    }
}

record! {
    /// The neighbourhood's own criteria.
    CrisisCriteria = "Wanneer een casus rood, oranje of groen is, in de woorden van de wijk" {
        /// Red.
        red: Words = "rood", "Wanneer rood";
        /// Orange.
        orange: Words = "oranje", "Wanneer oranje";
        /// Green.
        green: Words = "groen", "Wanneer groen";
    }
}

record! {
    /// A school holiday, or other days without a meeting.
    Holiday = "Een vakantie" {
        /// Name.
        name: Option<String> = "naam", "Naam, zoals herfstvakantie";
        /// First day.
        from: Option<Day> = "van", "Eerste dag";
        /// Last day.
        until: Option<Day> = "tot_en_met", "Laatste dag";
    }
}

record! {
    /// The settings of a neighbourhood.
    Settings = "De instellingen van de wijk (mdo.yaml); alles mag weg" {
        /// The neighbourhood.
        neighbourhood: Option<String> = "wijk", "Naam van de wijk, voor de kop van documenten";
        /// When and where.
        meeting: MeetingSettings = "overleg", "Wanneer en waar het overleg is";
        /// Who sits at the table.
        members: Vec<Member> = "deelnemers", "Wie aan tafel zit";
        /// Column headers of this neighbourhood's sheet: header -> what it holds.
        columns: BTreeMap<String, String> = "kolommen", "Eigen kolomkoppen van de casuïstieksheet: kop -> wat erin staat";
        /// Consent.
        consent: ConsentSettings = "toestemming", "De regels voor toestemming";
        /// The hour.
        agenda: AgendaSettings = "agenda", "Hoe het uur verdeeld wordt";
        /// Crisis criteria.
        crisis: CrisisCriteria = "crisismeter", "Wanneer een casus rood, oranje of groen is";
        /// Holidays.
        holidays: Vec<Holiday> = "vakanties", "Vakanties waarin geen overleg is";
        /// Numbering.
        numbering: Numbering = "casusnummers", "jaar of willekeurig";
        /// Retention period in years.
        retention_years: Option<u32> = "bewaartermijn_jaren", "Bewaartermijn in jaren; gewoonlijk 20 (Jeugdwet 7.3.8)";
        /// Folder with own templates.
        templates: Option<String> = "sjablonen", "Map met eigen sjablonen voor brieven";
    }
}

impl Settings {
    /// The first meeting of the rhythm on or after a day; holidays move it. `None` without a rhythm that can be read.
    pub fn next_meeting(&self, from: Date) -> Option<Date> {
        let rhythm = Rhythm::parse(self.meeting.rhythm.as_deref()?)?;
        let is_free = |day: Date| {
            let free = |holiday: &Holiday| {
                let (from, until) = (holiday.from?.0, holiday.until.or(holiday.from)?.0);
                Some((from..=until).contains(&day))
            };
            self.holidays.iter().any(|holiday| free(holiday).unwrap_or(false))
        };
        rhythm.next(from, &is_free)
    }

    /// The first meeting on or after a day: of those that have a file, else by the rhythm.
    pub fn meeting_from(&self, planned: impl IntoIterator<Item = Date>, from: Date) -> Option<Date> {
        let planned = planned.into_iter().filter(|day| *day >= from).min();
        planned.or_else(|| self.next_meeting(from))
    }

    /// What of the rhythm cannot be followed, in Dutch.
    pub fn rhythm_problem(&self) -> Option<&'static str> {
        let rhythm = self.meeting.rhythm.as_deref()?;
        if Rhythm::parse(rhythm).is_none() {
            return Some("dit ritme lees ik niet; schrijf bijvoorbeeld: eerste donderdag van de maand");
        }
        let known = self.holidays.iter().any(|holiday| holiday.from.is_some());
        (fold(rhythm).contains("vakantie") && !known)
            .then_some("ik weet niet wanneer de vakanties zijn; zet ze in mdo.yaml onder 'vakanties'")
    }

    /// The participants who have a role.
    pub fn team(&self) -> Team {
        let participants = self.members.iter().filter_map(|member| {
            Some(Participant {
                name: member.name.clone(),
                role: member.role.clone()?,
                organisation: member.organisation.clone(),
            })
        });
        Team { participants: participants.collect() }
    }
}
