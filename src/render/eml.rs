//! Draft mails (RFC 5322) that open as unsent in Outlook and Thunderbird. `mdo` itself never sends.

use std::hash::BuildHasher;

use jiff::tz::TimeZone;
use mail_builder::MessageBuilder;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::date::Date;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::MimePart;
use rustc_hash::FxBuildHasher;

use crate::error::{Error, Result};
use crate::model::calendar::Stamp;

/// A mail to be looked at and sent by a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// To whom; nobody is filled in when the address is not known.
    pub to: Option<String>,
    /// Subject; without names.
    pub subject: String,
    /// The text.
    pub text: String,
    /// What goes with it.
    pub attachments: Vec<Attachment>,
}

/// A file that goes with a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name; without names of persons.
    pub name: String,
    /// Its kind, `text/calendar; charset=utf-8`.
    pub kind: &'static str,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// The mail as a file.
///
/// # Errors
/// When it cannot be put together.
pub fn write(draft: &Draft, id: &str, stamp: Stamp) -> Result<Vec<u8>> {
    let made = stamp.0.to_zoned(TimeZone::UTC).map_or(0, |moment| moment.timestamp().as_second());
    // Number and moment are said, so that the library does not take those of this machine.
    let mut mail = MessageBuilder::new()
        .message_id(format!("{id}@mdo"))
        .date(Date::new(made))
        .header("X-Unsent", Raw::new("1"))
        .subject(draft.subject.as_str());
    if let Some(to) = &draft.to {
        mail = mail.to(to.as_str());
    }
    // The same draft is the same file, each time: the line between the parts comes from its number too, which may be
    // longer than such a line (RFC 2046, 5.1.1).
    let line = format!("mdo-{:016x}", FxBuildHasher.hash_one(id));
    let between = ContentType::new("multipart/mixed").attribute("boundary", line);
    let text = MimePart::new("text/plain", draft.text.as_str());
    let attached = draft.attachments.iter().map(|attachment| {
        MimePart::new(attachment.kind, attachment.bytes.as_slice()).attachment(attachment.name.as_str())
    });
    let parts: Vec<MimePart<'_>> = std::iter::once(text).chain(attached).collect();
    mail = mail.body(MimePart::new(between, parts));
    mail.write_to_vec().map_err(|_| Error::write("een conceptmail kan niet gemaakt worden"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_draft_is_unsent_and_tells_nothing_of_this_machine() {
        let draft = Draft {
            to: Some("cjg@voorbeeld.example".into()),
            subject: "MDO van 3 december: vóóraf lezen".into(),
            text: "Dag,\n\nIn de bijlage je casussen.\n".into(),
            attachments: vec![Attachment {
                name: "mdo.ics".into(),
                kind: "text/calendar",
                bytes: b"BEGIN:VCALENDAR\r\n".to_vec(),
            }],
        };
        let stamp = Stamp(date(2026, 11, 22).at(8, 0, 0, 0));
        let mail = String::from_utf8(write(&draft, "2026-12-03-cjg", stamp).unwrap()).unwrap();
        assert!(mail.contains("X-Unsent: 1\r\n") && mail.contains("cjg@voorbeeld.example"), "{mail}");
        assert!(mail.contains("<2026-12-03-cjg@mdo>") && mail.contains("22 Nov 2026 08:00:00"), "{mail}");
        assert!(mail.contains("mdo.ics") && !mail.contains("From:"), "{mail}");
        assert_eq!(write(&draft, "2026-12-03-cjg", stamp).unwrap(), mail.as_bytes());
    }
}
