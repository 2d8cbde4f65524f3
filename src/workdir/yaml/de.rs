//! From the tree to the types of the model, through serde. Each error names line and column and what was expected,
//! never what stands there.

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{
    self, Deserialize, DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};

use super::{Document, Kind, Place};
use crate::dutch::fold::fold;
use crate::error::{Error, Result};
use crate::model::schema::SHORT;

/// An alias makes a value count again each time it is read: this many are enough for anything written by hand.
const MAX_VISITS: u32 = 400_000;

/// What was read, and the keys that were not known.
#[derive(Debug)]
pub struct Read<T> {
    /// The data.
    pub value: T,
    /// A sentence for each key that nobody knows, with its place and the nearest known one.
    pub unknown_keys: Vec<(Place, String)>,
}

/// Reads a text into a type of the model.
///
/// Looser than serde where people are: a single value does for a list of one; a person who is only a name does for
/// a mapping with that name (see [`SHORT`]); one of a few fixed words may have capitals and spaces.
///
/// # Errors
/// When the text is no YAML or a value does not fit.
pub fn read<T: for<'d> Deserialize<'d>>(text: &str) -> Result<Read<T>> {
    let document = Document::parse(text)?;
    let reading = Reading { document: &document, visits: Cell::new(0), unknown: RefCell::default() };
    let root = Value { reading: &reading, at: document.root(), element: false };
    let value = T::deserialize(root).map_err(|failure| failure.into_error())?;
    Ok(Read { value, unknown_keys: reading.unknown.into_inner() })
}

/// Why a value does not fit.
#[derive(Debug)]
pub struct Failure {
    place: Option<Place>,
    expected: String,
}

impl Failure {
    fn at(mut self, place: Place) -> Failure {
        self.place.get_or_insert(place);
        self
    }

    fn into_error(self) -> Error {
        let error = Error::input(self.expected).remedy("Pas de waarde op deze plaats aan.");
        match self.place {
            Some(place) => error.at(place),
            None => error,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.expected)
    }
}

impl std::error::Error for Failure {}

impl de::Error for Failure {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Failure { place: None, expected: message.to_string() }
    }

    fn invalid_type(_: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::custom(format_args!("hier hoort {expected}"))
    }

    fn invalid_value(_: de::Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::custom(format_args!("hier hoort {expected}"))
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self::custom(format_args!("hier hoort een van deze woorden: {}", expected.join(", ")))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::custom(format_args!("hier ontbreekt de verplichte sleutel '{field}'"))
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::custom(format_args!("de sleutel '{field}' staat er twee keer"))
    }
}

struct Reading<'t> {
    document: &'t Document<'t>,
    visits: Cell<u32>,
    unknown: RefCell<Vec<(Place, String)>>,
}

#[derive(Clone, Copy)]
struct Value<'r> {
    reading: &'r Reading<'r>,
    at: u32,
    /// It is one of a list: no list of one is made of it again.
    element: bool,
}

type Outcome<T> = std::result::Result<T, Failure>;

impl<'r> Value<'r> {
    fn kind(&self) -> &'r Kind<'r> {
        &self.reading.document.node(self.at).kind
    }

    fn place(&self) -> Place {
        self.reading.document.node(self.at).place
    }

    /// Counts the visit; an alias bomb ends here.
    fn visit<T>(self, read: impl FnOnce(&'r Kind<'r>) -> Outcome<T>) -> Outcome<T> {
        let visits = self.reading.visits.get() + 1;
        self.reading.visits.set(visits);
        if visits > MAX_VISITS {
            return Err(de::Error::custom("dit bestand verwijst (*) te vaak naar zichzelf"));
        }
        read(self.kind()).map_err(|failure| failure.at(self.place()))
    }

    fn text(self) -> Outcome<&'r str> {
        match self.kind() {
            Kind::Text(text) => Ok(text),
            Kind::Null => Ok(""),
            Kind::List(_) => Err(de::Error::custom("hier hoort één waarde, geen lijst")),
            Kind::Map(_) => Err(de::Error::custom("hier hoort één waarde, geen sleutels")),
        }
    }

    fn number<T: std::str::FromStr>(self) -> Outcome<T> {
        let text = self.text()?.trim();
        text.parse().map_err(|_| de::Error::custom("hier hoort een heel getal"))
    }

    fn at(self, at: u32, element: bool) -> Value<'r> {
        Value { at, element, ..self }
    }
}

macro_rules! numbers {
    ($($method:ident $visit:ident),*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
            self.visit(|_| visitor.$visit(self.number()?))
        }
    )*};
}

