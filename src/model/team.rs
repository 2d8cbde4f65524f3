//! The people at the table.

/// Somebody who takes part in the meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Participant {
    /// Name as written, if known.
    pub name: Option<String>,
    /// Role as shown in documents: `POH-jeugd`, `CJG`.
    pub role: String,
    /// Organisation, if it stands there.
    pub organisation: Option<String>,
}

/// All participants that the sheet and `mdo.yaml` tie to a role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Team {
    /// In the order of the source.
    pub participants: Vec<Participant>,
}

impl Team {
    /// The roles at the table, each once.
    pub fn roles(&self) -> Vec<String> {
        let mut roles: Vec<String> = Vec::new();
        for participant in &self.participants {
            if !roles.contains(&participant.role) {
                roles.push(participant.role.clone());
            }
        }
        roles
    }
}
