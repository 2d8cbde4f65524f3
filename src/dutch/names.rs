//! Dutch personal names: first names, initials, prefixes (tussenvoegsels), surnames.

/// A name taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// First names, in order.
    pub first_names: Vec<String>,
    /// The name used daily, when it is another (`roepnaam`).
    pub nickname: Option<String>,
    /// Initials as written, `J.P.`.
    pub initials: Option<String>,
    /// Prefix, `van der`.
    pub prefix: Option<String>,
    /// Surname without prefix; a double or married name as written (`Jansen-de Vries`).
    pub surname: Option<String>,
}