impl<'de> de::Deserializer<'de> for Value<'_> {
    type Error = Failure;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.visit(|kind| match kind {
            Kind::Null => visitor.visit_unit(),
            Kind::Text(text) => visitor.visit_str(text),
            Kind::List(items) => visitor.visit_seq(Items { value: self, rest: items.iter() }),
            Kind::Map(entries) => visitor.visit_map(Entries::new(self, entries, &[])),
        })
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.visit(|_| match fold(self.text()?.trim()).as_str() {
            "ja" | "j" | "true" | "yes" | "waar" => visitor.visit_bool(true),
            "nee" | "n" | "false" | "no" | "onwaar" => visitor.visit_bool(false),
            _ => Err(de::Error::custom("hier hoort ja of nee")),
        })
    }

    numbers!(
        deserialize_i8 visit_i8, deserialize_i16 visit_i16, deserialize_i32 visit_i32, deserialize_i64 visit_i64,
        deserialize_u8 visit_u8, deserialize_u16 visit_u16, deserialize_u32 visit_u32, deserialize_u64 visit_u64,
        deserialize_f32 visit_f32, deserialize_f64 visit_f64
    );

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.visit(|_| visitor.visit_str(self.text()?))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        match self.kind() {
            Kind::Null => self.visit(|_| visitor.visit_none()),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Outcome<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.visit(|kind| match kind {
            Kind::Null => visitor.visit_seq(Items { value: self, rest: [].iter() }),
            Kind::List(items) => visitor.visit_seq(Items { value: self, rest: items.iter() }),
            _ if self.element => Err(de::Error::custom("hier hoort een lijst")),
            _ => visitor.visit_seq(Items { value: self, rest: [self.at].iter() }),
        })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        self.deserialize_struct("", &[], visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Outcome<V::Value> {
        self.visit(|kind| match kind {
            Kind::Map(entries) => visitor.visit_map(Entries::new(self, entries, fields)),
            Kind::Null => visitor.visit_map(Entries::new(self, &[], fields)),
            Kind::Text(_) if SHORT.contains(&name) && !fields.is_empty() => {
                visitor.visit_map(Short { value: self, field: Some(fields[0]) })
            }
            _ => Err(de::Error::custom("hier horen sleutels, elk op een eigen regel, met een dubbele punt")),
        })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Outcome<V::Value> {
        self.visit(|_| {
            let written = fold(self.text()?.trim()).replace([' ', '-'], "_");
            let known = variants.iter().find(|variant| **variant == written);
            match known {
                Some(known) => visitor.visit_enum(Word { word: known }),
                None => Err(de::Error::unknown_variant("", variants)),
            }
        })
    }

    /// Only asked for a key that the type does not have.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Outcome<V::Value> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! { i128 u128 char bytes byte_buf unit unit_struct tuple tuple_struct }
}

struct Items<'r> {
    value: Value<'r>,
    rest: std::slice::Iter<'r, u32>,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Failure;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Outcome<Option<T::Value>> {
        let Some(at) = self.rest.next() else { return Ok(None) };
        seed.deserialize(self.value.at(*at, true)).map(Some)
    }
}

struct Entries<'r> {
    value: Value<'r>,
    rest: std::slice::Iter<'r, (u32, u32)>,
    key: u32,
    current: u32,
    fields: &'static [&'static str],
}

impl<'r> Entries<'r> {
    fn new(value: Value<'r>, entries: &'r [(u32, u32)], fields: &'static [&'static str]) -> Self {
        Entries { value, rest: entries.iter(), key: 0, current: 0, fields }
    }

    /// Notes a key that the type does not have.
    fn unknown(&self) {
        let document = self.value.reading.document;
        let name = document.text(self.key).unwrap_or_default();
        let nearest =
            self.fields.iter().max_by(|a, b| strsim::jaro(name, a).total_cmp(&strsim::jaro(name, b)));
        let near = nearest.filter(|near| strsim::jaro(name, near) > 0.7);
        let advice = near.map(|near| format!("; bedoel je '{near}'?")).unwrap_or_default();
        let place = document.node(self.key).place;
        let message = format!("de sleutel '{name}' ken ik niet{advice}");
        self.value.reading.unknown.borrow_mut().push((place, message));
    }
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Failure;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Outcome<Option<K::Value>> {
        let document = self.value.reading.document;
        while let Some((key, value)) = self.rest.next() {
            (self.key, self.current) = (*key, *value);
            let name = document.text(*key).unwrap_or_default();
            if !self.fields.is_empty() && !self.fields.contains(&name) {
                self.unknown();
            }
            // A key without a value says nothing: it is as if it were not there.
            if self.fields.is_empty() || !matches!(document.node(*value).kind, Kind::Null) {
                return seed.deserialize(self.value.at(*key, false)).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Outcome<T::Value> {
        seed.deserialize(self.value.at(self.current, false))
    }
}

/// A text that stands for a mapping with its first field.
struct Short<'r> {
    value: Value<'r>,
    field: Option<&'static str>,
}

impl<'de> MapAccess<'de> for Short<'_> {
    type Error = Failure;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Outcome<Option<K::Value>> {
        let Some(field) = self.field.take() else { return Ok(None) };
        seed.deserialize(field.into_deserializer()).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Outcome<T::Value> {
        seed.deserialize(self.value)
    }
}

/// One of a few fixed words.
struct Word {
    word: &'static str,
}

impl<'de> EnumAccess<'de> for Word {
    type Error = Failure;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Outcome<(V::Value, Self)> {
        let word: de::value::StrDeserializer<'_, Failure> = self.word.into_deserializer();
        Ok((seed.deserialize(word)?, self))
    }
}

impl<'de> VariantAccess<'de> for Word {
    type Error = Failure;

    fn unit_variant(self) -> Outcome<()> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Outcome<T::Value> {
        Err(de::Error::custom("hier hoort één woord"))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Outcome<V::Value> {
        Err(de::Error::custom("hier hoort één woord"))
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Outcome<V::Value> {
        Err(de::Error::custom("hier hoort één woord"))
    }
}
