//! What is shown between the lines.

use super::session::Session;
use crate::dutch::date::{long, short};
use crate::model::{Action, KeptAction};

/// An action in one line: `2026-014.3  POH-jeugd: belt school (vóór 15-12-2026)`.
pub fn line(action: &Action) -> String {
    let owner = action.owner.as_deref().unwrap_or("wie?");
    let due = action.due.map(|due| format!(" (vóór {})", short(due))).unwrap_or_default();
    format!("  {}  {owner}: {}{due}", action.number, action.text)
}

/// The same with what is the matter with an action of before.
fn kept_line(kept: &KeptAction) -> String {
    let state = match &kept.reason {
        Some(reason) if kept.is_open() => format!(" [{reason}]"),
        _ if kept.overdue => " [te laat, waarom?]".into(),
        _ if kept.is_open() => String::new(),
        _ => format!(" [{}]", kept.action.status.dutch()),
    };
    line(&kept.action) + &state
}

impl Session {
    /// Says something to whoever types.
    pub(super) fn say(&self, text: &str) {
        // A terminal that is gone is noticed when a line is asked.
        use std::io::Write;
        writeln!(std::io::stderr(), "{text}").ok();
    }

    pub(super) fn welcome(&self) {
        let count = self.points.len();
        let cases = if count == 1 { "1 casus".to_owned() } else { format!("{count} casussen") };
        let time = self.until_end().map(|left| format!(", nog {left} minuten")).unwrap_or_default();
        self.say(&format!("MDO {}: {cases}{time}. 'hulp' laat zien wat je kunt typen.", long(self.meeting)));
        if self.points.is_empty() {
            self.say("Er staat geen casus op de agenda: typ het casusnummer.");
        }
        let elsewhere: Vec<KeptAction> = self
            .actions()
            .into_iter()
            .filter(|kept| kept.is_open() && kept.meeting != Some(self.meeting))
            .filter(|kept| self.points.iter().all(|point| point.number != kept.action.number.case.0))
            .collect();
        if !elsewhere.is_empty() {
            self.say("\nNog open in casussen die niet op de agenda staan:");
            elsewhere.iter().for_each(|kept| self.say(&kept_line(kept)));
        }
    }

    /// The case that is turned to, with what is open and what was noted already.
    pub(super) fn show_case(&self) {
        let Some(current) = &self.current else { return };
        let place = self.points.iter().position(|point| point.number == *current);
        let order = place.map(|at| format!(" ({} van {})", at + 1, self.points.len())).unwrap_or_default();
        let minutes = place.and_then(|at| self.points[at].minutes);
        let minutes = minutes.map(|minutes| format!(", {minutes} minuten")).unwrap_or_default();
        let end = self.until_end().map(|left| format!("; nog {left} tot het einde")).unwrap_or_default();
        self.say(&format!("\nCasus {current}{order}{minutes}{end}"));
        let actions = self.actions();
        let own = actions.iter().filter(|kept| kept.action.number.case.0 == *current);
        let (new, before): (Vec<_>, Vec<_>) = own.partition(|kept| kept.meeting == Some(self.meeting));
        let open: Vec<_> = before.into_iter().filter(|kept| kept.open_on(self.meeting)).collect();
        let late = open.iter().find(|kept| kept.overdue && kept.reason.is_none());
        let late = late.map(|kept| kept.action.number.sequence);
        for (title, list) in [("nog open:", open), ("al genoteerd:", new)] {
            if !list.is_empty() {
                self.say(&format!("  {title}"));
                list.iter().for_each(|kept| self.say(&kept_line(kept)));
            }
        }
        if let Some(number) = late {
            self.say(&format!(
                "  te laat? typ '.{number} gesloten deuren', 'niet uitgevoerd' of 'omstandigheden veranderd'"
            ));
        }
    }
}
