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
