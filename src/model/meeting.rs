//! A meeting, as in its file (`overleggen/<datum>.yaml`): the plan, who was there, how it went.

use super::case_file::Answer;
use super::record::{record, words};
use super::scalar::{Day, Words};

words! {
    /// What a part of the meeting is.
    PartKind = "Wat voor onderdeel het is" {
        /// Opening.
        Opening = "opening", "Opening";
        /// Open actions of last time.
        OpenActions = "open_acties", "Openstaande acties van de vorige keer";
        /// A case.
        Case = "casus", "Een casus";
        /// A pause.
        Pause = "pauze", "Pauze";
        /// The cooperation check.
        Cooperation = "samenwerking", "Verloopt de samenwerking zoals gewenst, ook hoe we elkaar informeren";
        /// Closing.
        Closing = "afsluiting", "Afsluiting";
    }
}

record! {
    /// A part of the meeting.
    Part = "Een onderdeel van het overleg" {
        /// What it is.
        kind: Option<PartKind> = "soort", "opening, open_acties, casus, pauze, samenwerking of afsluiting";
        /// The case.
        case: Option<String> = "casusnummer", "Het nummer van de casus";
        /// Begin, `13:05`.
        begin: Option<String> = "begin", "Begintijd, zoals \"13:05\"";
        /// Minutes.
        minutes: Option<u32> = "minuten", "Hoeveel minuten";
        /// The begin was set by hand and stays.
        fixed: Option<Answer> = "vast", "ja als deze tijd vast staat";
        /// Who must be there, by role.
        attendees: Words = "deelnemers", "Wie erbij is, met de rol";
    }
}

record! {
    /// Somebody at this meeting.
    Attendee = "Iemand op dit overleg" {
        /// Role.
        role: Option<String> = "rol", "Rol: POH-jeugd, CJG, ...";
        /// Name.
        name: Option<String> = "naam", "Naam";
        /// Organisation.
        organisation: Option<String> = "organisatie", "Organisatie";
        /// E-mail.
        email: Option<String> = "email", "E-mailadres, voor de uitnodiging";
        /// Present.
        present: Option<Answer> = "aanwezig", "ja of nee, met de reden";
        /// When available, `13:00-13:30`.
        available: Words = "beschikbaar", "Wanneer wel, zoals [\"13:00-13:30\"]";
        /// A guest of this meeting alone.
        guest: Option<Answer> = "gast", "ja bij wie alleen dit overleg erbij is";
        /// Arrival, as planned.
        from: Option<String> = "van", "Vanaf wanneer, volgens de agenda; mdo vult dit in";
        /// Leaving, as planned.
        to: Option<String> = "tot", "Tot wanneer, volgens de agenda; mdo vult dit in";
        /// When, by the invitation that was made last.
        invited: Option<String> = "uitgenodigd", "Voor welke tijd er een uitnodiging gemaakt is, zoals \"13:08-13:28\"; mdo vult dit in";
        /// The cases, as planned.
        cases: Words = "casussen", "Bij welke casussen, volgens de agenda; mdo vult dit in";
    }
}

record! {
    /// The answer to the cooperation question.
    Cooperation = "Verloopt de samenwerking zoals gewenst" {
        /// The answer.
        answer: Option<String> = "antwoord", "Verloopt de samenwerking zoals gewenst: ja, deels of nee";
        /// How information flows.
        information: Option<String> = "informatie", "Hoe we elkaar informeren";
        /// What we change.
        change: Option<String> = "verbeteren", "Wat we anders gaan doen";
    }
}

record! {
    /// The hours of one participant.
    Load = "De tijd van een deelnemer" {
        /// Who.
        role: String = "rol", "Wie";
        /// Minutes at the meeting.
        meeting: Option<u32> = "overleg", "Minuten op het overleg";
        /// Minutes of preparation.
        preparation: Option<u32> = "voorbereiding", "Minuten voorbereiding";
    }
}

