//! Values that people write in more than one way: days, ja or nee with a reason, lists.

use std::borrow::Cow;
use std::fmt;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::dutch::date::{self, PartialDate};

/// A day. Written `2026-12-03`; `3-12-2026`, `03/12/2026` and `3 december 2026` are read too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub Date);

/// A birth date, of which the day or the month may be unknown: `2014-05-09`, `2014-05`, `2014`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BirthDate(pub PartialDate);

/// Texts under keys of somebody's own choosing, in the order in which they stand there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts(pub Vec<(String, String)>);

/// A list of short texts; one text with commas is read as a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(pub Vec<String>);

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for BirthDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.0.year)?;
        if let Some(month) = self.0.month {
            write!(f, "-{month:02}")?;
            if let Some(day) = self.0.day {
                write!(f, "-{day:02}")?;
            }
        }
        Ok(())
    }
}

impl BirthDate {
    /// Reads a birth date; day and month may be missing, or unknown: `2014-05-??`, `2014-05-00`, `??-05-2014`.
    pub fn parse(text: &str) -> Option<BirthDate> {
        let text = without_unknown(text.trim());
        if let Some((year, month)) = text.split_once('-')
            && let (4, Ok(year), Ok(month @ 1..=12)) = (year.len(), year.parse(), month.parse())
        {
            return Some(BirthDate(PartialDate { year, month: Some(month), day: None }));
        }
        date::parse_partial(text).filter(|date| date.day.is_none() || date.full().is_some()).map(BirthDate)
    }
}

/// A date without the parts that stand for not knowing.
fn without_unknown(text: &str) -> &str {
    let unknown = |part: &str| {
        !part.is_empty() && part.len() < 3 && part.chars().all(|c| matches!(c, '?' | '0' | 'x' | 'X' | '_'))
    };
    let mut text = text;
    while let Some((rest, _)) = text.rsplit_once(['-', '/']).filter(|(_, last)| unknown(last)) {
        text = rest;
    }
    while let Some((_, rest)) = text.split_once(['-', '/']).filter(|(first, _)| unknown(first)) {
        text = rest;
    }
    text
}

/// Reads a birth date; `onbekend` and `?` are none.
///
/// # Errors
/// When it is a text that is neither.
pub fn birth_date_if_known<'de, D: Deserializer<'de>>(from: D) -> Result<Option<BirthDate>, D::Error> {
    let expected = "een geboortedatum die bestaat, zoals 2014-05-09, 2014-05 of 2014";
    let read = |text: &str| match text.trim().to_lowercase().as_str() {
        "" | "onbekend" | "niet bekend" | "onb" | "onb." | "nnb" => Some(None),
        text if text.chars().all(|c| matches!(c, '?' | '-' | '/' | ' ')) => Some(None),
        text => BirthDate::parse(text).map(Some),
    };
    from.deserialize_str(Text { read, expected })
}

impl Words {
    /// The parts of one text: between commas, semicolons and line ends.
    pub fn parts(text: &str) -> impl Iterator<Item = &str> {
        text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty())
    }

    /// Whether nothing is listed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The texts.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

impl Texts {
    /// The text under a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, text)| text.as_str())
    }
}

impl<T: Into<String>> FromIterator<T> for Words {
    fn from_iter<I: IntoIterator<Item = T>>(texts: I) -> Self {
        Words(texts.into_iter().map(Into::into).collect())
    }
}

/// A visitor that reads one text with a function.
struct Text<F> {
    read: F,
    expected: &'static str,
}

impl<T, F: Fn(&str) -> Option<T>> Visitor<'_> for Text<F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        (self.read)(text).ok_or_else(|| E::custom(format_args!("hier hoort {}", self.expected)))
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let expected = "een datum die bestaat, zoals 2026-12-03";
        from.deserialize_str(Text { read: |text: &str| date::parse(text).map(Day), expected })
    }
}

impl<'de> Deserialize<'de> for BirthDate {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let expected = "een geboortedatum die bestaat, zoals 2014-05-09, 2014-05 of 2014";
        from.deserialize_str(Text { read: BirthDate::parse, expected })
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct List;

        impl<'de> Visitor<'de> for List {
            type Value = Words;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("een lijst, zoals [CJG, school]")
            }

            fn visit_unit<E: de::Error>(self) -> Result<Words, E> {
                Ok(Words::default())
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Words, E> {
                Ok(Words::parts(text).collect())
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Words, A::Error> {
                let mut words = Vec::new();
                while let Some(item) = items.next_element::<String>()? {
                    let item = item.trim();
                    if !item.is_empty() {
                        words.push(item.to_owned());
                    }
                }
                Ok(Words(words))
            }
        }

        from.deserialize_any(List)
    }
}

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Entries;

        impl<'de> Visitor<'de> for Entries {
            type Value = Texts;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("sleutels met elk een tekst")
            }

            fn visit_unit<E: de::Error>(self) -> Result<Texts, E> {
                Ok(Texts::default())
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Texts, A::Error> {
                let mut texts = Vec::new();
                while let Some((key, text)) = entries.next_entry::<String, Option<String>>()? {
                    texts.push((key, text.unwrap_or_default()));
                }
                Ok(Texts(texts))
            }
        }

        from.deserialize_any(Entries)
    }
}

impl Serialize for Texts {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().map(|(key, text)| (key, text)))
    }
}

impl JsonSchema for Texts {
    fn schema_name() -> Cow<'static, str> {
        "Teksten".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["object", "null"],
            "additionalProperties": { "type": ["string", "number", "boolean", "null"] }
        })
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl Serialize for BirthDate {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(&self.0)
    }
}

/// An editor reads `2026-12-03` as a text, and `2014` as a number.
impl JsonSchema for Day {
    fn schema_name() -> Cow<'static, str> {
        "Datum".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "examples": ["2026-12-03"] })
    }
}

impl JsonSchema for BirthDate {
    fn schema_name() -> Cow<'static, str> {
        "Geboortedatum".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "integer"], "examples": ["2014-05-09", "2014-05", 2014] })
    }
}

impl JsonSchema for Words {
    fn schema_name() -> Cow<'static, str> {
        "Lijst".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["array", "string", "null"], "items": { "type": ["string", "number", "boolean"] } })
    }
}