record! {
    /// The minutes were fixed.
    Final = "De vastgestelde actielijst" {
        /// When.
        date: Option<Day> = "datum", "Wanneer vastgesteld";
        /// What was corrected since.
        corrections: Vec<FixedCorrection> = "correcties", "Wat er sindsdien is gecorrigeerd, genummerd";
        /// What was fixed: each action as it stood, one a line.
        actions: Vec<FixedAction> = "acties", "De acties zoals ze zijn vastgesteld";
    }
}

record! {
    /// A numbered correction of the minutes.
    FixedCorrection = "Een correctie op de vastgestelde actielijst" {
        /// From 1.
        number: u32 = "nr", "Het nummer van de correctie";
        /// When.
        date: Option<Day> = "datum", "Wanneer";
        /// What changed.
        changes: Vec<String> = "wijzigingen", "Wat er is veranderd";
    }
}

record! {
    /// An action as it was fixed in the minutes.
    FixedAction = "Een vastgestelde actie" {
        /// `2026-014.1`.
        number: String = "nummer", "Nummer van de actie";
        /// The text, de-identified.
        text: String = "actie", "De actie, gepseudonimiseerd";
        /// Who.
        owner: Option<String> = "actiehouder", "Wie";
        /// Until when.
        due: Option<Day> = "streefdatum", "Vóór welke dag";
        /// How it stood.
        status: Option<String> = "status", "open, gedaan of vervallen";
    }
}

record! {
    /// A meeting.
    Meeting = "Eén overleg: tijd, plaats, wie er waren, hoe het ging" {
        /// The day.
        date: Option<Day> = "datum", "Dag van het overleg";
        /// Begin, `13:00`.
        begin: Option<String> = "begin", "Begintijd, zoals \"13:00\"";
        /// End, `14:00`.
        end: Option<String> = "einde", "Eindtijd, zoals \"14:00\"";
        /// Place.
        place: Option<String> = "plaats", "Waar";
        /// Chair, by role.
        chair: Option<String> = "voorzitter", "Wie voorzit, met de rol";
        /// Who takes the minutes, by role.
        secretary: Option<String> = "notulist", "Wie notuleert, met de rol";
        /// Who is invited and who was there.
        attendees: Vec<Attendee> = "deelnemers", "Wie uitgenodigd zijn en wie er waren";
        /// The parties with which is shared; else those of the participants.
        parties: Words = "partijen", "Met welke partijen gedeeld wordt, als dat anders is dan de deelnemers";
        /// The categories of data.
        categories: Words = "categorieen", "Welke soorten gegevens besproken worden";
        /// The purpose.
        purpose: Option<String> = "doel", "Het doel van het delen";
        /// The plan.
        parts: Vec<Part> = "punten", "De agenda";
        /// What `mdo` made of the plan by itself.
        planned: Vec<Part> = "gepland", "Wat mdo zelf van de agenda maakte; daaraan ziet mdo wat jij bij punten veranderde. Verander hier niets.";
        /// Cases that were not put on the agenda.
        not_placed: Vec<NotPlaced> = "niet_geagendeerd", "Casussen die er niet op konden, met de reden";
        /// How often the plan was sent; for the calendar.
        sequence: u32 = "versie", "De hoeveelste uitnodiging dit is; mdo telt zelf";
        /// Shows whether something changed for somebody since.
        mark: Option<String> = "kenmerk", "Waaraan mdo ziet of er voor iemand iets veranderd is. Verander hier niets.";
        /// Cooperation.
        cooperation: Cooperation = "samenwerking", "Verloopt de samenwerking zoals gewenst";
        /// Load.
        load: Vec<Load> = "belasting", "Tijd van de deelnemers";
        /// The fixed minutes.
        fixed: Option<Final> = "vastgesteld", "De vastgestelde actielijst";
        /// Remarks.
        remarks: Option<String> = "bijzonderheden", "Wat verder van belang is";
    }
}

record! {
    /// A case for which there was no place.
    NotPlaced = "Een casus die er niet op kon" {
        /// The case.
        case: String = "casusnummer", "Het nummer van de casus";
        /// Why.
        reason: Option<String> = "reden", "Waarom";
    }
}
